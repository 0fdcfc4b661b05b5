import type { OperationResult } from "../operations/answer.ts";
import { putAway } from "../operations/refused.ts";
import type { OperationInput } from "../operations/schema.ts";
import type { ScanAnswer } from "../scan/answer.ts";
import { has, kindsOf } from "./box.ts";
import {
  boxIsComplete,
  boxWants,
  changeHabit,
  commitBox,
  lineForModel,
  progressSaid,
  putAside,
  receiveAll,
} from "./commit.ts";
import { isLive, kindOfBox, lineAt, modelNamed, modelOfLine, remainingOn } from "./lines.ts";
import { readingOf } from "./reading.ts";
import { receivingSentences as words } from "./sentences.ts";
import { settle } from "./settle.ts";
import type {
  BoxCode,
  CommonFields,
  ReceivedItem,
  ReceivingAnswer,
  ReceivingLine,
  ReceivingModel,
  ReceivingState,
} from "./state.ts";
import { keepIfFull, nameOf, takeAll } from "./take.ts";
import { answerOf, say, update, type ReceivingStamp, type ReceivingTurn } from "./turn.ts";

export type ReceivingEvent =
  /**
   * What is to be received, from the server: said again whenever it may have changed. `underWay`: boxes were being sent while the
   * server counted, and nobody knows which of them it has counted.
   */
  | {
      type: "opened";
      bound: boolean;
      lines: ReceivingLine[];
      models: ReceivingModel[];
      underWay?: boolean;
    }
  | { type: "read"; answer: ScanAnswer; beside: Pick<ScanAnswer, "candidates">[] }
  | { type: "line"; key: string }
  | { type: "common"; fields: Partial<CommonFields> }
  /** To « Ce numéro est-il de la même boîte ? ». */
  | { type: "belongs"; to: "same" | "next" }
  /** To « De quel modèle est-ce ? ». */
  | { type: "model"; model: ReceivingModel }
  /** What becomes of a box for which the purchase has no line. */
  | { type: "beyond"; choice: "aside" | "keep" }
  | { type: "keep-box" }
  | { type: "drop-box" }
  /** So many at once, without numbers of their own. */
  | { type: "many"; key: string; count: number }
  /** SIM cards from the first to the last one of a row. */
  | { type: "cards"; key: string; codes: BoxCode[] }
  | { type: "cancel-last" }
  | { type: "settled"; results: OperationResult[] }
  | { type: "labelled"; itemId: string; label: string }
  | { type: "remembered"; gtin: string }
  /** A box that was put aside is looked after. */
  | { type: "aside-seen"; index: number }
  /** A refused one was looked at. */
  | { type: "put-away"; operationId: string };

export interface ReceivingStep {
  state: ReceivingState;
  /** To be sent in this order. */
  operations: OperationInput[];
  /** What to say now; null where nothing has to be said. */
  answer: ReceivingAnswer | null;
}

/** The most that come in at once: what one person counts, and one list shows. */
export const mostAtOnce = 500;

/** The whole logic of receiving: pure; never throws; no code is lost, none takes another's place. */
export function receivingStep(
  state: ReceivingState,
  event: ReceivingEvent,
  stamp: ReceivingStamp,
): ReceivingStep {
  const turn: ReceivingTurn = { ...stamp, state, operations: [], said: [] };
  const asked = state.question;
  respond(turn, event);
  takeAll(turn);
  const answer = answerOf(turn);
  if (answer) update(turn, { answer });
  else if (turn.state.question !== asked) update(turn, { answer: null });
  return { state: turn.state, operations: turn.operations, answer };
}

