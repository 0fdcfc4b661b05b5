import type { Day, Instant } from "../dates.ts";
import type { Change } from "../ledger/records.ts";
import type { ItemDetail, ItemView } from "../stock/schema.ts";
import { decide, type DecidedType } from "../operations/decide.ts";
import type { Refusal } from "../operations/facts.ts";
import {
  operation as operationSchema,
  rolesFor,
  type Operation,
  type OperationInput,
  type OperationType,
} from "../operations/schema.ts";
import type { ProblemParams } from "../problems.ts";
import type { Role } from "../roles.ts";
import { tones, type AnswerCode, type Tone } from "./answers.ts";
import { factsFrom, type Place } from "./facts.ts";
import { apply } from "./known.ts";
import type { Asked, Choice, Question } from "./questions.ts";
import type { DeskState, SentOperation, TrailEntry } from "./state.ts";

/** Where the desk stands and who stands at it. */
export interface DeskContext {
  /** Length of a loan by rule, in months. */
  loanMonths: number;
  /** Where what comes back is put. */
  site: Place | null;
  /** The user's id. */
  actor: string;
  role: Role;
}

/** What the pure reducer cannot make by itself. */
export interface Stamp {
  at: Instant;
  /** The civil day of `at`, where the organisation is. */
  today: Day;
  /** Fresh UUIDv7s, `idsPerEvent` of them. */
  ids: readonly string[];
}

/** Enough for a person who holds as many things; where ids run out, what is left stays as it was. */
export const idsPerEvent = 64;

/** One event being answered: what has become of the state, what has to be sent, what was said. */
export interface Turn {
  state: DeskState;
  operations: OperationInput[];
  said: TrailEntry[];
  readonly context: DeskContext;
  readonly at: Instant;
  readonly today: Day;
  readonly ids: string[];
}

type Drafted<Type extends OperationType> = Type extends OperationType
  ? Omit<Extract<OperationInput, { type: Type }>, "id" | "occurredAt">
  : never;
/** An operation before it has its id and its time. */
export type Draft = Drafted<DecidedType>;

export type Outcome = { done: SentOperation[]; refusal?: undefined } | { refusal: Refusal; done?: undefined };

export function beginTurn(state: DeskState, stamp: Stamp, context: DeskContext): Turn {
  const { at, today, ids } = stamp;
  return { state, operations: [], said: [], context, at, today, ids: [...ids] };
}

export function update(turn: Turn, fields: Partial<DeskState>): void {
  turn.state = { ...turn.state, ...fields };
}

export function itemOf(turn: Turn, id: string): ItemDetail | undefined {
  return turn.state.known.items[id];
}

/** All of the operations or none: each is decided on what the ones before it have left, by the server's own rules. */
export function perform(turn: Turn, drafts: Draft[]): Outcome {
  const before = turn.state.known;
  const operations: Operation[] = [];
  const done: SentOperation[] = [];
  for (const draft of drafts) {
    const judged = judge(turn, draft, turn.ids.shift() ?? "");
    if (judged.refusal) {
      update(turn, { known: before });
      return { refusal: judged.refusal };
    }
    const { operation, changes } = judged;
    const { id, type } = operation;
    const itemId = "itemId" in operation ? operation.itemId : null;
    update(turn, { known: apply(turn.state.known, changes, turn) });
    operations.push(operation);
    done.push({ id, type, itemId, changes, status: "sent" });
  }
  turn.operations.push(...operations);
  return { done };
}

/** What the rules would say, without doing it. */
export function wouldRefuse(turn: Turn, draft: Draft): Refusal | undefined {
  const [id = ""] = turn.ids;
  return judge(turn, draft, id).refusal;
}

type Judged = { operation: Operation; changes: Change[]; refusal?: undefined } | { refusal: Refusal };

function judge(turn: Turn, draft: Draft, id: string): Judged {
  const { context, at, today } = turn;
  const parsed = operationSchema.safeParse({ ...draft, id, occurredAt: at });
  if (!parsed.success) return { refusal: { code: "invalid-input" } };
  const operation = parsed.data;
  if (operation.type === "cancel" || !rolesFor(operation.type).includes(context.role))
    return { refusal: { code: "forbidden" } };
  const { actor, loanMonths } = context;
  const facts = factsFrom(turn.state.known, operation, context.site);
  const verdict = decide(operation, facts, { actor, today, at, loanMonths });
  return verdict.refusal ? { refusal: verdict.refusal } : { operation, changes: verdict.changes };
}

export interface Said {
  tone: Tone;
  code: AnswerCode;
  params?: ProblemParams;
  /** The server's own sentence. */
  detail?: string;
  itemId?: string | null;
  loanId?: string | null;
  done?: SentOperation[];
}

/** Adds an answer to the trail. */
export function say(
  turn: Turn,
  { tone, code, params = {}, detail, itemId, loanId, done = [] }: Said,
): TrailEntry {
  const entry: TrailEntry = {
    id: turn.state.nextEntryId,
    at: turn.at,
    on: turn.today,
    tone,
    code,
    params,
    ...(detail === undefined ? {} : { detail }),
    itemId: itemId ?? null,
    loanId: loanId ?? null,
    operations: done,
  };
  update(turn, { nextEntryId: entry.id + 1, trail: [...turn.state.trail, entry] });
  turn.said.push(entry);
  return entry;
}

/** An answer with a question: it stays open until it is answered, cancelled or overtaken. */
export function ask(turn: Turn, said: Said, asked: Asked, choices: Choice[]): TrailEntry {
  const entry = say(turn, said);
  update(turn, { questions: [...turn.state.questions, { ...asked, id: entry.id, choices }] });
  return entry;
}

export function close(turn: Turn, answered: (question: Question) => boolean): void {
  const questions = turn.state.questions.filter((question) => !answered(question));
  if (questions.length < turn.state.questions.length) update(turn, { questions });
}

/** What names an item in a sentence. */
export function itemParams(item: ItemView): ProblemParams {
  return { item: item.label, kind: item.kind, name: item.name };
}

/** A refusal by the rules, said with everything that the desk knows of the item: who has it, since when, until when. */
export function sayRefused(turn: Turn, refusal: Refusal, item?: ItemView): TrailEntry {
  const params = item ? { ...whereabouts(item), ...refusal.params } : refusal.params;
  return say(turn, { tone: "refused", code: refusal.code, params, itemId: item?.id });
}

/** Who has an item, since when, until when, where: only what there is. */
export function whereabouts(item: ItemView): ProblemParams {
  return {
    ...itemParams(item),
    state: item.state,
    since: item.since.slice(0, 10),
    site: item.siteName,
    ...(item.holderName ? { holder: item.holderName } : {}),
    ...(item.loan ? { dueDate: item.loan.dueDate } : {}),
    ...(item.batchLabel ? { batch: item.batchLabel } : {}),
    ...(item.dataUntil ? { dataUntil: item.dataUntil } : {}),
  };
}

/** The answer that the desk gives when several were said: the gravest, and of these the last. */
export function answerOf(turn: Turn): TrailEntry | null {
  return turn.said.reduce<TrailEntry | null>(
    (gravest, entry) =>
      gravest && tones.indexOf(gravest.tone) > tones.indexOf(entry.tone) ? gravest : entry,
    null,
  );
}
