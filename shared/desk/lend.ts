import { dueDateByRule, dueDateProblem } from "../loans/rules.ts";
import type { Day } from "../dates.ts";
import { itemStep } from "../lifecycle.ts";
import type { BeneficiaryView } from "../people/schema.ts";
import type { ItemView } from "../stock/schema.ts";
import { spokenName } from "./known.ts";
import { basketOf, currentPerson, dueDateOf } from "./selectors.ts";
import type { SentOperation } from "./state.ts";
import {
  ask,
  close,
  itemOf,
  itemParams,
  perform,
  say,
  sayRefused,
  update,
  whereabouts,
  type Outcome,
  type Turn,
} from "./turn.ts";

/** The card of the person to whom everything scanned from now on is lent. */
export function lendTo(turn: Turn, person: BeneficiaryView): void {
  const params = { person: spokenName(person), commune: person.communeName };
  if (!person.active)
    return void say(turn, {
      tone: "refused",
      code: "beneficiary-closed",
      params: { beneficiary: params.person },
    });
  const { lending } = turn.state;
  if (lending?.personId === person.id) {
    say(turn, { tone: "already", code: "person-current-already", params });
  } else {
    finishLending(turn);
    const dueDate = dueDateByRule(turn.today, person.cohort?.endsOn ?? null, turn.context.loanMonths);
    update(turn, { mode: "lend", lending: { personId: person.id, loanId: null, dueDate } });
    say(turn, { tone: "info", code: "person-current", params: { ...params, dueDate } });
  }
  const waiting = turn.state.waiting.filter((one) => one.for === "card");
  update(turn, { waiting: turn.state.waiting.filter((one) => one.for !== "card") });
  for (const { itemId } of waiting) lendItem(turn, itemId);
}

export function lendItem(turn: Turn, itemId: string): void {
  const item = itemOf(turn, itemId);
  if (!item) return void say(turn, { tone: "refused", code: "unknown-item" });
  const person = currentPerson(turn.state);
  if (person && item.state === "on-loan" && item.holderId === person.id)
    return void say(turn, { tone: "already", code: "already-lent", params: whereabouts(item), itemId });
  if (!person && itemStep(item.state, "lend", item.kind).allowed) return waitForCard(turn, [item]);

  const outcome = lendToCurrent(turn, itemId);
  if (outcome.done) return void sayLent(turn, outcome.done, item);
  const { code, params } = outcome.refusal;
  if (code !== "item-on-loan") return void sayRefused(turn, outcome.refusal, item);
  ask(
    turn,
    { tone: "refused", code, params: { ...whereabouts(item), ...params }, itemId },
    { kind: "return-first", itemId },
    ["yes", "ignore"],
  );
}

/** An item that another person was to bring back, taken back and lent in one gesture. */
export function returnThenLend(turn: Turn, itemId: string): void {
  const siteId = turn.context.site?.id ?? null;
  const outcome = perform(turn, [{ type: "return", itemId, siteId }]);
  const item = itemOf(turn, itemId);
  if (!outcome.done || !item) return void sayRefused(turn, outcome.refusal ?? { code: "unknown-item" }, item);
  say(turn, { tone: "applied", code: "returned", params: itemParams(item), itemId, done: outcome.done });
  lendItem(turn, itemId);
}

/** Every item of the kit that can be lent; the others are named. */
export function lendKit(turn: Turn, kit: string, content: ItemView[]): void {
  const person = currentPerson(turn.state);
  const items = content.flatMap((item) => itemOf(turn, item.id) ?? []);
  if (!person) {
    const ready = items.filter((item) => itemStep(item.state, "lend", item.kind).allowed);
    if (ready.length > 0) return waitForCard(turn, ready);
  }
  const done: SentOperation[] = [];
  const refused: ItemView[] = [];
  let already = 0;
  for (const item of items) {
    const outcome = lendToCurrent(turn, item.id);
    if (outcome.done) done.push(...outcome.done);
    else if (person && item.holderId === person.id) already += 1;
    else refused.push(item);
  }
  const tone = done.length > 0 ? "applied" : refused.length > 0 || already === 0 ? "refused" : "already";
  say(turn, {
    tone,
    code: "kit-lent",
    params: {
      kit,
      count: done.length,
      already,
      refused: refused.map((item) => item.label).join(", "),
      person: person ? spokenName(person) : "",
      dueDate: dueDateOf(turn.state) ?? "",
    },
    loanId: turn.state.lending?.loanId,
    done,
  });
}

