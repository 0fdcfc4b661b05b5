import type { Day } from "../dates.ts";
import type { BeneficiaryView } from "../people/schema.ts";
import { needsErasure } from "../recycling/rules.ts";
import type { BatchView } from "../recycling/schema.ts";
import type { ItemDetail } from "../stock/schema.ts";
import type { Question } from "./questions.ts";
import type { DeskState, RestMark, TrailEntry } from "./state.ts";

const byLine = (one: ItemDetail, other: ItemDetail) =>
  (one.loan?.lineId ?? "").localeCompare(other.loan?.lineId ?? "") || one.label.localeCompare(other.label);

/** To whom what is scanned is being lent. */
export function currentPerson(state: DeskState): BeneficiaryView | null {
  return (state.lending && state.known.people[state.lending.personId]) ?? null;
}

/** When the loan being filled ends. */
export function dueDateOf(state: DeskState): Day | null {
  const { lending, known } = state;
  if (!lending) return null;
  const begun = lending.loanId ? known.loans[lending.loanId]?.record : undefined;
  return begun && !begun.closedAt ? begun.dueDate : lending.dueDate;
}

/** What this loan holds so far, in the order of scanning. */
export function basketOf(state: DeskState): ItemDetail[] {
  const loanId = state.lending?.loanId;
  if (!loanId) return [];
  return Object.values(state.known.items)
    .filter((item) => item.loanId === loanId)
    .sort(byLine);
}

/** What a person holds now, as far as the desk knows. */
export function heldBy(state: DeskState, personId: string): ItemDetail[] {
  return Object.values(state.known.items)
    .filter((item) => item.holderId === personId)
    .sort(byLine);
}

/** What has come back since this person's first item. */
export function returnedItems(state: DeskState): ItemDetail[] {
  return (state.returning?.returned ?? [])
    .flatMap((id) => state.known.items[id] ?? [])
    .filter((item) => item.state !== "on-loan");
}

export interface RestItem {
  item: ItemDetail;
  mark: RestMark;
}

/** What the loans under return still hold, with what becomes of each item when the return is finished. */
export function restOf(state: DeskState): RestItem[] {
  const { returning } = state;
  if (!returning) return [];
  return Object.values(state.known.items)
    .filter((item) => item.state === "on-loan" && item.loanId && returning.loanIds.includes(item.loanId))
    .sort(byLine)
    .map((item) => ({ item, mark: returning.marks[item.id] ?? "stays" }));
}

/**
 * The person whose loans under return hold more than the desk knows of: ask the server for what they hold and pass it on
 * with a `held` event. Null when everything is known.
 */
export function personToAskFor(state: DeskState): string | null {
  const { returning, known } = state;
  if (!returning) return null;
  const rest = restOf(state);
  const incomplete = returning.loanIds.some((loanId) => {
    const open = known.loans[loanId]?.openLines ?? 0;
    return open > rest.filter(({ item }) => item.loanId === loanId).length;
  });
  return incomplete ? returning.personId : null;
}

/** The SIM whose top-up is awaited. */
export function currentSim(state: DeskState): ItemDetail | null {
  return (state.simId && state.known.items[state.simId]) || null;
}

export function currentBatch(state: DeskState): BatchView | null {
  return (state.batching && state.known.batches[state.batching.batchId]) ?? null;
}

export function batchItems(state: DeskState): ItemDetail[] {
  const batchId = state.batching?.batchId;
  if (!batchId) return [];
  return Object.values(state.known.items)
    .filter((item) => item.batchId === batchId)
    .sort((one, other) => one.label.localeCompare(other.label));
}

/** Devices of the batch that still miss erasure evidence. */
export function missingErasures(state: DeskState): ItemDetail[] {
  return batchItems(state).filter(needsErasure);
}

/** Scanned, and waiting for a card or for a batch label. */
export function waitingItems(state: DeskState): ItemDetail[] {
  return state.waiting.flatMap(({ itemId }) => state.known.items[itemId] ?? []);
}

/** What looked-up thing is on screen; an item as it is after what the desk has done to it. */
export function shownItem(state: DeskState): ItemDetail | null {
  return state.shown?.type === "item" ? (state.known.items[state.shown.item.id] ?? state.shown.item) : null;
}

/** The question to show first: the last one asked. */
export function currentQuestion(state: DeskState): Question | null {
  return state.questions.at(-1) ?? null;
}

/** What « Annuler » on this answer would undo. */
export function canCancel(state: DeskState, entry: TrailEntry): boolean {
  return (
    entry.operations.some(isLive) ||
    state.waiting.some((one) => one.entryId === entry.id) ||
    state.waitingVoucher?.entryId === entry.id ||
    state.questions.some((question) => question.id === entry.id)
  );
}

/** Whether « Annuler » stands beside this answer; a question that can be laid aside has its own button for that. */
export function showsCancel(state: DeskState, entry: TrailEntry): boolean {
  const question = state.questions.find(({ id }) => id === entry.id);
  return canCancel(state, entry) && !question?.choices.includes("ignore");
}

/** Done, and neither refused nor undone since. */
export function isLive(operation: TrailEntry["operations"][number]): boolean {
  return operation.type !== "cancel" && (operation.status === "sent" || operation.status === "applied");
}
