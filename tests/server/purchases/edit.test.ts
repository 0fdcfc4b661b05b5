import { v7 } from "uuid";
import { beforeEach, expect, it } from "vitest";
import {
  Funding,
  Purchase,
  PurchaseChange,
  PurchaseLine,
  type PurchaseChangeRow,
} from "../../../server/purchases/entities.ts";
import type { Page } from "../../../shared/paging.ts";
import type { PurchaseChangeView } from "../../../shared/purchases/history.ts";
import type { PurchaseView } from "../../../shared/purchases/schema.ts";
import { purchasesOf } from "../../support/purchases.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let office: ReturnType<typeof purchasesOf>;
let purchase: PurchaseView;
beforeEach(async () => {
  app = await startApp();
  office = purchasesOf(app);
  purchase = await office.enter(await office.programme());
});

const line = (index: number) => {
  const found = purchase.lines[index];
  if (!found) throw new Error("no such line");
  return found;
};
/** The lines as the form sends them back. */
const asEntered = () =>
  purchase.lines.map(({ id, modelId, kind, designation, quantity, total, accountCode, section }) => ({
    id,
    modelId,
    kind,
    designation,
    quantity,
    total,
    accountCode,
    section,
  }));
const edit = (json: object) =>
  app.request<PurchaseView & { code: string }>(`/purchases/${purchase.id}`, { method: "PATCH", json });

it("changes what is said, and leaves the rest", async () => {
  const { body } = await edit({ mandate: "2027-0999" });
  expect(body).toMatchObject({ ...purchase, mandate: "2027-0999", version: 2 });
});

it("adds a line, drops another, and works the total out again", async () => {
  const [tablets, covers] = asEntered();
  const { body } = await edit({ lines: [covers, { ...tablets, quantity: 20, total: 686_660 }] });
  expect(body.lines.map(({ quantity }) => quantity)).toEqual([15, 20]);
  expect(body.total).toBe(736_660);
  expect(body.mismatches.map(({ code }) => code)).toEqual(["lines-under-invoice"]);
});

it("never goes below what was received", async () => {
  await office.receive(line(0), 3);
  const [tablets, covers, plans] = asEntered();
  const fewer = await edit({ lines: [{ ...tablets, quantity: 2 }, covers, plans] });
  expect([fewer.status, fewer.body.code]).toEqual([409, "purchase-quantity-received"]);
  const dropped = await edit({ lines: [covers, plans] });
  expect([dropped.status, dropped.body.code]).toEqual([409, "purchase-line-received"]);
  const other = await office.model("laptop");
  const changed = await edit({ lines: [{ ...tablets, modelId: other.id }, covers, plans] });
  expect([changed.status, changed.body.code]).toEqual([409, "purchase-line-received"]);
  expect(await office.readPurchase(purchase.id)).toMatchObject({ total: 790_000, received: 3 });

  const exact = await edit({ lines: [{ ...tablets, quantity: 3 }, plans] });
  expect(exact.status).toBe(200);
});

it("is deleted by a manager while nothing was received on it", async () => {
  const path = `/purchases/${purchase.id}?reason=Doublon`;
  expect((await app.request(path, { method: "DELETE" })).status).toBe(403);
  await office.receive(line(0), 1);
  const held = await app.request<{ code: string }>(path, { method: "DELETE", as: "manager" });
  expect([held.status, held.body.code]).toEqual([409, "purchase-received"]);

  const input = await office.programme();
  const other = await office.enter(input);
  expect(
    (await app.request(`/purchases/${other.id}?reason=Doublon`, { method: "DELETE", as: "manager" })).status,
  ).toBe(204);
  expect((await app.request(`/purchases/${other.id}`)).status).toBe(404);
});

const changes = async (query = "") =>
  (
    await app.request<Page<PurchaseChangeView>>(`/purchases/${purchase.id}/changes?${query}`, {
      as: "accountant",
    })
  ).body;

it("keeps what it said before, with who changed it, when and why", async () => {
  app.setNow("2027-03-08T09:00:00Z");
  const [tablets, covers] = asEntered();
  const funding = [{ source: "donation", funder: "Maison de Champagne", amount: 700_000 }];
  const lines = [{ ...tablets, total: 516_000 }, covers];
  await edit({ mandate: "2027-0999", lines, funding, reason: "Avoir du fournisseur" });

  const { items, total } = await changes();
  expect(total).toBe(2);
  expect(items.map(({ what, at, actorName, reason }) => [what, at, actorName, reason])).toEqual([
    ["edited", "2027-03-08T09:00:00.000Z", "Compte agent", "Avoir du fournisseur"],
    ["entered", expect.any(String), "Compte agent", ""],
  ]);
  expect(items[0]?.differences).toEqual([
    { field: "mandate", of: null, before: "2027-0341", after: "2027-0999" },
    { field: "total", of: "Samsung Galaxy Tab A9+", before: 515_000, after: 516_000 },
    { field: "line", of: "15 × Un an d’internet, 15 forfaits", before: 225_000, after: null },
    { field: "funding", of: "Maison de Champagne", before: 790_000, after: 700_000 },
  ]);
  expect((await changes("limit=1")).items).toHaveLength(1);
  expect((await app.verify()).differences).toEqual([]);
});

it("keeps nothing of an edit that changes nothing, or that is refused", async () => {
  await edit({ lines: asEntered(), supplier: purchase.supplier });
  await edit({ lines: [{ ...asEntered()[0], accountCode: "999999" }] });
  expect((await changes()).total).toBe(1);
});

