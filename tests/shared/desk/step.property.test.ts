import fc from "fast-check";
import { expect, it } from "vitest";
import { itemRecordOf } from "../../../shared/desk/known.ts";
import { choices } from "../../../shared/desk/questions.ts";
import { deskModes, type DeskState } from "../../../shared/desk/state.ts";
import { sameRecord } from "../../../shared/ledger/records.ts";
import { commands } from "../../../shared/scan/printed-code.ts";
import {
  ambiguousCode,
  batches,
  commandCard,
  gtin,
  items,
  kitCode,
  offer,
  people,
  unknownSerial,
  voucherCodes,
} from "../../support/desk-cast.ts";
import { DeskRun, Town, type Tap } from "../../support/desk-town.ts";

type Action =
  | { do: "scan"; code: string; after: number }
  | { do: "scan-late"; code: string }
  | { do: "tap"; event: Tap }
  | { do: "answer"; which: number; choice: (typeof choices)[number]; index: number }
  | { do: "cancel"; back: number }
  | { do: "settle" };

const things = Object.values(items);
const codes = [
  ...things.map(({ label }) => label),
  ...Object.values(people).map(({ card }) => card),
  ...Object.values(batches).map(({ label }) => label),
  ...Object.values(voucherCodes),
  ...Object.values(commands).map(commandCard),
  kitCode,
  gtin,
  unknownSerial,
  ambiguousCode,
];
/** Few enough to meet again and again: it is there that things go wrong. */
const usual = [
  items.tablet.label,
  items.sim.label,
  items.retired.label,
  people.jeanne.card,
  batches.draft.label,
  voucherCodes.fresh,
  commandCard("lend"),
  commandCard("return"),
];
const evidence = {
  method: "clear",
  accountsRemoved: true,
  simRemoved: true,
  memoryCardRemoved: true,
} as const;

const itemId = fc.constantFrom(...things.map(({ id }) => id));
/** Whether the batch of that one is sealed, only the server knows before its label is scanned. */
const erasable = itemId.filter((id) => id !== items.sealedAway.id);
const tap: fc.Arbitrary<Tap> = fc.oneof(
  fc.record({ type: fc.constant("mode" as const), mode: fc.constantFrom(...deskModes) }),
  fc.record({ type: fc.constant("due-date" as const), day: fc.constantFrom("2026-12-24", "2020-01-01") }),
  fc.constant<Tap>({ type: "everything-here" }),
  fc.record({
    type: fc.constant("rest" as const),
    itemId,
    mark: fc.constantFrom("stays" as const, "missing" as const),
  }),
  fc.record({
    type: fc.constant("condition" as const),
    itemId,
    condition: fc.constantFrom("worn" as const, "broken" as const),
  }),
  fc.record({ type: fc.constant("chose-sim" as const), itemId }),
  fc.constant<Tap>({ type: "chose-offer", offer }),
  fc.record({
    type: fc.constant("erasure-filled" as const),
    itemId: erasable,
    evidence: fc.constant(evidence),
  }),
  itemId.map((id): Tap => ({ type: "act", draft: { type: "send-to-repair", itemId: id } })),
  fc.constant<Tap>({ type: "finish" }),
  fc.constant<Tap>({ type: "cancel-last" }),
);
const code = fc.oneof(fc.constantFrom(...usual), fc.constantFrom(...codes));
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("scan-late" as const), code }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant("scan" as const),
      code,
      after: fc.constantFrom(500, 3000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("tap" as const), event: tap }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      which: fc.nat(3),
      choice: fc.constantFrom(...choices),
      index: fc.nat(2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cancel" as const), back: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.constant<Action>({ do: "settle" }) },
);

function play(desk: DeskRun, played: Action): void {
  switch (played.do) {
    case "scan":
      return void desk.scan(played.code, played.after);
    case "scan-late":
      return void desk.scanLate(played.code);
    case "tap":
      return void desk.tap(played.event);
    case "answer": {
      const question = desk.state.questions.at(-1 - played.which);
      const { choice, index } = played;
      return void (question && desk.tap({ type: "choice", questionId: question.id, choice, index }));
    }
    case "cancel": {
      const entry = desk.state.trail.at(-1 - played.back);
      return void (entry && desk.tap({ type: "cancel", entryId: entry.id }));
    }
    case "settle": {
      desk.settle();
      const personId = desk.state.returning?.personId;
      return void (personId && desk.tell({ type: "held", personId, items: desk.town.held(personId) }));
    }
  }
}

/** A scan stops waiting only for a reason that was said: it was lent, added or refused, or a person let it go. */
function expectNothingLost(before: DeskState, after: DeskState): void {
  const said = after.trail.filter((entry) => entry.id >= before.nextEntryId);
  const spokenOf = said.flatMap((entry) => [entry.itemId, ...entry.operations.map((one) => one.itemId)]);
  const letGo = said.some(({ code }) => code === "dropped");
  for (const { itemId: waited } of before.waiting) {
    const stillWaits = after.waiting.some((one) => one.itemId === waited);
    expect(stillWaits || letGo || spokenOf.includes(waited)).toBe(true);
  }
  const voucherSettled = said.some(({ code }) => code === "topped-up" || code.startsWith("voucher-"));
  if (before.waitingVoucher) expect(Boolean(after.waitingVoucher) || letGo || voucherSettled).toBe(true);
}

const sequences = fc.array(action, { minLength: 1, maxLength: 60 });

it("sends only what the server accepts, agrees with it at the end, and loses no scan that waits", () => {
  fc.assert(
    fc.property(sequences, fc.boolean(), (actions, slow) => {
      const desk = new DeskRun();
      desk.slow = slow;
      for (const one of actions) {
        const before = desk.state;
        play(desk, one);
        expectNothingLost(before, desk.state);
        expect(desk.state).toEqual(JSON.parse(JSON.stringify(desk.state)));
      }
      desk.settle();
      expect(desk.results.filter(({ status }) => status !== "applied")).toEqual([]);
      for (const [id, view] of Object.entries(desk.state.known.items)) {
        const truth = desk.town.known.items[id];
        expect(truth && sameRecord("item", itemRecordOf(view), itemRecordOf(truth))).toBe(true);
      }
      for (const [id, view] of Object.entries(desk.state.known.batches))
        expect(view).toEqual(desk.town.known.batches[id]);
    }),
    { numRuns: 200 },
  );
});

it("never throws with two desks in one town, and each answer ends as the server decided", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), action), { maxLength: 60 }), (actions) => {
      const town = new Town();
      const desks = [new DeskRun(town), new DeskRun(town, undefined, 5_000_000)] as const;
      for (const desk of desks) desk.slow = true;
      for (const [first, one] of actions) play(desks[first ? 0 : 1], one);
      for (const desk of desks) {
        desk.settle();
        const operations = desk.state.trail.flatMap((entry) => entry.operations);
        expect(operations.filter(({ status }) => status === "sent")).toEqual([]);
        for (const { id, status } of desk.results) {
          const operation = operations.find((kept) => kept.id === id);
          if (operation) expect(operation.status === "refused").toBe(status === "refused");
        }
        for (const { label } of things) desk.scan(label);
      }
    }),
    { numRuns: 80 },
  );
});
