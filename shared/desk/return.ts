import type { Condition } from "../ledger/records.ts";
import type { BeneficiaryView } from "../people/schema.ts";
import type { ItemView } from "../stock/schema.ts";
import { compensateHere } from "./cancel.ts";
import { spokenName } from "./known.ts";
import { heldBy, isLive, restOf } from "./selectors.ts";
import type { RestMark, Returning, SentOperation, TrailEntry } from "./state.ts";
import {
  ask,
  itemOf,
  itemParams,
  perform,
  say,
  sayRefused,
  update,
  whereabouts,
  type Draft,
  type Outcome,
  type Turn,
} from "./turn.ts";

/** An item that comes back; whatever else its loan holds is then listed by `restOf`. */
export function returnItem(turn: Turn, itemId: string): void {
  const item = itemOf(turn, itemId);
  if (!item) return void say(turn, { tone: "refused", code: "unknown-item" });
  if (item.state === "in-stock")
    return void say(turn, { tone: "already", code: "already-in-stock", params: whereabouts(item), itemId });
  if (item.state === "missing") {
    const said = { tone: "question", code: "confirm-found", params: whereabouts(item), itemId } as const;
    return void ask(turn, said, { kind: "found", itemId }, ["yes", "ignore"]);
  }
  if (item.holderId && item.loanId) includeLoans(turn, item.holderId, [item.loanId]);
  const outcome = takeBack(turn, item);
  if (!outcome.done) return void sayRefused(turn, outcome.refusal, item);
  const rest = item.loanId ? (turn.state.known.loans[item.loanId]?.openLines ?? 0) : 0;
  const params = { ...itemParams(item), holder: item.holderName ?? "", rest };
  say(turn, { tone: "applied", code: "returned", params, itemId, loanId: item.loanId, done: outcome.done });
}

/** The card of a person who brings things back: what they hold is listed, and one tap takes it all. */
export function openReturn(turn: Turn, person: BeneficiaryView): void {
  const items = heldBy(turn.state, person.id).filter((item) => item.state === "on-loan");
  const params = { person: spokenName(person), count: items.length };
  if (items.length === 0) return void say(turn, { tone: "info", code: "holds-nothing", params });
  includeLoans(
    turn,
    person.id,
    items.flatMap((item) => item.loanId ?? []),
  );
  say(turn, { tone: "info", code: "person-holds", params });
}

/** The number of a loan agreement: what that loan still holds is listed. */
export function openReturnOfLoan(turn: Turn, loanId: string, personId: string, person: string): void {
  includeLoans(turn, personId, [loanId]);
  const count = restOf(turn.state).length;
  say(turn, {
    tone: "info",
    code: count > 0 ? "person-holds" : "holds-nothing",
    params: { person, count },
    loanId,
  });
}

/** One person after the other: what was marked for the one before is declared when the next one begins. */
function includeLoans(turn: Turn, personId: string, loanIds: string[]): void {
  if (turn.state.returning && turn.state.returning.personId !== personId) finishReturn(turn);
  const fresh: Returning = { personId, loanIds: [], returned: [], marks: {}, conditions: {} };
  const returning = turn.state.returning ?? fresh;
  update(turn, {
    returning: { ...returning, loanIds: [...new Set([...returning.loanIds, ...loanIds])] },
  });
}

function takeBack(turn: Turn, item: ItemView): Outcome {
  const condition = turn.state.returning?.conditions[item.id] ?? "good";
  const siteId = turn.context.site?.id ?? null;
  const outcome = perform(turn, [{ type: "return", itemId: item.id, siteId, condition }]);
  const { returning } = turn.state;
  if (outcome.done && returning) {
    const returned = [...returning.returned.filter((id) => id !== item.id), item.id];
    update(turn, { returning: { ...returning, returned, marks: unmarked(returning, item.id) } });
  }
  return outcome;
}

function unmarked({ marks }: Returning, itemId: string): Record<string, RestMark> {
  return Object.fromEntries(Object.entries(marks).filter(([id]) => id !== itemId));
}

