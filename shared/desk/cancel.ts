import type { OperationResult } from "../operations/answer.ts";
import { compensate } from "../operations/cancel.ts";
import { listRefused, refusedOperation } from "../operations/refused.ts";
import type { ProblemCode } from "../problems.ts";
import { problemCodes } from "../problems.ts";
import { worldFrom } from "./facts.ts";
import { apply, revert } from "./known.ts";
import { canCancel, isLive } from "./selectors.ts";
import type { SentOperation, TrailEntry } from "./state.ts";
import { close, say, sayRefused, update, type Outcome, type Turn } from "./turn.ts";

/** « Annuler »: the last answer that can still be undone. */
export function cancelLast(turn: Turn): void {
  const last = turn.state.trail.findLast((entry) => canCancel(turn.state, entry));
  if (last) cancelEntry(turn, last.id);
  else say(turn, { tone: "info", code: "nothing-to-cancel" });
}

/** Undoes one answer: its operations, newest first, by compensating ones; what it had set waiting or asked is let go. */
export function cancelEntry(turn: Turn, entryId: number): void {
  const entry = turn.state.trail.find((one) => one.id === entryId);
  if (!entry || !canCancel(turn.state, entry))
    return void say(turn, { tone: "info", code: "nothing-to-cancel" });

  const before = { state: turn.state, operations: [...turn.operations] };
  const done: SentOperation[] = [];
  for (const operation of entry.operations.filter(isLive).reverse()) {
    const outcome = compensateHere(turn, operation);
    if (!outcome.done) {
      turn.state = before.state;
      turn.operations = before.operations;
      const item = operation.itemId ? turn.state.known.items[operation.itemId] : undefined;
      return void sayRefused(turn, outcome.refusal, item);
    }
    done.push(...outcome.done);
  }
  close(turn, (question) => question.id === entry.id);
  update(turn, {
    waiting: turn.state.waiting.filter((one) => one.entryId !== entry.id),
    waitingVoucher: turn.state.waitingVoucher?.entryId === entry.id ? null : turn.state.waitingVoucher,
    identifying: turn.state.identifying === entry.id ? null : turn.state.identifying,
  });
  const { itemId, loanId, params } = entry;
  say(turn, {
    tone: "applied",
    code: done.length > 0 ? "cancelled" : "dropped",
    params,
    itemId,
    loanId,
    done,
  });
}

/** Sends the cancellation of one operation, by the rules by which the server grants it. */
export function compensateHere(turn: Turn, undone: SentOperation): Outcome {
  const verdict = compensate(undone.changes, worldFrom(turn.state.known), turn.at);
  if (verdict.refusal) return verdict;
  const id = turn.ids.shift();
  if (!id) return { refusal: { code: "invalid-input" } };
  update(turn, {
    known: apply(turn.state.known, verdict.changes, turn),
    trail: marked(turn.state.trail, undone.id, "cancelled"),
  });
  turn.operations.push({ type: "cancel", id, occurredAt: turn.at, operationId: undone.id });
  const { itemId } = undone;
  const { changes } = verdict;
  return { done: [{ id, type: "cancel", itemId, changes, status: "sent", cancels: undone.id }] };
}

/** The server's answers. What it refused (somebody else was first) is undone here, and the answer says why. */
export function settle(turn: Turn, results: OperationResult[]): void {
  for (const { id, status } of results)
    if (status !== "refused") update(turn, { trail: confirmed(turn, id) });
  const refusals = new Map(results.flatMap((one) => (one.status === "refused" ? [[one.id, one]] : [])));
  const sent = turn.state.trail.flatMap((entry) => entry.operations);
  const inOrder = sent.filter((one) => refusals.has(one.id) && one.status !== "refused");
  for (const operation of inOrder.toReversed()) {
    const result = refusals.get(operation.id);
    if (result) undoRefused(turn, operation, result);
  }
  // Those of a desk that was closed before its network came back.
  const others = [...refusals.values()].filter(({ id }) => !sent.some((one) => one.id === id));
  for (const { code, detail, params } of others)
    say(turn, { tone: "refused", code: problemOf(code), detail, params });
  const fresh = [...inOrder.flatMap(({ id }) => refusals.get(id) ?? []), ...others].map(refusedOperation);
  const named = fresh.map((one) => ({ ...one, item: one.item ?? labelOf(turn, one.operationId) }));
  update(turn, { refused: listRefused(turn.state.refused, named) });
}

const problemOf = (code: string | undefined): ProblemCode =>
  problemCodes.find((one) => one === code) ?? "unexpected";

function labelOf({ state }: Turn, operationId: string): string | null {
  const operation = state.trail.flatMap(({ operations }) => operations).find(({ id }) => id === operationId);
  return (operation?.itemId && state.known.items[operation.itemId]?.label) || null;
}

/** What a person has cancelled meanwhile stays cancelled, confirmed or not. */
function confirmed({ state, at }: Turn, operationId: string): TrailEntry[] {
  return state.trail.map((entry) => ({
    ...entry,
    operations: entry.operations.map((one) =>
      one.id === operationId && one.status === "sent" ? { ...one, status: "applied", settledAt: at } : one,
    ),
  }));
}

function undoRefused(turn: Turn, operation: SentOperation, { code, detail, params }: OperationResult): void {
  const trail = marked(turn.state.trail, operation.id, "refused").map((entry): TrailEntry => {
    if (!entry.operations.some((one) => one.id === operation.id)) return entry;
    return {
      ...entry,
      tone: "refused",
      code: problemOf(code),
      params: { ...entry.params, ...params },
      detail,
    };
  });
  const restored = operation.cancels ? marked(trail, operation.cancels, "applied", "cancelled") : trail;
  update(turn, { trail: restored, known: revert(turn.state.known, operation.changes, turn) });
  const entry = restored.find((one) => one.operations.some((each) => each.id === operation.id));
  if (entry) turn.said.push(entry);
}

function marked(
  trail: TrailEntry[],
  operationId: string,
  status: SentOperation["status"],
  from?: SentOperation["status"],
): TrailEntry[] {
  const concerned = (one: SentOperation) => one.id === operationId && (!from || one.status === from);
  return trail.map((entry) =>
    entry.operations.some(concerned)
      ? { ...entry, operations: entry.operations.map((one) => (concerned(one) ? { ...one, status } : one)) }
      : entry,
  );
}
