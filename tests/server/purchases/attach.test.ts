import { beforeEach, describe, expect, it } from "vitest";
import type { Page } from "../../../shared/paging.ts";
import type { RegisterRow } from "../../../shared/purchases/register.ts";
import type { FittingLine, PurchaseView } from "../../../shared/purchases/schema.ts";
import type { ItemDetail, ItemView, MovementView } from "../../../shared/stock/schema.ts";
import { purchasesOf } from "../../support/purchases.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let office: ReturnType<typeof purchasesOf>;
let purchase: PurchaseView;
let tablet: ItemDetail;
beforeEach(async () => {
  app = await startApp();
  office = purchasesOf(app);
  tablet = await office.item("tablet");
  purchase = await office.enter(await office.programme());
});

const lineOf = (kind: string | null) => purchase.lines.find((line) => line.kind === kind)?.id ?? "";
const attach = (itemId: string, purchaseLineId: string) =>
  app.operation({ type: "attach-purchase", itemId, purchaseLineId });
const codeOf = async (operation: ReturnType<typeof attach>) => (await app.send([operation]))[0]?.code;
const inRegister = async (query = "") => {
  const { body } = await app.request<Page<RegisterRow>>(`/register?${query}`, { as: "accountant" });
  return body.items.find(({ id }) => id === tablet.id);
};
const anotherTablet = async () => {
  const json = { kind: "tablet", brand: "Lenovo", name: "Tab M11" };
  return (await app.request<{ id: string }>("/models", { json, as: "manager" })).body;
};
const differences = async () => (await app.verify()).differences;