function respond(turn: ReceivingTurn, event: ReceivingEvent): void {
  const { state } = turn;
  switch (event.type) {
    case "opened":
      return open(turn, event);
    case "read":
      return read(turn, event);
    case "line":
      return update(turn, { lineKey: event.key });
    case "common":
      return update(turn, { common: { ...state.common, ...event.fields } });
    case "belongs":
      return sayBelongs(turn, event.to);
    case "model":
      return sayModel(turn, event.model);
    case "beyond":
      return sayBeyond(turn, event.choice);
    case "keep-box":
      return keepBox(turn);
    case "drop-box":
      return dropBox(turn);
    case "many":
      return many(
        turn,
        event.key,
        Array.from({ length: event.count }, () => []),
      );
    case "cards":
      return many(turn, event.key, freshCards(state, event.codes));
    case "cancel-last":
      return cancelLast(turn);
    case "settled":
      return settle(turn, event.results);
    case "labelled":
      return update(turn, {
        items: state.items.map((item) =>
          item.itemId === event.itemId ? { ...item, label: event.label } : item,
        ),
      });
    case "remembered":
      return update(turn, { toRemember: state.toRemember.filter(({ gtin }) => gtin !== event.gtin) });
    case "aside-seen":
      return update(turn, { aside: state.aside.filter((_, index) => index !== event.index) });
    case "put-away":
      return update(turn, {
        items: state.items.filter(
          ({ operationId, status }) => operationId !== event.operationId || status !== "refused",
        ),
        refused: putAway(state.refused, event.operationId),
      });
  }
}

/** The server's counts include what it has confirmed; where something was under way meanwhile, those before it still hold. */
function open(
  turn: ReceivingTurn,
  { bound, lines, models, underWay = false }: Extract<ReceivingEvent, { type: "opened" }>,
): void {
  const { state } = turn;
  const own = bound ? [] : state.lines;
  const read = lines.map((line) => {
    const known = underWay ? lineAt(state, line.key) : undefined;
    return known ? { ...line, received: known.received } : line;
  });
  const all = [...read, ...own.filter(({ key }) => !lines.some((line) => line.key === key))];
  const current = lineAt({ ...state, lines: all }, state.lineKey);
  const isCounted = ({ lineKey, status }: ReceivedItem) =>
    bound && lineKey !== null && (status === "applied" || status === "cancelling");
  const items = underWay ? state.items : state.items.map((item) => ({ ...item, counted: isCounted(item) }));
  const opened = { ...state, bound, lines: all, models, items };
  const first = all.find((line) => remainingOn(opened, line) > 0) ?? all[0];
  update(turn, { ...opened, lineKey: current?.key ?? first?.key ?? null });
}

/** A code joins the line of those to be taken; the command cards do what they do at the desk. */
function read(turn: ReceivingTurn, { answer, beside }: Extract<ReceivingEvent, { type: "read" }>): void {
  const { state } = turn;
  const command = answer.names.find(({ type }) => type === "command");
  if (command?.type === "command" && command.command === "cancel") return cancelLast(turn);
  if (command?.type === "command" && command.command === "finish") return keepBox(turn);
  const reading = readingOf(answer, beside, lineAt(state, state.lineKey)?.kind);
  update(turn, { waiting: [...state.waiting, reading] });
}

function sayBelongs(turn: ReceivingTurn, to: "same" | "next"): void {
  const { question, box, items } = turn.state;
  if (question?.type !== "same-box" && question?.type !== "previous-box") return;
  const { reading } = question;
  const last = items.at(-1);
  const ofBox = question.type === "same-box";
  const kind = ofBox || !last ? kindOfBox(turn.state, box) : last.kind;
  const codes = ofBox ? box : (last?.codes ?? []);
  const secondImei =
    reading.codes.every((code) => code.kind === "imei") && codes.some((code) => code.kind === "imei");
  if (secondImei) changeHabit(turn, kind, { dual: to === "same" });
  if (ofBox && to === "next") {
    // What this one lacks, the next ones may lack as well.
    if (!boxIsComplete(turn.state)) putAside(turn);
    else if (question.missing.length > 0) changeHabit(turn, kind, { kinds: kindsOf(box) });
  }
  update(turn, { question: null, waiting: [{ ...reading, belongs: to }, ...turn.state.waiting] });
}

