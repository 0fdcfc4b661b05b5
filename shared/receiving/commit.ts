import type { OperationInput } from "../operations/schema.ts";
import { has, isComplete, kindsOf, missingOf, numbersWanted } from "./box.ts";
import {
  habitOf,
  isDone,
  kindOfBox,
  lineOf,
  modelNamed,
  modelOfArticle,
  modelOfLine,
  needsArticle,
  progressOf,
  remainingOn,
} from "./lines.ts";
import { progressWords, receivingSentences as words } from "./sentences.ts";
import type { BoxCode, BoxKind, ReceivedItem, ReceivingLine, ReceivingState } from "./state.ts";
import { say, update, type ReceivingTurn } from "./turn.ts";

export const boxIsComplete = (state: ReceivingState): boolean =>
  isComplete(state.box, kindOfBox(state, state.box), state.common.labelled);

/** What the box at hand still lacks to be like those before it. */
export function boxMissing(state: ReceivingState): BoxKind[] {
  const habit = habitOf(state, state.box);
  const missing = missingOf(state.box, habit, needsArticle(state, state.box));
  const label: BoxKind[] =
    state.common.labelled && !state.box.some(({ kind }) => kind === "item-label") ? ["item-label"] : [];
  return [...new Set([...missing, ...label])];
}

/** What has to be read before the box at hand can be kept: one of the numbers, and the label. */
export function boxWants(state: ReceivingState): BoxKind[] {
  const found = kindsOf(state.box);
  const numbers = numbersWanted(kindOfBox(state, state.box));
  const wanted = numbers.some((one) => found.includes(one)) ? [] : numbers.slice(0, 1);
  const label: BoxKind[] = state.common.labelled && !found.includes("item-label") ? ["item-label"] : [];
  return [...new Set([...wanted, ...label])];
}

/** Without a purchase, each model that comes has a line of its own. */
export function lineForModel(turn: ReceivingTurn, modelId: string): ReceivingLine | undefined {
  const model = modelNamed(turn.state, modelId);
  if (turn.state.bound || !model) return undefined;
  const known = turn.state.lines.find(({ key }) => key === modelId);
  if (known) return known;
  const { id, kind, name } = model;
  const line = {
    key: id,
    purchaseLineId: null,
    modelId: id,
    kind,
    designation: name,
    quantity: null,
    received: 0,
  };
  update(turn, { lines: [...turn.state.lines, line] });
  return line;
}

/**
 * Keeps the box at hand, which is complete, as an item; false where a person has to say something first. `beyond`: it was said
 * that it is received besides the purchase.
 */
export function commitBox(turn: ReceivingTurn, { beyond = false } = {}): boolean {
  const { box } = turn.state;
  const article = box.find(({ kind }) => kind === "gtin");
  const named = article ? modelOfArticle(turn.state, article) : null;
  if (article && !named) {
    update(turn, {
      question: { type: "model-of-article", gtin: article.value, display: article.display },
    });
    return false;
  }
  const line = lineOf(turn.state, box) ?? (named ? lineForModel(turn, named) : undefined);
  const modelId = named ?? (line ? modelOfLine(turn.state, line) : null);
  const model = modelNamed(turn.state, modelId);
  if (!line && !named && turn.state.bound) {
    update(turn, { question: { type: "beyond", modelId: null, lineKey: null } });
    return false;
  }
  if (!model) {
    update(turn, { question: { type: "model-of-line", lineKey: line?.key ?? null } });
    return false;
  }
  if (!beyond && (!line || remainingOn(turn.state, line) === 0)) {
    update(turn, { question: { type: "beyond", modelId, lineKey: line?.key ?? null } });
    return false;
  }
  const kept = beyond ? null : (line ?? null);
  const [item] = receiveAll(turn, kept, model, [box]);
  learnHabit(turn, model.kind, box);
  const aside = turn.state.aside.filter((codes) => !codes.some((code) => has(box, code)));
  update(turn, { box: [], aside, lineKey: kept?.key ?? turn.state.lineKey });
  if (item) say(turn, "applied", words.received(model.name, model.kind, progressSaid(turn, kept)));
  if (isDone(turn.state)) say(turn, "applied", words.allHere);
  return true;
}

export function progressSaid({ state }: ReceivingTurn, line: ReceivingLine | null): string {
  return line ? progressWords(progressOf(state, line)) : "Hors achat";
}

/** One operation for each of these boxes. */
export function receiveAll(
  turn: ReceivingTurn,
  line: ReceivingLine | null,
  model: { id: string; kind: ReceivedItem["kind"] },
  boxes: BoxCode[][],
): ReceivedItem[] {
  const { common } = turn.state;
  const group = turn.newId();
  const items: ReceivedItem[] = [];
  for (const codes of boxes) {
    const operation: OperationInput = {
      id: turn.newId(),
      occurredAt: turn.at,
      type: "receive",
      itemId: turn.newId(),
      modelId: model.id,
      siteId: common.siteId,
      condition: common.condition,
      source: common.source,
      note: common.note,
      lineActive: model.kind === "sim" && common.lineActive,
      identifiers: codes.flatMap(({ kind, value, display }) =>
        kind === "gtin" ? [] : [{ kind, value: kind === "item-label" ? display : value }],
      ),
      ...(line?.purchaseLineId ? { purchaseLineId: line.purchaseLineId } : {}),
    };
    turn.operations.push(operation);
    const label = codes.find(({ kind }) => kind === "item-label")?.display ?? null;
    items.push({
      itemId: operation.itemId,
      operationId: operation.id,
      group,
      lineKey: line?.key ?? null,
      modelId: model.id,
      kind: model.kind,
      codes,
      status: "sent",
      at: turn.at,
      label,
      counted: false,
      refusal: null,
      cancelledBy: null,
    });
  }
  update(turn, { items: [...turn.state.items, ...items] });
  return items;
}

/** The first box of a kind teaches what the next ones bear. */
function learnHabit(turn: ReceivingTurn, kind: ReceivedItem["kind"], box: BoxCode[]): void {
  const { habits } = turn.state;
  const before = habits[kind];
  if (before && before.kinds.length > 0) return;
  const kinds = kindsOf(box);
  update(turn, { habits: { ...habits, [kind]: { kinds, dual: before?.dual ?? null } } });
}

/** What the next boxes of that kind are expected to bear, changed by what a person has said. */
export function changeHabit(
  turn: ReceivingTurn,
  kind: ReceivedItem["kind"],
  change: { kinds?: BoxKind[]; dual?: boolean },
): void {
  const { habits } = turn.state;
  const before = habits[kind] ?? { kinds: [], dual: null };
  update(turn, { habits: { ...habits, [kind]: { ...before, ...change } } });
}

/** The box at hand is put aside: it stays in sight, and can be read again. */
export function putAside(turn: ReceivingTurn): void {
  const { box, aside } = turn.state;
  if (box.length > 0) say(turn, "info", words.boxDropped);
  const numbered = box.some(({ kind }) => kind !== "gtin");
  update(turn, { box: [], aside: numbered ? [...aside, box] : aside });
}