/** « Tout est là »: all that the loans under return still hold comes back with one tap. */
export function returnEverything(turn: Turn): void {
  const rest = restOf(turn.state);
  const [first] = rest;
  if (!first) return void say(turn, { tone: "info", code: "nothing-left" });
  const done: SentOperation[] = [];
  for (const { item } of rest) {
    const outcome = takeBack(turn, item);
    if (outcome.done) done.push(...outcome.done);
    else sayRefused(turn, outcome.refusal, item);
  }
  if (done.length === 0) return;
  const params = { holder: first.item.holderName ?? "", count: done.length };
  say(turn, { tone: "applied", code: "all-returned", params, loanId: first.item.loanId, done });
}

/** What becomes of something that has not come back; nothing is sent before the return is finished. */
export function markRest(turn: Turn, itemId: string, mark: RestMark): void {
  const { returning } = turn.state;
  if (!returning || !restOf(turn.state).some(({ item }) => item.id === itemId)) return;
  update(turn, { returning: { ...returning, marks: { ...returning.marks, [itemId]: mark } } });
}

/** The end of a person's return: what was marked missing is declared lost. */
export function finishReturn(turn: Turn): boolean {
  const { returning } = turn.state;
  if (!returning) return false;
  for (const { item, mark } of restOf(turn.state)) {
    if (mark !== "missing") continue;
    const outcome = perform(turn, [{ type: "declare-lost", itemId: item.id }]);
    if (!outcome.done) {
      sayRefused(turn, outcome.refusal, item);
      continue;
    }
    const params = { ...itemParams(item), holder: item.holderName ?? "" };
    say(turn, { tone: "applied", code: "declared-missing", params, itemId: item.id, done: outcome.done });
  }
  update(turn, { returning: null });
  return true;
}

/** A condition noted before the return goes with it; after it, the return is undone and made again as it should have been. */
export function noteCondition(turn: Turn, itemId: string, condition: Condition): void {
  const item = itemOf(turn, itemId);
  const { returning } = turn.state;
  if (item?.state === "on-loan" && returning) {
    const conditions = { ...returning.conditions, [itemId]: condition };
    return update(turn, { returning: { ...returning, conditions } });
  }
  const entry = turn.state.trail.findLast((one) => one.operations.some(isReturnOf(itemId)));
  const undone = entry?.operations.find(isReturnOf(itemId));
  if (!item || !entry || !undone)
    return void say(turn, { tone: "refused", code: "nothing-to-correct", params: item && itemParams(item) });
  if (item.condition === condition) return;
  correctReturn(turn, item, entry, undone, condition);
}

const isReturnOf = (itemId: string) => (operation: SentOperation) =>
  operation.type === "return" && operation.itemId === itemId && isLive(operation);

function correctReturn(
  turn: Turn,
  item: ItemView,
  entry: TrailEntry,
  undone: SentOperation,
  condition: Condition,
): void {
  const before = { state: turn.state, operations: [...turn.operations] };
  const cancelled = compensateHere(turn, undone);
  const again: Draft = {
    type: "return",
    itemId: item.id,
    siteId: item.siteId,
    condition,
  };
  const outcome = cancelled.done ? perform(turn, [again]) : cancelled;
  if (!cancelled.done || !outcome.done) {
    turn.state = before.state;
    turn.operations = before.operations;
    return void sayRefused(turn, outcome.refusal ?? { code: "changed-since" }, item);
  }
  // The answer that said « rendue » keeps what undoes it, so that its own « Annuler » still means the return.
  const trail = turn.state.trail.map((one) =>
    one.id === entry.id
      ? { ...one, operations: [...one.operations, ...cancelled.done, ...outcome.done] }
      : one,
  );
  update(turn, { trail });
  say(turn, {
    tone: "applied",
    code: "condition-set",
    params: { ...itemParams(item), condition },
    itemId: item.id,
  });
}

/** Declared missing, and found again. */
export function findAgain(turn: Turn, itemId: string): void {
  const item = itemOf(turn, itemId);
  const outcome = perform(turn, [{ type: "find", itemId, siteId: turn.context.site?.id ?? null }]);
  if (!outcome.done || !item) return void sayRefused(turn, outcome.refusal ?? { code: "unknown-item" }, item);
  say(turn, { tone: "applied", code: "found-again", params: itemParams(item), itemId, done: outcome.done });
}
