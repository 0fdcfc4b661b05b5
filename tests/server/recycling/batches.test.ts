import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { batchListData, pickupSlipData } from "../../../server/recycling/papers.ts";
import type { Page } from "../../../shared/paging.ts";
import type { BatchView } from "../../../shared/recycling/schema.ts";
import { castOf } from "../../support/cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";

const read = async (app: TestApp, id: string) => (await app.request<BatchView>(`/batches/${id}`)).body;
const erasure = {
  type: "erase" as const,
  accountsRemoved: true as const,
  simRemoved: true as const,
  memoryCardRemoved: true as const,
};

/** A laptop to erase, a phone that was excepted, a cover. */
async function filledBatch() {
  const app = await startApp();
  const cast = castOf(app);
  const batchId = await cast.batch();
  const laptop = await cast.item("laptop");
  const phone = await cast.item("phone");
  const cover = await cast.item("cover");
  for (const { id } of [laptop, phone, cover]) {
    await app.run({ type: "retire", itemId: id, reason: "Hors d’usage" });
    await app.run({ type: "add-to-batch", itemId: id, batchId });
  }
  await app.run({ type: "exempt-erasure", itemId: phone.id, reason: "Écran cassé" }, "manager");
  return { app, batchId, laptop, phone, cover };
}

describe("a batch", () => {
  it("counts what is in it, and what still has to be erased", async () => {
    const { app, batchId, laptop } = await filledBatch();
    const before = await read(app, batchId);
    expect(before).toMatchObject({
      name: "Lot de mars",
      state: "draft",
      siteName: "Réserve du CIAS",
      items: 3,
      unerased: 1,
      sealedAt: null,
    });
    expect(before.label).toMatch(/^GVM-L00001-/);
    await app.run({ ...erasure, itemId: laptop.id });
    expect(await read(app, batchId)).toMatchObject({ items: 3, unerased: 0 });
  });

  it("is listed by state and found by its name or number, the latest first", async () => {
    const { app, batchId } = await filledBatch();
    app.setNow("2027-03-03T09:00:00.000Z");
    const later = v7();
    await app.run({ type: "create-batch", batchId: later, name: "Dons d’été", siteId: app.siteId });
    const list = async (query: string) =>
      (await app.request<Page<BatchView>>(`/batches?${query}`)).body.items.map(({ id }) => id);
    expect(await list("")).toEqual([later, batchId]);
    expect(await list("sort=createdAt")).toEqual([batchId, later]);
    expect(await list("q=ete")).toEqual([later]);
    expect(await list("q=L00001")).toEqual([batchId]);
    expect(await list("state=draft,sealed")).toEqual([later, batchId]);
    expect(await list("state=sealed")).toEqual([]);
  });

  it("that does not exist is not found", async () => {
    const app = await startApp();
    for (const path of ["", "/pickup-slip.pdf", "/list.pdf"])
      expect((await app.request(`/batches/${v7()}${path}`)).status).toBe(404);
  });
});

describe("the papers of a batch", () => {
  it("list what is in it, and how its data was dealt with", async () => {
    const { app, batchId, laptop, phone, cover } = await filledBatch();
    const data = await batchListData(app.context.db.read, batchId, "2027-03-02");
    expect(data).toMatchObject({
      name: "Lot de mars",
      place: "Réserve du CIAS, Aÿ-Champagne",
      state: "En préparation",
      printedOn: "2027-03-02",
    });
    expect(data.items).toMatchObject([
      { inventoryNumber: laptop.label, erasure: { missing: true } },
      { inventoryNumber: phone.label, erasure: { exception: "Écran cassé" } },
      { inventoryNumber: cover.label, erasure: undefined },
    ]);
    const { headers, body } = await app.request<string>(`/batches/${batchId}/list.pdf`);
    expect(headers.get("content-type")).toBe("application/pdf");
    expect(body).toMatch(/^%PDF-/);
  });

  it("have a slip once it is sealed", async () => {
    const { app, batchId, laptop } = await filledBatch();
    const slip = () => app.request<string>(`/batches/${batchId}/pickup-slip.pdf`);
    expect(await slip()).toMatchObject({ status: 409, body: { code: "batch-draft" } });
    await app.run({ ...erasure, itemId: laptop.id });
    await app.run({ type: "seal-batch", batchId });
    await app.run({ type: "schedule-batch", batchId, pickupOn: "2027-03-10" });
    const data = await pickupSlipData(app.context.db.read, batchId, "2027-03-02");
    expect(data).toMatchObject({ collector: "Emmaüs Connect", pickupOn: "2027-03-10" });
    expect(data.items[0]?.erasure).toEqual({ method: "clear", on: "2027-03-02", by: "Compte agent" });
    const { status, headers } = await slip();
    expect(status).toBe(200);
    expect(headers.get("content-disposition")).toMatch(/^inline; filename="bordereau-GVM-L00001-.\.pdf"$/);
  });
});
