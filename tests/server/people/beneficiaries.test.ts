import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import type { Page } from "../../../shared/paging.ts";
import type { BeneficiaryView } from "../../../shared/people/schema.ts";
import type { ScanAnswer } from "../../../shared/scan/answer.ts";
import { castOf } from "../../support/cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";

const people = async (app: TestApp, query = "") =>
  (await app.request<Page<BeneficiaryView>>(`/beneficiaries${query}`)).body;
const names = async (app: TestApp, query: string) => (await people(app, query)).items.map(({ name }) => name);

describe("a new beneficiary", () => {
  it("gets a card that a scan finds, and a phone number in one writing", async () => {
    const app = await startApp();
    const json = { firstName: "Élise", lastName: "Œuvrard", communeCode: "51030", phone: "06.12.34.56.78" };
    const { status, body } = await app.request<BeneficiaryView>("/beneficiaries", {
      json: { ...json, referent: "  " },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: "Œuvrard Élise",
      communeName: "Aÿ-Champagne",
      phone: "+33612345678",
      referent: null,
      knownToCias: false,
      active: true,
      openLoans: 0,
      itemsHeld: 0,
      cohort: null,
    });
    expect(body.card).toMatch(/^GVM-P00001-[0-9A-Z]$/);
    const scan = await app.request<ScanAnswer>(`/scan?code=${body.card}`);
    expect(scan.body.names).toEqual([{ type: "beneficiary", beneficiary: body, items: [] }]);
  });

  it.each([
    ["a phone number that is none", { phone: "06 12" }, 422, "identifier-invalid"],
    ["a commune from elsewhere", { communeCode: "75056" }, 404, "unknown-territory"],
    ["no name", { lastName: " " }, 422, "invalid-input"],
    ["a field that nobody keeps", { income: 1200 }, 422, "invalid-input"],
  ])("is refused with %s", async (_what, fields, status, code) => {
    const app = await startApp();
    const json = { firstName: "Jeanne", lastName: "Martin", communeCode: "51030", ...fields };
    const answer = await app.request<{ code: string }>("/beneficiaries", { json });
    expect(answer).toMatchObject({ status, body: { code } });
    expect((await people(app)).total).toBe(0);
  });

  it.each(["commune", "accountant", "collector"] as const)("is not made by a %s", async (as) => {
    const app = await startApp();
    const json = { firstName: "Jeanne", lastName: "Martin", communeCode: "51030" };
    expect((await app.request("/beneficiaries", { json, as })).status).toBe(403);
  });
});

describe("editing a beneficiary", () => {
  it("leaves what it does not name as it was", async () => {
    const app = await startApp();
    const { id } = await castOf(app).person();
    const { body } = await app.request<BeneficiaryView>(`/beneficiaries/${id}`, {
      method: "PATCH",
      json: { lastName: "Bernard" },
    });
    expect(body).toMatchObject({ lastName: "Bernard", firstName: "Jeanne", phone: "+33612345678" });
    expect(await names(app, "?q=bernard")).toEqual(["Bernard Jeanne"]);
    expect(await names(app, "?q=martin")).toEqual([]);
  });

  it("empties a field that is given empty", async () => {
    const app = await startApp();
    const { id } = await castOf(app).person();
    const json = { phone: "" };
    const { body } = await app.request<BeneficiaryView>(`/beneficiaries/${id}`, { method: "PATCH", json });
    expect(body.phone).toBeNull();
    expect(await names(app, "?q=0612345678")).toEqual([]);
  });

  it("answers 404 for a stranger", async () => {
    const app = await startApp();
    const path = `/beneficiaries/${v7()}`;
    expect((await app.request(path)).status).toBe(404);
    expect((await app.request(path, { method: "PATCH", json: { firstName: "Léa" } })).status).toBe(404);
  });
});

describe("the list of beneficiaries", () => {
  it("is sorted without accents and read page by page", async () => {
    const app = await startApp();
    const { person } = castOf(app);
    for (const last of ["Zola", "Éluard", "Aragon"]) await person("Paul", last);
    const first = await people(app, "?limit=2");
    expect(first).toMatchObject({ total: 3, items: [{ lastName: "Aragon" }, { lastName: "Éluard" }] });
    const second = await people(app, `?limit=2&after=${first.next}`);
    expect(second).toMatchObject({ total: 3, next: null, items: [{ lastName: "Zola" }] });
    expect(await names(app, "?sort=-name")).toEqual(["Zola Paul", "Éluard Paul", "Aragon Paul"]);
  });

  it.each(["eluard", "ÉLU", "0612345678", "06 12 34", "ay champagne", "P00001", "paul éluard"])(
    "finds « %s »",
    async (q) => {
      const app = await startApp();
      const { person } = castOf(app);
      await person("Paul", "Éluard");
      await app.request("/beneficiaries", {
        json: { firstName: "Jean", lastName: "Aragon", communeCode: "51210" },
      });
      expect(await names(app, `?q=${encodeURIComponent(q)}`)).toEqual(["Éluard Paul"]);
    },
  );

  it("filters by commune and by whether the person holds something", async () => {
    const app = await startApp();
    const { person, item, lend } = castOf(app);
    const jeanne = await person();
    await app.request("/beneficiaries", {
      json: { firstName: "Paul", lastName: "Dizy", communeCode: "51210" },
    });
    await lend((await item("tablet")).id, jeanne.id);
    expect(await names(app, "?commune=51210")).toEqual(["Dizy Paul"]);
    expect(await names(app, "?holding=false")).toEqual(["Dizy Paul"]);
    expect((await people(app, "?holding=true")).items).toMatchObject([
      { id: jeanne.id, openLoans: 1, itemsHeld: 1 },
    ]);
  });
});
