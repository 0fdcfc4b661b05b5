import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { readPdf } from "../../../server/labels/jobs.ts";
import { pickupSlipData } from "../../../server/recycling/papers.ts";
import { l7160 } from "../../../shared/labels/formats.ts";
import type { BatchView, BoxView } from "../../../shared/recycling/schema.ts";
import type { ScanAnswer } from "../../../shared/scan/answer.ts";
import { castOf, type Cast } from "../../support/cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";
import { codesIn, renderPages, sticker } from "../documents/rendered.ts";
import { printed } from "../labels/print-job.ts";

let app: TestApp;
let cast: Cast;
let batchId: string;

beforeEach(async () => {
  app = await startApp();
  cast = castOf(app);
  batchId = await cast.batch();
});

type Answer = { items: BoxView[]; code: string; detail: string };
const add = (ids: string[], id = batchId) => app.request<Answer>(`/batches/${id}/boxes`, { json: { ids } });
const setCount = (count: number, before: number) =>
  app.request<Answer>(`/batches/${batchId}/boxes`, { method: "PUT", json: { count, before } });
const pack = (count: number, id = batchId) =>
  add(
    Array.from({ length: count }, () => v7()),
    id,
  );
const scan = async (code: string) => (await app.request<ScanAnswer>(`/scan?code=${code}`)).body.names;

