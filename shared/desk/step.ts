import type { Day } from "../dates.ts";
import type { Condition } from "../ledger/records.ts";
import type { OperationResult } from "../operations/answer.ts";
import { putAway } from "../operations/refused.ts";
import type { OperationInput } from "../operations/schema.ts";
import type { Named, ScanAnswer } from "../scan/answer.ts";
import type { ItemView } from "../stock/schema.ts";
import type { OfferView } from "../top-ups/schema.ts";
import { fillErasure, type ErasureEvidence } from "./batch.ts";
import { cancelEntry, cancelLast, settle } from "./cancel.ts";
import { choose, learnNamed, scanned, take } from "./codes.ts";
import { learnHeld } from "./known.ts";
import { setDueDate } from "./lend.ts";
import { changeMode, finish } from "./modes.ts";
import type { Choice } from "./questions.ts";
import { markRest, noteCondition, returnEverything } from "./return.ts";
import type { DeskMode, DeskState, RestMark, TrailEntry } from "./state.ts";
import { tidy } from "./trail.ts";
import { chooseSim, useOffer } from "./top-up.ts";
import {
  answerOf,
  beginTurn,
  close,
  itemOf,
  itemParams,
  perform,
  say,
  sayRefused,
  update,
  type DeskContext,
  type Draft,
  type Stamp,
  type Turn,
} from "./turn.ts";

/** An operation on one item, as a button of its page asks for it. */
export type ItemDraft = Extract<Draft, { itemId: string }>;

export type DeskEvent = Stamp &
  (
    | { type: "scanned"; answer: ScanAnswer }
    /** Chosen in a list (a person by two letters and Enter), or just made from an unknown code, instead of scanned. */
    | { type: "picked"; named: Named; questionId?: number }
    | { type: "mode"; mode: DeskMode }
    | { type: "due-date"; day: Day }
    /** What a person holds, from the server: the answer to `personToAskFor`. */
    | { type: "held"; personId: string; items: ItemView[] }
    | { type: "everything-here" }
    | { type: "rest"; itemId: string; mark: RestMark }
    | { type: "condition"; itemId: string; condition: Condition }
    | { type: "chose-sim"; itemId: string }
    | { type: "chose-offer"; offer: OfferView }
    | { type: "erasure-filled"; itemId: string; evidence: ErasureEvidence }
    | { type: "act"; draft: ItemDraft }
    /** The answer to an open question; `index` goes with `pick`. */
    | { type: "choice"; questionId: number; choice: Choice; index?: number }
    | { type: "finish" }
    | { type: "cancel-last" }
    | { type: "cancel"; entryId: number }
    | { type: "settled"; results: OperationResult[] }
    /** A person has dealt with what was refused. */
    | { type: "put-away"; operationId: string }
  );

export interface DeskStep {
  state: DeskState;
  /** To be sent in this order. */
  operations: OperationInput[];
  /** What to say now, the gravest where several things were said; null where nothing has to be said. */
  answer: TrailEntry | null;
}

/** The whole logic of the desk: pure; never throws; what it sends has passed the server's own rules. */
export function step(state: DeskState, event: DeskEvent, context: DeskContext): DeskStep {
  const turn = beginTurn(state, event, context);
  respond(turn, event);
  return { state: tidy(turn.state), operations: turn.operations, answer: answerOf(turn) };
}

function respond(turn: Turn, event: DeskEvent): void {
  switch (event.type) {
    case "scanned":
      return scanned(turn, event.answer);
    case "picked":
      close(turn, (question) => question.id === event.questionId);
      learnNamed(turn, event.named);
      return take(turn, event.named);
    case "mode":
      return changeMode(turn, event.mode);
    case "due-date":
      return setDueDate(turn, event.day);
    case "held":
      return update(turn, {
        known: learnHeld(turn.state, event.personId, event.items, turn.at),
      });
    case "everything-here":
      return returnEverything(turn);
    case "rest":
      return markRest(turn, event.itemId, event.mark);
    case "condition":
      return noteCondition(turn, event.itemId, event.condition);
    case "chose-sim":
      return chooseSim(turn, event.itemId);
    case "chose-offer":
      return useOffer(turn, event.offer);
    case "erasure-filled":
      return fillErasure(turn, event.itemId, event.evidence);
    case "act":
      return act(turn, event.draft);
    case "choice":
      return choose(turn, event.questionId, event.choice, event.index);
    case "finish":
      return finish(turn);
    case "cancel-last":
      return cancelLast(turn);
    case "cancel":
      return cancelEntry(turn, event.entryId);
    case "settled":
      return settle(turn, event.results);
    case "put-away":
      return update(turn, { refused: putAway(turn.state.refused, event.operationId) });
  }
}

/** A button of the item that is shown. */
function act(turn: Turn, draft: ItemDraft): void {
  const item = itemOf(turn, draft.itemId);
  const outcome = perform(turn, [draft]);
  if (!outcome.done || !item) return void sayRefused(turn, outcome.refusal ?? { code: "unknown-item" }, item);
  const params = { ...itemParams(item), operation: draft.type };
  say(turn, { tone: "applied", code: "done", params, itemId: item.id, done: outcome.done });
}
