import { v7 } from "uuid";
import { beforeEach, expect, it } from "vitest";
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
const refusal = async (operation: Parameters<TestApp["send"]>[0][number]) => {
  const [result] = await app.send([operation]);
  return result?.status === "refused" ? result.code : result?.status;
};

it("counts what was received on each line, and the ledger agrees", async () => {
  await office.receive(line(0), 9);
  const { lines, ordered, received } = await office.readPurchase(purchase.id);
  expect(lines.map((view) => [view.received, view.quantity])).toEqual([
    [9, 15],
    [0, 15],
    [0, 15],
  ]);
  expect([received, ordered]).toEqual([9, 30]);
  expect((await app.verify()).differences).toEqual([]);
});

it("refuses the sixteenth of fifteen, and keeps it to be settled", async () => {
  await office.receive(line(0), 15);
  expect(await refusal(office.receiving(line(0), "R9P0016"))).toBe("purchase-line-full");
  expect((await office.readPurchase(purchase.id)).received).toBe(15);
  const inbox = await app.request<{ total: number }>("/inbox");
  expect(inbox.body.total).toBe(1);
});

it("receives the last one once, although two ask for it at the same moment", async () => {
  await office.receive(line(0), 14);
  const results = await Promise.all([
    app.send([office.receiving(line(0), "R9Q1")]),
    app.send([office.receiving(line(0), "R9Q2")]),
  ]);
  expect(
    results
      .flat()
      .map(({ status }) => status)
      .sort(),
  ).toEqual(["applied", "refused"]);
  expect((await office.readPurchase(purchase.id)).received).toBe(15);
});

it("refuses another model, a line that is a service, and a line that does not exist", async () => {
  const cover = await office.model("cover");
  expect(await refusal(office.receiving(line(0), "R9A", cover.id))).toBe("purchase-line-model");
  expect(await refusal(office.receiving(line(2), "R9B", cover.id))).toBe("purchase-line-service");
  expect(await refusal(office.receiving({ id: v7(), modelId: cover.id }, "R9C"))).toBe(
    "unknown-purchase-line",
  );
});

it("takes any model of its kind on a line that names none, and calls it a gift", async () => {
  const laptop = await office.model("laptop");
  const phone = await office.model("phone");
  const gift = await office.enter({
    id: v7(),
    kind: "used-gift",
    supplier: "Commune de Dizy",
    date: "2027-01-10",
    lines: [{ id: v7(), kind: "laptop", designation: "Portables réformés", quantity: 4 }],
  });
  const [given] = gift.lines;
  if (!given) throw new Error("no line");
  expect(await refusal(office.receiving(given, "R9D", phone.id))).toBe("purchase-line-kind");
  const operation = office.receiving(given, "R9E", laptop.id);
  expect(await refusal(operation)).toBe("applied");
  expect((await office.readPurchase(gift.id)).received).toBe(1);
});

it("has the place free again once a receipt is undone", async () => {
  const operation = office.receiving(line(0), "R9F");
  await app.send([operation]);
  await office.receive(line(0), 2);
  await app.run({ type: "cancel", operationId: operation.id });
  expect((await office.readPurchase(purchase.id)).received).toBe(2);
  await office.receive(line(0), 13, "R9G");
  expect(await refusal(office.receiving(line(0), "R9H"))).toBe("purchase-line-full");
  expect((await app.verify()).differences).toEqual([]);
});

it("tells on the item's page which purchase brought it", async () => {
  const [itemId] = await office.receive(line(0), 1);
  const { body } = await app.request<{ purchase: object; source: string }>(`/items/${itemId}`);
  expect(body.purchase).toEqual({
    id: purchase.id,
    number: 1,
    supplier: "Boutique du numérique",
    date: "2027-02-15",
    lineId: line(0).id,
  });
});
