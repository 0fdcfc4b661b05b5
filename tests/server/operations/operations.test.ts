import { v7 } from "uuid";
import { beforeEach, expect, it } from "vitest";
import type { InboxEntry } from "../../../shared/operations/answer.ts";
import type { Page } from "../../../shared/paging.ts";
import { castOf, type Cast } from "../../support/cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let cast: Cast;

beforeEach(async () => {
  app = await startApp();
  cast = castOf(app);
});

const inbox = async (state = "open") =>
  (await app.request<Page<InboxEntry>>(`/inbox?state=${state}`)).body.items;
const movementsOf = async (itemId: string) =>
  (await app.request<Page<{ type: string }>>(`/movements?item=${itemId}`)).body.items.map(({ type }) => type);

it("answers the same id as the first time, applied or refused, and does it once", async () => {
  const [person, other, tablet] = [await cast.person(), await cast.person("Paul"), await cast.item("tablet")];
  const lend = app.operation({ type: "lend", itemId: tablet.id, loanId: v7(), beneficiaryId: person.id });
  const late = app.operation({ type: "lend", itemId: tablet.id, loanId: v7(), beneficiaryId: other.id });
  expect(await app.send([lend, late])).toMatchObject([
    { id: lend.id, status: "applied" },
    { id: late.id, status: "refused", code: "item-on-loan" },
  ]);
  await app.run({ type: "return", itemId: tablet.id });

  expect(await app.send([lend, late])).toMatchObject([
    { id: lend.id, status: "duplicate" },
    { id: late.id, status: "refused", code: "item-on-loan" },
  ]);
  expect((await cast.read(tablet.id)).state).toBe("in-stock");
  expect(await inbox()).toHaveLength(1);
});

it("refuses another operation under an id that is taken", async () => {
  const tablet = await cast.item("tablet");
  const first = app.operation({ type: "declare-lost", itemId: tablet.id });
  expect(await app.send([first])).toMatchObject([{ status: "applied" }]);
  const other = { ...app.operation({ type: "find", itemId: tablet.id }), id: first.id };
  expect(await app.send([other])).toMatchObject([{ status: "refused", code: "operation-id-reused" }]);
  expect((await cast.read(tablet.id)).state).toBe("missing");
});

it("applies a queue in order, each operation by itself: one that is refused takes no other with it", async () => {
  const [person, tablet, cover] = [await cast.person(), await cast.item("tablet"), await cast.item("cover")];
  const loanId = v7();
  const lend = (itemId: string) => app.operation({ type: "lend", itemId, loanId, beneficiaryId: person.id });
  const results = await app.send([lend(tablet.id), lend(tablet.id), lend(cover.id)]);
  expect(results.map(({ status }) => status)).toEqual(["applied", "refused", "applied"]);
  expect((await cast.read(cover.id)).loanId).toBe(loanId);
});

it("keeps what it refused until a person settles it", async () => {
  const tablet = await cast.item("tablet");
  const refused = app.operation({ type: "return", itemId: tablet.id });
  expect(await app.send([refused])).toMatchObject([{ status: "refused", code: "item-in-stock" }]);
  const [entry] = await inbox();
  expect(entry).toMatchObject({
    id: refused.id,
    type: "return",
    itemLabel: tablet.label,
    actorName: "Compte agent",
    settledAt: null,
  });

  const settle = (settlement: string) => app.request(`/inbox/${refused.id}/settle`, { json: { settlement } });
  expect((await settle("Déjà rendu la veille")).status).toBe(204);
  expect(await inbox()).toEqual([]);
  expect(await inbox("settled")).toMatchObject([
    { id: refused.id, settlement: "Déjà rendu la veille", settledByName: "Compte agent" },
  ]);
  expect((await app.request(`/inbox/${v7()}/settle`, { json: { settlement: "x" } })).status).toBe(404);
});

it("cancels by an operation that compensates: nothing is deleted, and the ledger agrees", async () => {
  const [person, tablet] = [await cast.person(), await cast.item("tablet")];
  const { operationId, loanId } = await cast.lend(tablet.id, person.id);
  await app.run({ type: "cancel", operationId });
  expect(await cast.read(tablet.id)).toMatchObject({ state: "in-stock", loanId: null, holderId: null });
  expect(new Set(await movementsOf(tablet.id))).toEqual(new Set(["receive", "lend", "cancel"]));
  expect((await app.request(`/loans/${loanId}`)).status).toBe(200);
  expect((await app.verify()).differences).toEqual([]);

  const again = app.operation({ type: "cancel", operationId });
  expect(await app.send([again])).toMatchObject([{ status: "refused" }]);
});

it("does not cancel what something else was built on", async () => {
  const [person, tablet] = [await cast.person(), await cast.item("tablet")];
  const { operationId } = await cast.lend(tablet.id, person.id);
  await app.run({ type: "return", itemId: tablet.id });
  expect(await app.send([app.operation({ type: "cancel", operationId })])).toMatchObject([
    { status: "refused", code: "changed-since" },
  ]);
  expect((await app.verify()).differences).toEqual([]);
});

it("keeps a role to its operations", async () => {
  const tablet = await cast.item("tablet");
  const retire = app.operation({ type: "retire", itemId: tablet.id, reason: "obsolete" });
  for (const role of ["commune", "accountant", "collector"] as const) {
    const answer = await app.request("/operations", { json: { operations: [retire] }, as: role });
    expect(answer).toMatchObject({ status: 403, body: { code: "forbidden" } });
  }
  expect((await cast.read(tablet.id)).state).toBe("in-stock");
});