describe("attaching what was here already to a purchase", () => {
  it("gives it supplier, price and funder in the register, and says since when", async () => {
    expect(await inRegister()).toMatchObject({ supplier: "", total: null, funding: [] });
    app.setNow("2027-03-08T09:00:00Z");
    await app.run({ type: "attach-purchase", itemId: tablet.id, purchaseLineId: lineOf("tablet") });

    const bought = {
      supplier: "Boutique du numérique",
      total: 34_333,
      funding: [{ source: "donation", funder: "Maison de Champagne" }],
    };
    expect(await inRegister()).toMatchObject({ ...bought, editedOn: null });
    expect(await inRegister("on=2027-03-07")).toMatchObject({ ...bought, editedOn: "2027-03-08" });
    expect((await office.readPurchase(purchase.id)).received).toBe(1);
    const { purchase: shown, operations } = await office.read(tablet.id);
    expect(shown).toMatchObject({ number: purchase.number, lineId: lineOf("tablet") });
    expect(operations).toContain("detach-purchase");
    expect(operations).not.toContain("attach-purchase");
    expect(await differences()).toEqual([]);
  });

  it("can be undone, and taken away later", async () => {
    const operation = attach(tablet.id, lineOf("tablet"));
    await app.send([operation]);
    await app.run({ type: "cancel", operationId: operation.id });
    expect((await office.read(tablet.id)).purchase).toBeNull();

    await app.run({ type: "attach-purchase", itemId: tablet.id, purchaseLineId: lineOf("tablet") });
    await app.run({ type: "send-to-repair", itemId: tablet.id });
    const detached = await app.run({ type: "detach-purchase", itemId: tablet.id });
    expect((await office.read(tablet.id)).purchase).toBeNull();
    expect((await office.readPurchase(purchase.id)).received).toBe(0);
    await app.run({ type: "cancel", operationId: detached });
    expect((await office.read(tablet.id)).purchase?.lineId).toBe(lineOf("tablet"));
    expect(await differences()).toEqual([]);

    const { body } = await app.request<Page<MovementView>>(`/movements?item=${tablet.id}`);
    expect(body.items.filter(({ type }) => type.endsWith("-purchase")).map(({ fact }) => fact)).toEqual(
      Array(3).fill(`Achat n° ${purchase.number}, Boutique du numérique`),
    );
  });

  it("takes what was received on a line away from it", async () => {
    const line = purchase.lines[0] ?? { id: "", modelId: null };
    const [received = ""] = await office.receive(line, 1);
    await app.run({ type: "detach-purchase", itemId: received });
    expect((await office.readPurchase(purchase.id)).received).toBe(0);
    expect(await differences()).toEqual([]);
  });

  it("is refused where it does not fit", async () => {
    const laptop = await office.item("laptop");
    expect(await codeOf(attach(laptop.id, lineOf("tablet")))).toBe("purchase-line-model");
    expect(await codeOf(attach(tablet.id, lineOf(null)))).toBe("purchase-line-service");
    expect(await codeOf(attach(tablet.id, tablet.id))).toBe("unknown-purchase-line");
    expect(await codeOf(attach(lineOf("tablet"), lineOf("tablet")))).toBe("unknown-item");
    const detach = app.operation({ type: "detach-purchase", itemId: tablet.id });
    expect((await app.send([detach]))[0]?.code).toBe("item-without-purchase");
    await app.send([attach(tablet.id, lineOf("tablet"))]);
    expect(await codeOf(attach(tablet.id, lineOf("tablet")))).toBe("item-has-purchase");
    const answer = await app.request("/operations", {
      json: { operations: [attach(tablet.id, lineOf("tablet"))] },
      as: "accountant",
    });
    expect(answer.status).toBe(403);
  });

  it("never takes more than was bought, also when a detachment is undone", async () => {
    await office.receive(purchase.lines[0] ?? { id: "", modelId: null }, 14);
    await app.run({ type: "attach-purchase", itemId: tablet.id, purchaseLineId: lineOf("tablet") });
    const other = await office.item("tablet");
    expect(await codeOf(attach(other.id, lineOf("tablet")))).toBe("purchase-line-full");
    const detach = await app.run({ type: "detach-purchase", itemId: tablet.id });
    await app.run({ type: "attach-purchase", itemId: other.id, purchaseLineId: lineOf("tablet") });
    const back = app.operation({ type: "cancel", operationId: detach });
    expect((await app.send([back]))[0]?.code).toBe("purchase-line-full");
    expect(await differences()).toEqual([]);
  });

  it("takes nothing back that is not what the line says by now, when a detachment is undone", async () => {
    const [first] = purchase.lines;
    const [received = ""] = await office.receive(first ?? { id: "", modelId: null }, 1);
    const detach = await app.run({ type: "detach-purchase", itemId: received });
    const undone = async () =>
      (await app.send([app.operation({ type: "cancel", operationId: detach })]))[0]?.code;
    const sold = async (fields: object) => {
      const line = { id: lineOf("tablet"), quantity: 1, total: 90_000, accountCode: "21838", ...fields };
      const path = `/purchases/${purchase.id}`;
      expect((await app.request(path, { method: "PATCH", json: { lines: [line] } })).status).toBe(200);
    };
    const laptop = await office.model("laptop");
    await sold({ modelId: laptop.id });
    expect(await undone()).toBe("purchase-line-model");
    await sold({ kind: "laptop", designation: "Ordinateur" });
    expect(await undone()).toBe("purchase-line-kind");
    await sold({ designation: "Livraison" });
    expect(await undone()).toBe("purchase-line-service");
    expect((await office.read(received)).purchase).toBeNull();
    expect((await office.readPurchase(purchase.id)).received).toBe(0);

    await sold({ kind: "tablet", designation: "Tablette" });
    expect(await undone()).toBeUndefined();
    expect((await office.read(received)).purchase?.lineId).toBe(lineOf("tablet"));
    expect(await differences()).toEqual([]);
  });

  it("keeps the model that its line names, until it is detached", async () => {
    const other = await anotherTablet();
    const edit = async (json: object) =>
      (await app.request<{ code?: string }>(`/items/${tablet.id}`, { method: "PATCH", json })).body.code;
    await app.run({ type: "attach-purchase", itemId: tablet.id, purchaseLineId: lineOf("tablet") });
    expect(await edit({ modelId: other.id })).toBe("item-model-bought");
    expect(await edit({ modelId: tablet.modelId, note: "Écran rayé" })).toBeUndefined();
    const detach = await app.run({ type: "detach-purchase", itemId: tablet.id });
    expect(await edit({ modelId: other.id })).toBeUndefined();
    const back = app.operation({ type: "cancel", operationId: detach });
    expect((await app.send([back]))[0]?.code).toBe("purchase-line-model");
  });

  it("changes its model on a line that names only a kind", async () => {
    const other = await anotherTablet();
    const lines = [{ id: lineOf("tablet"), kind: "tablet", designation: "Tablettes", quantity: 15 }];
    await app.request(`/purchases/${purchase.id}`, { method: "PATCH", json: { lines } });
    await app.run({ type: "attach-purchase", itemId: tablet.id, purchaseLineId: lineOf("tablet") });
    const json = { modelId: other.id };
    expect((await app.request(`/items/${tablet.id}`, { method: "PATCH", json })).status).toBe(200);
  });

  it("offers what fits: items without a purchase for a line, lines with room for an item", async () => {
    const laptop = await office.item("laptop");
    const without = async (query = "") =>
      (await app.request<Page<ItemView>>(`/items?purchase=none${query}`)).body.items.map(({ id }) => id);
    expect(await without()).toEqual([tablet.id, laptop.id]);
    expect(await without(`&model=${tablet.modelId}`)).toEqual([tablet.id]);
    const lines = async (model: string, q = "") =>
      (await app.request<{ items: FittingLine[] }>(`/purchase-lines?model=${model}&q=${q}`)).body.items;
    expect(await lines(tablet.modelId)).toEqual([
      {
        id: lineOf("tablet"),
        designation: "Samsung Galaxy Tab A9+",
        number: purchase.number,
        supplier: "Boutique du numérique",
        date: "2027-02-15",
      },
    ]);
    expect(await lines(tablet.modelId, "boutique")).toHaveLength(1);
    expect(await lines(tablet.modelId, "orange")).toEqual([]);
    expect(await lines(laptop.modelId)).toEqual([]);

    await app.send([attach(tablet.id, lineOf("tablet"))]);
    expect(await without()).toEqual([laptop.id]);
    const { body } = await app.request<Page<ItemView>>(`/items?purchase=${purchase.id}`);
    expect(body.items.map(({ id }) => id)).toEqual([tablet.id]);
  });
});