it("is remembered after it was removed", async () => {
  await app.request(`/purchases/${purchase.id}?reason=Saisi+deux+fois`, { method: "DELETE", as: "manager" });
  expect((await changes()).items).toMatchObject([
    { what: "removed", reason: "Saisi deux fois", actorName: "Compte manager" },
    { what: "entered" },
  ]);
  expect((await app.verify()).differences).toEqual([]);
});

it.each(["", "?reason=", "?reason=+"])("is not removed without a reason (%s)", async (query) => {
  const answer = await app.request(`/purchases/${purchase.id}${query}`, { method: "DELETE", as: "manager" });
  expect(answer).toMatchObject({ status: 422, body: { code: "invalid-input" } });
  expect((await app.request(`/purchases/${purchase.id}`)).status).toBe(200);
});

it("is found out where it was changed beside its history", async () => {
  await app.context.db.write((em) => em.update(Purchase, { id: purchase.id }, { supplier: "Une autre" }));
  expect((await app.verify()).differences).toEqual([
    `purchase ${purchase.id} differs from the last version in its history`,
  ]);
});

it("is found out where it vanished beside its history", async () => {
  const purchaseId = purchase.id;
  await app.context.db.write(async (em) => {
    await em.delete(Funding, { purchaseId });
    await em.delete(PurchaseLine, { purchaseId });
    await em.delete(Purchase, { id: purchaseId });
  });
  expect((await app.verify()).differences).toEqual([
    `purchase ${purchaseId} differs from the last version in its history`,
  ]);
});

/** A version that no service wrote. */
const slip = async (change: (last: PurchaseChangeRow) => Partial<PurchaseChangeRow>) => {
  await app.context.db.write(async (em) => {
    const last = await em.findOneOrFail(PurchaseChange, {
      where: { purchaseId: purchase.id },
      order: { version: "DESC" },
    });
    const next = { ...last, id: v7(), version: last.version + 1, before: last.after };
    await em.insert(PurchaseChange, { ...next, ...change(last) });
  });
  return (await app.verify()).differences;
};

it("has a history without gaps", async () => {
  expect(await slip(({ version }) => ({ version: version + 2 }))).toEqual([
    `purchase ${purchase.id} has no version 2 in its history`,
  ]);
});

it("is entered once", async () => {
  expect(await slip(() => ({ before: null }))).toEqual([
    `purchase ${purchase.id} was not before version 2 as it says`,
  ]);
});

it("is not edited once it is removed", async () => {
  await app.request(`/purchases/${purchase.id}?reason=Saisi+deux+fois`, { method: "DELETE", as: "manager" });
  expect(await slip(({ before }) => ({ before, after: null }))).toEqual([
    `purchase ${purchase.id} was not before version 3 as it says`,
  ]);
});

it("has a history that nobody can change", async () => {
  await expect(
    app.context.db.write((em) => em.update(PurchaseChange, { purchaseId: purchase.id }, { reason: "Autre" })),
  ).rejects.toThrow("append-only");
});

it("keeps a unit price that changes beside a given total, and a total that is worked out from now on", async () => {
  const [tablets, ...others] = asEntered();
  const priced = { ...tablets, quantity: 1, unitPrice: 10_000, total: 12_000 };
  await edit({ lines: [priced, ...others] });
  await edit({ lines: [{ ...priced, unitPrice: 1 }, ...others], reason: "Erreur de saisie" });
  await edit({ lines: [priced, ...others] });
  await edit({ lines: [{ ...priced, total: null }, ...others], reason: "Calculé désormais" });

  const of = "Samsung Galaxy Tab A9+";
  const [worked, , cheaper] = (await changes()).items;
  expect(cheaper).toMatchObject({
    reason: "Erreur de saisie",
    differences: [{ field: "unitPrice", of, before: 10_000, after: 1 }],
  });
  expect(worked).toMatchObject({
    reason: "Calculé désormais",
    differences: [{ field: "totalGiven", of, before: "given", after: "computed" }],
  });
  expect((await app.verify()).differences).toEqual([]);
});

it("is found out where only a unit price was changed beside its history", async () => {
  await app.context.db.write((em) => em.update(PurchaseLine, { id: line(0).id }, { unitPrice: 1 }));
  expect((await app.verify()).differences).toEqual([
    `purchase ${purchase.id} differs from the last version in its history`,
  ]);
});

it("refuses what was made from an earlier version, and says who changed it meanwhile", async () => {
  const added = { id: v7(), designation: "Livraison", quantity: 1, total: 3_000 };
  const opened = purchase.version;
  const grown = await edit({ lines: [...asEntered(), added], version: opened });
  expect([grown.status, grown.body.version]).toEqual([200, opened + 1]);

  const stale = await edit({ lines: asEntered(), mandate: "2027-0999", version: opened });
  expect([stale.status, stale.body.code]).toEqual([409, "purchase-changed"]);
  expect(stale.body).toMatchObject({ detail: expect.stringContaining("Compte agent") });
  expect(await office.readPurchase(purchase.id)).toMatchObject({ mandate: "2027-0341", version: opened + 1 });
  expect((await office.readPurchase(purchase.id)).lines).toHaveLength(4);

  const again = await edit({ mandate: "2027-0999", version: grown.body.version });
  expect([again.status, again.body.lines.length]).toEqual([200, 4]);
});
