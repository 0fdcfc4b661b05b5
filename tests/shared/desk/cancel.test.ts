import { expect, it } from "vitest";
import { basketOf, canCancel } from "../../../shared/desk/selectors.ts";
import {
  commandCard,
  idNumber,
  items,
  kitCode,
  people,
  voucherCodes,
  vouchers,
} from "../../support/desk-cast.ts";
import type { Town } from "../../support/desk-town.ts";
import { DeskRun } from "../../support/desk-town.ts";

const { jeanne, paul } = people;

it("undoes the last lend by a compensating operation, then the one before", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  desk.scan(items.tablet.label);
  desk.scan(items.cover.label);
  expect(desk.scan(commandCard("cancel"))).toMatchObject({
    tone: "applied",
    code: "cancelled",
    params: { item: items.cover.label },
  });
  expect(basketOf(desk.state).map(({ id }) => id)).toEqual([items.tablet.id]);
  desk.tap({ type: "cancel-last" });
  expect(basketOf(desk.state)).toEqual([]);
  expect(desk.town.held(jeanne.id)).toEqual([]);
  expect(desk.types).toEqual(["lend", "lend", "cancel", "cancel"]);
});

it("opens another loan once all of the first is cancelled", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  desk.scan(items.tablet.label);
  desk.tap({ type: "cancel-last" });
  expect(desk.scan(items.tablet.label)).toMatchObject({ tone: "applied", code: "lent" });
  expect(desk.results.every(({ status }) => status === "applied")).toBe(true);
});

it("undoes a kit as one, newest first", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  desk.scan(kitCode);
  const lends = desk.sent.map(({ id }) => id);
  desk.tap({ type: "cancel-last" });
  expect(desk.sent.slice(2)).toMatchObject([{ operationId: lends[1] }, { operationId: lends[0] }]);
  expect(desk.town.held(jeanne.id)).toEqual([]);
});

it("undoes an answer further up the trail, and refuses once things have moved on", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  const lent = desk.scan(items.tablet.label);
  desk.scan(commandCard("return"));
  desk.scan(items.tablet.label);
  expect(desk.tap({ type: "cancel", entryId: lent?.id ?? 0 })).toMatchObject({
    tone: "refused",
    code: "changed-since",
  });
  expect(desk.types).toEqual(["lend", "return"]);
});

it("cancels each answer once", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  const lent = desk.scan(items.tablet.label);
  desk.tap({ type: "cancel", entryId: lent?.id ?? 0 });
  const entry = desk.state.trail.find(({ id }) => id === lent?.id);
  expect(entry && canCancel(desk.state, entry)).toBe(false);
  expect(desk.tap({ type: "cancel", entryId: lent?.id ?? 0 })).toMatchObject({ code: "nothing-to-cancel" });
});

it("lets go what waits for a card", () => {
  const desk = new DeskRun();
  desk.scan(commandCard("lend"));
  desk.scan(items.tablet.label);
  expect(desk.tap({ type: "cancel-last" })).toMatchObject({ tone: "applied", code: "dropped" });
  desk.scan(jeanne.card);
  expect(desk.sent).toEqual([]);
});

/** Somebody else, at another desk, a moment before. */
function elsewhere(town: Town): DeskRun {
  return new DeskRun(town, undefined, 5_000_000);
}

it("takes back the optimistic answer when the server refuses: somebody else was first", () => {
  const desk = new DeskRun();
  desk.slow = true;
  desk.scan(jeanne.card);
  const lent = desk.scan(items.tablet.label);
  expect(lent).toMatchObject({ tone: "applied" });
  const other = elsewhere(desk.town);
  other.scan(paul.card);
  other.scan(items.tablet.label);

  desk.settle();
  expect(desk.answer).toMatchObject({
    id: lent?.id,
    tone: "refused",
    code: "item-on-loan",
    detail: "Refus du serveur : item-on-loan.",
    params: { holder: "Paul Durand" },
  });
  expect(basketOf(desk.state)).toEqual([]);
  expect(desk.tap({ type: "cancel-last" })).toMatchObject({ code: "nothing-to-cancel" });
  expect(desk.town.itemNamed("tablet").holderId).toBe(paul.id);
});

