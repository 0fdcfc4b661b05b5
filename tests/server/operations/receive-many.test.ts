import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { User } from "../../../server/accounts/entities.ts";
import { Movement } from "../../../server/ledger/entities.ts";
import { OperationEntity } from "../../../server/operations/entities.ts";
import { receiveMany } from "../../../server/operations/receive-many.ts";
import { Identifier, Item } from "../../../server/stock/entities.ts";
import { Refused } from "../../../shared/operations/facts.ts";
import { operation as operationInput, type OperationOf } from "../../../shared/operations/schema.ts";
import type { PurchaseView } from "../../../shared/purchases/schema.ts";
import { purchasesOf } from "../../support/purchases.ts";
import { startApp, type TestApp } from "../../support/server.ts";

interface Place {
  app: TestApp;
  purchase: PurchaseView;
  /** Its line names no model. */
  gift: PurchaseView;
  laptop: string;
}

async function place(): Promise<Place> {
  const app = await startApp();
  const office = purchasesOf(app);
  const purchase = await office.enter(await office.programme());
  const gift = await office.enter({
    id: v7(),
    kind: "used-gift",
    supplier: "Mairie de Dizy",
    date: "2027-02-20",
    lines: [{ id: v7(), kind: "laptop", designation: "Ordinateurs portables", quantity: 2 }],
  });
  return { app, purchase, gift, laptop: (await office.model("laptop")).id };
}

/** Bought, given and found; with codes and without; a label printed ahead. */
function deliveries({ app, purchase, gift, laptop }: Place): OperationOf<"receive">[] {
  const [tablets, covers] = purchase.lines;
  const receive = (fields: object) =>
    operationInput.parse(
      app.operation({
        type: "receive",
        itemId: v7(),
        siteId: app.siteId,
        modelId: laptop,
        ...fields,
      }),
    ) as OperationOf<"receive">;
  const bought = { modelId: tablets?.modelId, purchaseLineId: tablets?.id };
  return [
    receive({ ...bought, identifiers: [{ kind: "serial", value: "r9-w1" }] }),
    receive({ modelId: covers?.modelId, purchaseLineId: covers?.id }),
    receive({ ...bought, condition: "good", note: "Sans boîte" }),
    receive({ purchaseLineId: gift.lines[0]?.id, source: "found" }),
    receive({ source: "found", identifiers: [{ kind: "serial", value: "PF0002" }] }),
  ];
}

async function atOnce({ app }: Place, operations: OperationOf<"receive">[]): Promise<void> {
  const { id } = await app.context.db.read.findOneByOrFail(User, { login: "agent" });
  const agent = { id, role: "agent" as const };
  await app.context.db.write((em) => receiveMany(em, app.context, agent, operations, () => undefined));
}

/** Everything that operations wrote, with each id replaced by its rank of appearance. */
async function written({ app }: Place, operations: OperationOf<"receive">[]): Promise<unknown> {
  const em = app.context.db.read;
  const rows = {
    items: await em.find(Item, { order: { number: "ASC" } }),
    identifiers: (await em.find(Identifier, { where: { entity: "item" } }))
      .map(({ kind, value, entityId }) => `${value} ${kind} ${entityId}`)
      .sort(),
    operations: (await em.find(OperationEntity, { order: { id: "ASC" } })).map((row) => ({
      ...row,
      payloadHash: "",
    })),
    movements: await em.find(Movement, { order: { seq: "ASC" } }),
  };
  expect(rows.items.map(({ id }) => id)).toEqual(operations.map(({ itemId }) => itemId));
  const seen: string[] = [];
  const text = JSON.stringify(rows).replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    if (!seen.includes(id)) seen.push(id);
    return `#${seen.indexOf(id)}`;
  });
  return JSON.parse(text);
}

describe("many items received at once", () => {
  let here: Place;
  beforeEach(async () => {
    here = await place();
  });

  it("leave the same rows as one operation after the other", async () => {
    const there = await place();
    const [many, single] = [deliveries(here), deliveries(there)];
    await atOnce(here, many);
    for (const operation of single) await there.app.run(operation);
    expect(await written(here, many)).toEqual(await written(there, single));
    expect((await here.app.verify()).differences).toEqual([]);
  });

  it("fill the places of a line that earlier ones have left, and no more than was bought", async () => {
    const [, covers] = here.purchase.lines;
    if (!covers) throw new Error("no line");
    const office = purchasesOf(here.app);
    const [first = ""] = await office.receive(covers, 1, "CV");
    const more = Array.from({ length: 15 }, (_, index) =>
      operationInput.parse(office.receiving(covers, `MANY${index}`)),
    ) as OperationOf<"receive">[];
    await expect(atOnce(here, more)).rejects.toThrow(Refused);
    await atOnce(here, more.slice(0, 14));
    const items = await here.app.context.db.read.findBy(Item, { purchaseLineId: covers.id });
    const places = items.map(({ purchasePlace }) => purchasePlace ?? 0).sort((one, other) => one - other);
    expect(places).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(items.find(({ id }) => id === first)?.purchasePlace).toBe(1);
  });
});
