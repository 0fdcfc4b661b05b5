import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import type { Page } from "../../../shared/paging.ts";
import type { BeneficiaryView, CohortView } from "../../../shared/people/schema.ts";
import { castOf } from "../../support/cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";

const put = (app: TestApp, cohortId: string, beneficiaryId: string, status: "member" | "waiting") =>
  app.request<{ code: string }>(`/cohorts/${cohortId}/members`, {
    method: "PUT",
    json: { beneficiaryId, status },
  });
const read = async (app: TestApp, id: string) => (await app.request<CohortView>(`/cohorts/${id}`)).body;
const currentCohort = async (app: TestApp, id: string) =>
  (await app.request<BeneficiaryView>(`/beneficiaries/${id}`)).body.cohort;

describe("cohorts", () => {
  it("are made by management, with their site", async () => {
    const app = await startApp();
    const json = {
      name: "Été 2027",
      startsOn: "2027-06-01",
      endsOn: "2027-08-31",
      meetings: 12,
      siteId: app.siteId,
    };
    expect((await app.request("/cohorts", { json })).status).toBe(403);
    const { status, body } = await app.request<CohortView>("/cohorts", { json, as: "manager" });
    expect(status).toBe(201);
    expect(body).toEqual({ ...json, id: body.id, siteName: "Réserve du CIAS", members: 0, waiting: 0 });
    const found = await app.request<Page<CohortView>>("/cohorts?q=ete");
    expect(found.body.items).toEqual([body]);
  });

  it.each([
    ["an end before its start", { endsOn: "2027-01-01" }, 422, "invalid-input"],
    ["a site that does not exist", { siteId: v7() }, 404, "unknown-site"],
  ])("are refused with %s, new or edited", async (_what, fields, status, code) => {
    const app = await startApp();
    const { id } = await castOf(app).cohort("2027-03-01", "2027-06-01");
    const before = await read(app, id);
    const json = { name: "X", startsOn: "2027-03-01", endsOn: "2027-06-01", meetings: 1, siteId: null };
    expect(await app.request("/cohorts", { json: { ...json, ...fields }, as: "manager" })).toMatchObject({
      status,
      body: { code },
    });
    expect(
      await app.request(`/cohorts/${id}`, { method: "PATCH", json: fields, as: "manager" }),
    ).toMatchObject({ status, body: { code } });
    expect(await read(app, id)).toEqual(before);
  });

  it("are renamed without losing anything else", async () => {
    const app = await startApp();
    const before = await castOf(app).cohort("2027-03-01", "2027-06-01");
    const json = { name: "Printemps" };
    const { body } = await app.request(`/cohorts/${before.id}`, { method: "PATCH", json, as: "manager" });
    expect(body).toEqual({ ...before, name: "Printemps" });
  });
});

describe("members of a cohort", () => {
  it("come in, wait, and leave", async () => {
    const app = await startApp();
    const cast = castOf(app);
    const { id } = await cast.cohort("2027-02-01", "2027-05-01");
    const jeanne = await cast.person();
    const paul = await cast.person("Paul", "Éluard");
    expect((await put(app, id, jeanne.id, "waiting")).status).toBe(204);
    await put(app, id, paul.id, "waiting");
    await put(app, id, jeanne.id, "member");
    await put(app, id, jeanne.id, "member");
    expect(await read(app, id)).toMatchObject({ members: 1, waiting: 1 });

    const listed = async (query: string) =>
      (await app.request<Page<BeneficiaryView>>(`/beneficiaries?${query}`)).body.items.map((one) => one.id);
    expect(await listed(`cohort=${id}`)).toEqual([jeanne.id]);
    expect(await listed(`cohort=${id}&waiting=true`)).toEqual([paul.id]);
    expect(await listed("waiting=true")).toEqual([paul.id]);

    const path = `/cohorts/${id}/members/${jeanne.id}`;
    expect((await app.request(path, { method: "DELETE" })).status).toBe(204);
    expect((await app.request(path, { method: "DELETE" })).status).toBe(404);
    expect(await read(app, id)).toMatchObject({ members: 0, waiting: 1 });
  });

  it("follow the cohort that ends first and has not ended", async () => {
    const app = await startApp();
    const cast = castOf(app);
    const jeanne = await cast.person();
    for (const [from, to] of [
      ["2026-09-01", "2026-12-01"],
      ["2027-02-01", "2027-09-01"],
      ["2027-01-01", "2027-03-02"],
    ] as const)
      await put(app, (await cast.cohort(from, to)).id, jeanne.id, "member");
    expect(await currentCohort(app, jeanne.id)).toMatchObject({ endsOn: "2027-03-02" });
    app.setNow("2027-03-03T09:00:00.000Z");
    expect(await currentCohort(app, jeanne.id)).toMatchObject({ endsOn: "2027-09-01" });
  });

  it("do not follow a cohort that they wait for", async () => {
    const app = await startApp();
    const cast = castOf(app);
    const jeanne = await cast.person();
    await put(app, (await cast.cohort("2027-02-01", "2027-09-01")).id, jeanne.id, "waiting");
    expect(await currentCohort(app, jeanne.id)).toBeNull();
  });

  it("exist, and so does their cohort", async () => {
    const app = await startApp();
    const cast = castOf(app);
    const { id } = await cast.cohort("2027-02-01", "2027-05-01");
    expect(await put(app, id, v7(), "member")).toMatchObject({
      status: 404,
      body: { code: "unknown-beneficiary" },
    });
    expect((await put(app, v7(), (await cast.person()).id, "member")).status).toBe(404);
  });
});
