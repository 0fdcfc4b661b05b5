import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { Beneficiary, Member } from "../../../server/people/entities.ts";
import type { CardPreview } from "../../../shared/labels/schema.ts";
import { castOf } from "../../support/cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startApp();
});

const look = (query: string) =>
  app.request<CardPreview & { code: string; detail: string }>(`/cards/preview?${query}`);

describe("cards", () => {
  it("are looked at before they are printed, from the place that is still free", async () => {
    const { body } = await look("kind=commands&startAt=8");
    expect(body).toMatchObject({ cards: 7, pages: 2, page: 1 });
    expect(body.svg).toContain(">Prêter</text>");
    expect(body.svg).not.toContain(">Annuler</text>");
    const second = await look("kind=commands&startAt=8&page=2");
    expect(second.body).toMatchObject({ page: 2 });
    expect(second.body.svg).toContain(">Annuler</text>");
    const pdf = await app.request("/cards.pdf?kind=commands&startAt=8&symbology=qrcode");
    expect([pdf.status, pdf.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  });

  it("are for the people who are named, and for those of a cohort", async () => {
    const cast = castOf(app);
    const [camille, other] = [await cast.person(), await cast.person("Ali", "Benali")];
    const cohort = await cast.cohort("2027-03-01", "2027-06-30");
    await app.request(`/cohorts/${cohort.id}/members`, {
      method: "PUT",
      json: { beneficiaryId: camille.id, status: "member" },
    });
    expect((await look(`kind=beneficiaries&ids=${camille.id},${other.id}`)).body.cards).toBe(2);
    const ofCohort = await look(`kind=beneficiaries&cohort=${cohort.id}`);
    expect(ofCohort.body.cards).toBe(1);
    expect(ofCohort.body.svg).toContain(`>${camille.card}</text>`);
  });

  it("are refused for a cohort of more than 1 000 people, rather than stopping there", async () => {
    const cast = castOf(app);
    const { id: cohortId } = await cast.cohort("2027-03-01", "2027-06-30");
    const { id: known } = await cast.person();
    await app.context.db.write(async (em) => {
      const row = await em.findOneByOrFail(Beneficiary, { id: known });
      const people = Array.from({ length: 1001 }, (_, at) => ({
        ...row,
        id: v7(),
        number: row.number + at + 1,
      }));
      const since = row.createdAt;
      await em.insert(Beneficiary, people);
      await em.insert(
        Member,
        people.map(({ id }) => ({ cohortId, beneficiaryId: id, status: "member", since })),
      );
    });
    const answer = await look(`kind=beneficiaries&cohort=${cohortId}`);
    expect(answer).toMatchObject({ status: 422, body: { code: "too-many-cards" } });
    expect(answer.body.detail).toMatch(/^Cela ferait 1001 cartes.+1000.+[.!?]$/u);
  });

  it.each([
    ["nobody", "kind=beneficiaries", 409, "no-cards"],
    ["a stranger", `kind=beneficiaries&ids=${v7()}`, 409, "no-cards"],
    ["the 11th of ten places", "kind=commands&startAt=11", 422, "invalid-input"],
    ["another kind", "kind=boxes", 422, "invalid-input"],
  ])("are refused for %s, in a sentence", async (_name, query, status, code) => {
    const answer = await look(query);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.detail).toMatch(/^[A-ZÀ-Ý].+[.!?]$/u);
  });
});