it("lists each refusal with its item until a person has dealt with it, one of a desk that was closed as well", () => {
  const desk = new DeskRun();
  desk.slow = true;
  desk.scan(jeanne.card);
  desk.scan(items.tablet.label);
  desk.scan(items.cover.label);
  const [tablet, cover] = desk.sent.map(({ id }) => id);
  const other = elsewhere(desk.town);
  other.scan(paul.card);
  for (const one of [items.tablet, items.cover]) other.scan(one.label);
  desk.settle();
  expect(desk.state.refused).toMatchObject([
    { operationId: tablet, item: items.tablet.label, detail: "Refus du serveur : item-on-loan." },
    { operationId: cover, item: items.cover.label },
  ]);
  const left = {
    id: idNumber(0xfff1),
    status: "refused",
    code: "changed-since",
    detail: "Trop tard.",
  } as const;
  expect(desk.tell({ type: "settled", results: [left] })).toMatchObject({
    tone: "refused",
    code: "changed-since",
    detail: "Trop tard.",
  });
  desk.tell({ type: "settled", results: [left] });
  expect(desk.state.refused.map(({ operationId }) => operationId)).toEqual([tablet, cover, left.id]);
  desk.tap({ type: "put-away", operationId: tablet ?? "" });
  expect(desk.state.refused.map(({ operationId }) => operationId)).toEqual([cover, left.id]);
});

it("keeps the rest of a loan whose first item was refused", () => {
  const desk = new DeskRun();
  desk.slow = true;
  desk.scan(jeanne.card);
  desk.scan(items.tablet.label);
  desk.scan(items.cover.label);
  const other = elsewhere(desk.town);
  other.scan(paul.card);
  other.scan(items.tablet.label);
  desk.settle();
  expect(basketOf(desk.state).map(({ id }) => id)).toEqual([items.cover.id]);
  desk.scan(items.sim.label);
  desk.settle();
  expect(desk.results.map(({ status }) => status)).toEqual(["refused", "applied", "applied"]);
  expect(desk.town.itemNamed("sim").loanId).toBe(desk.town.itemNamed("cover").loanId);
});

it("undoes a refused cancellation: what was done stays done", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  const lent = desk.scan(items.tablet.label);
  desk.slow = true;
  desk.tap({ type: "cancel-last" });
  expect(basketOf(desk.state)).toEqual([]);
  desk.town.receive([
    {
      type: "declare-lost",
      id: idNumber(0xfff0),
      occurredAt: "2026-03-02T09:10:00.000Z",
      itemId: items.tablet.id,
    },
  ]);
  desk.settle();
  expect(desk.answer).toMatchObject({ tone: "refused", code: "changed-since" });
  expect(basketOf(desk.state)).toHaveLength(1);
  expect(desk.state.trail.find(({ id }) => id === lent?.id)?.operations[0]?.status).toBe("applied");
});

it("gives the voucher back when the server refuses its use", () => {
  const desk = new DeskRun();
  desk.slow = true;
  desk.scan(commandCard("top-up"));
  desk.scan(items.sim.label);
  desk.scan(voucherCodes.fresh);
  const other = elsewhere(desk.town);
  other.scan(commandCard("top-up"));
  other.scan(items.sim2.label);
  other.scan(voucherCodes.fresh);
  desk.settle();
  expect(desk.answer).toMatchObject({ tone: "refused", code: "voucher-used" });
  expect(desk.state.known.vouchers[vouchers.fresh.id]?.state).toBe("in-stock");
  expect(desk.state.known.items[items.sim.id]?.dataUntil).toBeNull();
  desk.scan(items.sim.label);
  expect(desk.scan(voucherCodes.fresh)).toMatchObject({ tone: "refused", code: "voucher-used" });
});

it("takes the answer of an operation sent twice as a success", () => {
  const desk = new DeskRun();
  desk.slow = true;
  desk.scan(jeanne.card);
  desk.scan(items.tablet.label);
  desk.town.receive(desk.underWay);
  desk.settle();
  expect(desk.results).toMatchObject([{ status: "duplicate" }]);
  expect(desk.state.trail.at(-1)?.operations[0]?.status).toBe("applied");
});

it("trusts what was settled while an older answer was on its way", () => {
  const desk = new DeskRun();
  desk.slow = true;
  desk.scan(jeanne.card);
  desk.scan(items.tablet.label);
  expect(desk.scanLate(items.tablet.label)).toMatchObject({ tone: "already", code: "already-lent" });
  expect(desk.sent).toHaveLength(1);
});

it("trusts what it has just done over an answer that was under way", () => {
  const desk = new DeskRun();
  desk.slow = true;
  desk.scan(jeanne.card);
  desk.scan(items.tablet.label);
  expect(desk.scan(items.tablet.label)).toMatchObject({ tone: "already", code: "already-lent" });
  desk.scan(commandCard("return"));
  desk.scan(items.tablet.label);
  expect(desk.types).toEqual(["lend", "return"]);
  desk.settle();
  expect(desk.results.every(({ status }) => status === "applied")).toBe(true);
});
