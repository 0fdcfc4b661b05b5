import { describe, expect, it } from "vitest";
import type { Role } from "../../../shared/roles.ts";
import type { ScanAnswer } from "../../../shared/scan/answer.ts";
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

describe("one more EAN of a model", () => {
  const model = { kind: "tablet", brand: "Samsung", name: "Tab A9", gtin: "8806095301020" };
  const blue = "4006381333931";

  it("names the same model when its box is scanned, sent once or twice, by an agent too", async () => {
    const { request } = await startApp();
    const { body: made } = await request<ModelView>("/models", { json: model });
    for (let times = 0; times < 2; times++) {
      const answer = await request<ModelView>(`/models/${made.id}/gtins`, { json: { gtin: blue } });
      expect(answer).toMatchObject({
        status: 200,
        body: { id: made.id, gtin: model.gtin, gtins: [model.gtin, blue] },
      });
    }
    for (const code of [blue, model.gtin]) {
      const { body } = await request<ScanAnswer>(`/scan?code=${code}&symbology=EAN-13`);
      expect(body.names).toMatchObject([{ type: "model", model: { id: made.id } }]);
    }
  });

  it("stays when the form saves the model", async () => {
    const { request } = await startApp();
    const { body: made } = await request<ModelView>("/models", { json: model });
    await request(`/models/${made.id}/gtins`, { json: { gtin: blue } });
    for (const gtin of [model.gtin, "3760123456784"]) {
      const json = { name: "Tab A9+", gtin };
      const edited = await request<ModelView>(`/models/${made.id}`, { method: "PATCH", json, as: "manager" });
      expect(edited).toMatchObject({ status: 200, body: { gtin } });
    }
    const { body } = await request<ScanAnswer>(`/scan?code=${blue}&symbology=EAN-13`);
    expect(body.names).toMatchObject([{ type: "model", model: { name: "Tab A9+" } }]);
  });

  it("is refused with a wrong check digit, for another model's code, for a model that is not there, to an accountant", async () => {
    const { request } = await startApp();
    const { body: made } = await request<ModelView>("/models", { json: model });
    const { body: other } = await request<ModelView>("/models", { json: { ...model, gtin: null } });
    const add = async (id: string, gtin: string, as?: Role) => {
      const { status, body } = await request<{ code: string }>(`/models/${id}/gtins`, { json: { gtin }, as });
      return [status, body.code];
    };
    expect(await add(made.id, "4006381333932")).toEqual([422, "identifier-invalid"]);
    expect(await add(other.id, model.gtin)).toEqual([409, "identifier-taken"]);
    expect(await add("0190c7a0-0000-7000-8000-000000000000", blue)).toEqual([404, "not-found"]);
    expect(await add(made.id, blue, "accountant")).toEqual([403, "forbidden"]);
  });

  it("is shown with the others, and taken away by a manager: its boxes are unknown then", async () => {
    const { request } = await startApp();
    const { body: made } = await request<ModelView>("/models", { json: model });
    await request(`/models/${made.id}/gtins`, { json: { gtin: blue } });
    const remove = (gtin: string, as: Role = "manager") =>
      request<ModelView>(`/models/${made.id}/gtins/${gtin}`, { method: "DELETE", as });
    expect((await remove(model.gtin, "agent")).status).toBe(403);
    const { body: left } = await remove(model.gtin);
    expect(left).toMatchObject({ gtin: blue, gtins: [blue] });
    expect((await remove(model.gtin)).status).toBe(404);
    const { body } = await request<ScanAnswer>(`/scan?code=${model.gtin}&symbology=EAN-13`);
    expect(body.names).toEqual([]);
  });
});