/** Said once: of an article number it is remembered for good, of a line for as long as it is received. */
function sayModel(turn: ReceivingTurn, model: ReceivingModel): void {
  const { question, models } = turn.state;
  if (!models.some(({ id }) => id === model.id)) update(turn, { models: [...models, model] });
  if (question?.type === "model-of-article") {
    const { gtin, display } = question;
    update(turn, {
      question: null,
      articles: { ...turn.state.articles, [gtin]: model.id },
      toRemember: [...turn.state.toRemember, { gtin: display, modelId: model.id }],
    });
    say(turn, "applied", words.learnt(display, model.name));
    return keepIfFull(turn);
  }
  // Without a question and a purchase: what comes next is of this model.
  if (!question) {
    const line = lineForModel(turn, model.id);
    if (line) update(turn, { lineKey: line.key });
    return;
  }
  if (question.type === "model-of-line") {
    const { lineKey } = question;
    if (lineKey === null) update(turn, { lineKey: lineForModel(turn, model.id)?.key ?? null });
    else update(turn, { modelOfLine: { ...turn.state.modelOfLine, [lineKey]: model.id } });
    update(turn, { question: null });
    commitBox(turn);
  }
}

function sayBeyond(turn: ReceivingTurn, choice: "aside" | "keep"): void {
  if (turn.state.question?.type !== "beyond") return;
  update(turn, { question: null });
  if (choice === "keep") return void commitBox(turn, { beyond: true });
  putAside(turn);
}

/** What was asked about a reading is asked no more: it stands in line again. */
function dropBox(turn: ReceivingTurn): void {
  const { question, waiting } = turn.state;
  const asked = question && "reading" in question ? [question.reading] : [];
  putAside(turn);
  update(turn, { question: null, waiting: [...asked, ...waiting] });
}

function keepBox(turn: ReceivingTurn): void {
  if (turn.state.question) return;
  if (turn.state.box.length === 0) return say(turn, "info", words.boxEmpty);
  if (!boxIsComplete(turn.state)) return say(turn, "question", words.boxIncomplete(boxWants(turn.state)));
  commitBox(turn);
}

const freshCards = ({ items, box }: ReceivingState, codes: BoxCode[]): BoxCode[][] =>
  codes
    .filter((code) => !has(box, code) && !items.some((item) => isLive(item) && has(item.codes, code)))
    .map((code) => [code]);

function many(turn: ReceivingTurn, key: string, boxes: BoxCode[][]): void {
  const line = lineAt(turn.state, key);
  if (!line) return;
  const remaining = remainingOn(turn.state, line);
  if (boxes.length === 0) return say(turn, "already", words.nothingNew);
  if (boxes.length > remaining || boxes.length > mostAtOnce)
    return say(turn, "refused", words.noRoom(line.designation, Math.min(remaining, mostAtOnce)));
  const model = modelNamed(turn.state, modelOfLine(turn.state, line));
  if (!model) return;
  receiveAll(turn, line, model, boxes);
  say(turn, "applied", words.receivedMany(boxes.length, model.name, progressSaid(turn, line)));
}

/** The last one that still stands; what came in at once goes at once. */
function cancelLast(turn: ReceivingTurn): void {
  const { items } = turn.state;
  const last = items.findLast(({ status }) => status === "sent" || status === "applied");
  if (!last) return say(turn, "info", words.nothingToCancel);
  const group = items.filter(
    (item) => item.group === last.group && (item.status === "sent" || item.status === "applied"),
  );
  const cancelled = new Map(group.map(({ operationId }) => [operationId, turn.newId()]));
  for (const [operationId, id] of cancelled)
    turn.operations.push({ id, occurredAt: turn.at, type: "cancel", operationId });
  update(turn, {
    items: items.map((item) => {
      const cancelledBy = cancelled.get(item.operationId);
      return cancelledBy ? { ...item, status: "cancelling", cancelledBy } : item;
    }),
  });
  say(turn, "applied", words.cancelled(group.length, nameOf(turn, last)));
}