function lendToCurrent(turn: Turn, itemId: string): Outcome {
  const person = currentPerson(turn.state);
  const { lending } = turn.state;
  if (!lending || !person) {
    const item = itemOf(turn, itemId);
    const step = item && itemStep(item.state, "lend", item.kind);
    return { refusal: { code: step && !step.allowed ? step.refusal : "unknown-beneficiary" } };
  }
  const usable = lending.loanId !== null && !turn.state.known.loans[lending.loanId]?.record.closedAt;
  const loanId = usable && lending.loanId ? lending.loanId : (turn.ids.shift() ?? "");
  const outcome = perform(turn, [
    {
      type: "lend",
      itemId,
      loanId,
      beneficiaryId: person.id,
      cohortId: person.cohort?.id ?? null,
      dueDate: dueDateOf(turn.state),
    },
  ]);
  if (outcome.done) update(turn, { lending: { ...lending, loanId } });
  return outcome;
}

function sayLent(turn: Turn, done: SentOperation[], item: ItemView): void {
  const person = currentPerson(turn.state);
  const params = {
    ...itemParams(item),
    person: person ? spokenName(person) : "",
    dueDate: dueDateOf(turn.state) ?? "",
  };
  const loanId = turn.state.lending?.loanId;
  say(turn, { tone: "applied", code: "lent", params, itemId: item.id, loanId, done });
}

/** Nothing scanned is lost: what comes before the card is lent when the card comes. */
function waitForCard(turn: Turn, items: ItemView[]): void {
  const isWaiting = (item: ItemView) =>
    turn.state.waiting.some((one) => one.itemId === item.id && one.for === "card");
  const fresh = items.filter((item) => !isWaiting(item));
  const first = fresh[0] ?? items[0];
  if (!first) return;
  if (fresh.length === 0)
    return void say(turn, {
      tone: "already",
      code: "already-waiting",
      params: itemParams(first),
      itemId: first.id,
    });
  const params = { ...itemParams(first), count: fresh.length };
  const entry = say(turn, { tone: "question", code: "card-wanted", params, itemId: first.id });
  const added = fresh.map((item) => ({ itemId: item.id, for: "card" as const, entryId: entry.id }));
  const others = turn.state.waiting.filter((one) => !fresh.some((item) => item.id === one.itemId));
  update(turn, { waiting: [...others, ...added] });
}

/** Another due date: of the loan to come, or of the one that has begun. */
export function setDueDate(turn: Turn, dueDate: Day): void {
  const { lending, known } = turn.state;
  if (!lending) return void say(turn, { tone: "refused", code: "unknown-loan" });
  const begun = lending.loanId && !known.loans[lending.loanId]?.record.closedAt ? lending.loanId : null;
  const problem = dueDateProblem(dueDate, turn.today);
  if (problem) return void say(turn, { tone: "refused", code: problem, params: { day: dueDate } });
  const outcome: Outcome = begun ? perform(turn, [{ type: "extend", loanId: begun, dueDate }]) : { done: [] };
  if (!outcome.done) return void sayRefused(turn, outcome.refusal);
  update(turn, { lending: { ...lending, dueDate } });
  const params = { dueDate };
  say(turn, { tone: "applied", code: "due-date-set", params, loanId: begun, done: outcome.done });
}

/** The end of a person's loan; nothing has to be sent, each item was lent as it was scanned. */
export function finishLending(turn: Turn): boolean {
  const { lending } = turn.state;
  const person = currentPerson(turn.state);
  if (!lending || !person) return false;
  const count = basketOf(turn.state).length;
  const params = { person: spokenName(person), count, dueDate: dueDateOf(turn.state) ?? "" };
  update(turn, { lending: null });
  // Answered later, it would lend to the next person what this one asked for.
  close(turn, (question) => question.kind === "return-first");
  if (count > 0) say(turn, { tone: "info", code: "loan-finished", params, loanId: lending.loanId });
  return count > 0;
}
