import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import type { Page } from "../../../shared/paging.ts";
import type { OfferView } from "../../../shared/top-ups/schema.ts";
import { castOf } from "../../support/cast.ts";
import { startApp } from "../../support/server.ts";

describe("offers", () => {
  it("are made and edited by management alone", async () => {
    const app = await startApp();
    const offer = await castOf(app).offer();
    const json = { amount: 1200 };
    const path = `/offers/${offer.id}`;
    expect((await app.request(path, { method: "PATCH", json })).status).toBe(403);
    const edited = await app.request<OfferView>(path, { method: "PATCH", json, as: "manager" });
    expect(edited).toMatchObject({ status: 200, body: { ...offer, amount: 1200 } });
    expect((await app.request<OfferView>(path)).body).toEqual({ ...offer, amount: 1200 });
    expect((await app.request("/offers", { json: { ...offer, id: undefined } })).status).toBe(403);
  });

  it("are found by operator and name", async () => {
    const app = await startApp();
    const offer = await castOf(app).offer();
    const found = async (q: string) =>
      (await app.request<Page<OfferView>>(`/offers?q=${q}`)).body.items.map(({ id }) => id);
    expect(await found("orange+10")).toEqual([offer.id]);
    expect(await found("sfr")).toEqual([]);
  });

  it.each([{ amount: -1 }, { amount: 9.99 }, { validityDays: 0 }, { name: "" }])(
    "are refused with %o",
    async (fields) => {
      const app = await startApp();
      const json = { operator: "Orange", name: "10 Go", amount: 1000, ...fields };
      expect((await app.request("/offers", { json, as: "manager" })).status).toBe(422);
      expect((await app.request<Page<OfferView>>("/offers")).body.total).toBe(0);
    },
  );

  it("that do not exist are not found", async () => {
    const app = await startApp();
    const path = `/offers/${v7()}`;
    expect((await app.request(path)).status).toBe(404);
    expect((await app.request(path, { method: "PATCH", json: { amount: 1 }, as: "manager" })).status).toBe(
      404,
    );
  });
});