describe("the cartons of a batch", () => {
  it("are numbered, each with its code, and the same request twice is one", async () => {
    const ids = [v7(), v7(), v7()];
    const first = await add(ids);
    expect(first.body.items.map(({ id, number }) => [id, number])).toEqual(ids.map((id, at) => [id, at + 1]));
    expect(first.body.items[1]?.label).toMatch(/^GVM-C00002-/);
    expect((await add(ids)).body).toEqual(first.body);
    expect((await app.request(`/batches/${batchId}/boxes`)).body).toEqual(first.body);
    expect((await app.request<BatchView>(`/batches/${batchId}`)).body.boxes).toBe(3);
    const other = await cast.batch();
    const [box] = (await pack(1, other)).body.items;
    expect(box).toMatchObject({ number: 1 });
    expect(box?.label).toMatch(/^GVM-C00004-/);
  });

  it("are added to those that somebody else has added meanwhile", async () => {
    const { items } = (await pack(6)).body;
    const added = (await pack(1)).body.items;
    expect(added.slice(0, 6)).toEqual(items);
    expect(added.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await Promise.all([pack(2), pack(2)]);
    const { body } = await app.request<Answer>(`/batches/${batchId}/boxes`);
    expect(body.items.map(({ number }) => number)).toEqual(Array.from({ length: 11 }, (_, at) => at + 1));
  });

  it("become fewer only for someone who knows how many there are", async () => {
    const { items } = (await pack(6)).body;
    const stale = await setCount(2, 3);
    expect(stale).toMatchObject({ status: 409, body: { code: "boxes-changed" } });
    expect(stale.body.detail).toMatch(/^[A-ZÀ-Ý].+6 cartons.+[.!?]$/u);
    expect((await app.request<Answer>(`/batches/${batchId}/boxes`)).body.items).toEqual(items);
    expect((await setCount(4, 6)).body.items).toEqual(items.slice(0, 4));
    expect((await setCount(4, 6)).body.items).toEqual(items.slice(0, 4));
    expect((await setCount(5, 4)).body.items).toHaveLength(5);
  });

  it("are 200 at most, and of one batch", async () => {
    await pack(199);
    const full = await pack(2);
    expect(full).toMatchObject({ status: 409, body: { code: "too-many-boxes" } });
    expect(full.body.detail).toMatch(/^[A-ZÀ-Ý].+200.+[.!?]$/u);
    const [box] = (await pack(1)).body.items;
    expect(await add([box!.id], await cast.batch())).toMatchObject({
      status: 409,
      body: { code: "operation-id-reused" },
    });
  });

  it("name their batch when they are scanned, and no longer once they are one too many", async () => {
    const { items } = (await pack(2)).body;
    const [one, two] = items.map(({ label }) => label) as [string, string];
    expect(await scan(two)).toMatchObject([{ type: "batch", batch: { id: batchId }, box: 2 }]);
    await setCount(1, 2);
    expect(await scan(two)).toEqual([]);
    expect(await scan(one)).toMatchObject([{ type: "batch", box: 1 }]);
    const third = (await pack(1)).body.items[1]?.label;
    expect(third).toMatch(/^GVM-C00003-/);
  });

  it("are counted until the batch is collected", async () => {
    const cover = await cast.item("cover");
    await app.run({ type: "retire", itemId: cover.id, reason: "Hors d’usage" });
    await app.run({ type: "add-to-batch", itemId: cover.id, batchId });
    await app.run({ type: "seal-batch", batchId });
    expect((await pack(2)).status).toBe(200);
    expect(await pickupSlipData(app.context.db.read, batchId, "2027-03-02")).toMatchObject({ boxes: 2 });
    await app.run({ type: "collect-batch", batchId, collectedBy: "Emmaüs Connect" });
    const late = await pack(3);
    expect(late).toMatchObject({ status: 409, body: { code: "batch-collected" } });
    expect(late.body.detail).toMatch(/^[A-ZÀ-Ý].+[.!?]$/u);
  });

  it("go with a batch whose creation is cancelled", async () => {
    const { items } = (await pack(1)).body;
    const { body } = await app.request<{ items: { operationId: string }[] }>(`/movements?batch=${batchId}`);
    const operationId = body.items[0]?.operationId ?? "";
    await app.run({ type: "cancel", operationId });
    expect((await app.request(`/batches/${batchId}`)).status).toBe(404);
    expect(await scan(items[0]?.label ?? "")).toEqual([]);
  });

  it.each([
    ["minus one", "PUT", { count: -1, before: 0 }],
    ["half a carton", "PUT", { count: 1.5, before: 0 }],
    ["201 cartons", "PUT", { count: 201, before: 0 }],
    ["a number by someone who knows none", "PUT", { count: 1 }],
    ["none to add", "POST", { ids: [] }],
    ["what is no id", "POST", { ids: ["1"] }],
  ])("are refused for %s", async (_name, method, json) => {
    expect((await app.request(`/batches/${batchId}/boxes`, { method, json })).status).toBe(422);
  });

  it("are not those of a batch that does not exist", async () => {
    expect((await pack(1, v7())).status).toBe(404);
  });
});

describe("labels of cartons", { timeout: 60_000 }, () => {
  it("say which carton of how many, and are read back", async () => {
    const { items } = (await pack(3)).body;
    const subject = { kind: "boxes" as const, batchId };
    const job = await printed(app, { subject, format: "l7160" });
    expect(job).toMatchObject({ kind: "boxes", labels: 3, first: items[0]?.label, last: items[2]?.label });
    const preview = await app.request<{ svg: string }>("/label-previews", {
      json: { subject, format: "l7160" },
    });
    expect(preview.body.svg).toContain(">Carton 2 sur 3</text>");
    const pdf = await readPdf(app.context.db.read, job.id);
    for (const dpi of [300, 200]) {
      const [page] = await renderPages(pdf, dpi);
      for (const [place, { label }] of items.entries()) {
        const code = label.replace(/-(.)$/, "$1");
        expect(await codesIn(sticker(page!, l7160, place))).toEqual([`Code128 ${code}`, `QRCode ${code}`]);
      }
    }
  });

  it("are those of every batch that waits, unless one is named", async () => {
    await pack(1);
    await pack(2, await cast.batch());
    expect((await printed(app, { subject: { kind: "boxes" }, format: "l7160" })).labels).toBe(3);
    const empty = { id: v7(), subject: { kind: "boxes", batchId: await cast.batch() }, format: "l7160" };
    expect((await app.request("/label-jobs", { json: empty })).body).toMatchObject({ code: "no-labels" });
  });
});
