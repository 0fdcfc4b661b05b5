import { beforeEach, expect, it } from "vitest";
import { Movement } from "../../../server/ledger/entities.ts";
import { OperationEntity } from "../../../server/operations/entities.ts";
import { Item } from "../../../server/stock/entities.ts";
import { castOf } from "../../support/cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let itemId: string;
let operationId: string;

beforeEach(async () => {
  app = await startApp();
  const cast = castOf(app);
  const [person, tablet] = [await cast.person(), await cast.item("tablet")];
  itemId = tablet.id;
  ({ operationId } = await cast.lend(itemId, person.id));
  expect((await app.verify()).differences).toEqual([]);
});

const tamper = (how: Parameters<typeof app.context.db.write>[0]) => app.context.db.write(how);
const differences = async () => (await app.verify()).differences.join("\n");

it("sees a state that was written beside the ledger", async () => {
  await tamper((em) => em.update(Item, { id: itemId }, { state: "in-stock" }));
  expect(await differences()).toContain(
    `item ${itemId} differs: state is "in-stock", the ledger says "on-loan"`,
  );
});

it("cannot be changed, nor shortened", async () => {
  const [first] = await app.context.db.read.find(Movement, { order: { seq: "ASC" }, take: 1 });
  const where = { seq: first?.seq };
  await expect(tamper((em) => em.delete(Movement, where))).rejects.toThrow("append-only");
  await expect(tamper((em) => em.update(Movement, where, { type: "find" }))).rejects.toThrow("append-only");
  expect(await differences()).toBe("");
});

it("sees a thing that no movement made", async () => {
  const item = await app.context.db.read.findOneByOrFail(Item, { id: itemId });
  const id = app.context.newId();
  await tamper((em) => em.insert(Item, { ...item, id, number: item.number + 1000, label: "GVME01000X" }));
  expect(await differences()).toContain(`item ${id} is there, and no movement made it`);
});

it("sees an operation that was made up, and one that was wiped out", async () => {
  const operation = await app.context.db.read.findOneByOrFail(OperationEntity, { id: operationId });
  const id = app.context.newId();
  await tamper((em) => em.insert(OperationEntity, { ...operation, id }));
  expect(await differences()).toContain(`operation ${id} (lend) moved nothing`);
  await tamper((em) => em.update(OperationEntity, { id: operationId }, { status: "refused" }));
  expect(await differences()).toContain(`operation ${operationId} (lend) was refused, and moved something`);
});
