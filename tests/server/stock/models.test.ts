import { expect, it } from "vitest";
import type { KitView, ModelView } from "../../../shared/stock/schema.ts";
import { castOf } from "../../support/cast.ts";
import { startApp } from "../../support/server.ts";

it("keeps a model's EAN when only its name is changed", async () => {
  const { request } = await startApp();
  const model = { kind: "tablet", brand: "Samsung", name: "Tab A9", gtin: "8806095301020" };
  const { body: made } = await request<ModelView>("/models", { json: model });
  const { body: edited } = await request<ModelView>(`/models/${made.id}`, {
    method: "PATCH",
    json: { name: "Tab A9+" },
    as: "manager",
  });
  expect(edited).toMatchObject({ name: "Tab A9+", gtin: "8806095301020" });
});

it("keeps what a kit holds when only its name is changed", async () => {
  const app = await startApp();
  const tablet = await castOf(app).item("tablet");
  const { body: kit } = await app.request<KitView>("/kits", { json: { name: "Kit", itemIds: [tablet.id] } });
  const { body: edited } = await app.request<KitView>(`/kits/${kit.id}`, {
    method: "PATCH",
    json: { name: "Kit 1" },
  });
  expect(edited.name).toBe("Kit 1");
  expect(edited.items.map(({ id }) => id)).toEqual([tablet.id]);
});

it("refuses an EAN whose check digit is wrong, and a second model with the same EAN", async () => {
  const { request } = await startApp();
  const model = { kind: "tablet", brand: "Samsung", name: "Tab A9", gtin: "8806095301021" };
  const wrong = await request<{ code: string }>("/models", { json: model });
  expect([wrong.status, wrong.body.code]).toEqual([422, "identifier-invalid"]);
  await request("/models", { json: { ...model, gtin: "8806095301020" } });
  const twice = await request<{ code: string }>("/models", { json: { ...model, gtin: "8806095301020" } });
  expect([twice.status, twice.body.code]).toEqual([409, "identifier-taken"]);
});
