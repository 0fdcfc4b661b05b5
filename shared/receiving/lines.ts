import type { ItemKind } from "../lifecycle.ts";
import { isNumbered } from "./box.ts";
import type { BoxCode, Habit, ReceivedItem, ReceivingLine, ReceivingModel, ReceivingState } from "./state.ts";

export const isLive = ({ status }: Pick<ReceivedItem, "status">): boolean =>
  status === "sent" || status === "applied";

/** Received on a line: what the server said, and what was sent since. */
export function receivedOn({ items }: ReceivingState, line: ReceivingLine): number {
  return items.reduce((count, item) => {
    if (item.lineKey !== line.key || isLive(item) === item.counted) return count;
    return count + (isLive(item) ? 1 : -1);
  }, line.received);
}

/** How many are still to come; without end where no quantity says. */
export function remainingOn(state: ReceivingState, line: ReceivingLine): number {
  return line.quantity === null ? Infinity : Math.max(0, line.quantity - receivedOn(state, line));
}

export interface Progress {
  received: number;
  /** Null: as many as come. */
  expected: number | null;
}

export const progressOf = (state: ReceivingState, line: ReceivingLine): Progress => ({
  received: receivedOn(state, line),
  expected: line.quantity,
});

/** All lines together. */
export function progressOfAll(state: ReceivingState): Progress {
  const received = state.lines.reduce((sum, line) => sum + receivedOn(state, line), 0);
  if (!state.bound) return { received, expected: null };
  return { received, expected: state.lines.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0) };
}

export const isDone = (state: ReceivingState): boolean =>
  state.bound && state.lines.length > 0 && state.lines.every((line) => remainingOn(state, line) === 0);

export const lineAt = ({ lines }: ReceivingState, key: string | null): ReceivingLine | undefined =>
  lines.find((line) => line.key === key);

export const modelNamed = ({ models }: ReceivingState, id: string | null): ReceivingModel | undefined =>
  models.find((model) => model.id === id);

/** The model that an article number names, as far as is known here. */
export function modelOfArticle(
  { articles, models }: ReceivingState,
  { value, display }: Pick<BoxCode, "value" | "display">,
): string | null {
  return articles[value] ?? models.find(({ gtin }) => gtin === display)?.id ?? null;
}

/** The model that a line stands for: by itself, because a person said so, or that of the first box received on it. */
export const modelOfLine = (state: ReceivingState, line: ReceivingLine): string | null =>
  line.modelId ??
  state.modelOfLine[line.key] ??
  state.items.find((item) => isLive(item) && item.lineKey === line.key)?.modelId ??
  null;

function suits(line: ReceivingLine, codes: BoxCode[]): boolean {
  const bears = (kind: BoxCode["kind"]) => codes.some((code) => code.kind === kind);
  if (bears("iccid") || bears("phone")) return line.kind === "sim";
  if (bears("imei")) return isNumbered(line.kind) && line.kind !== "sim";
  return !bears("serial") || line.kind !== "sim";
}

/**
 * The line that a box belongs to: by its article, else by the kind of its numbers; the line at hand before the others, and one
 * with room before a full one. Undefined: nothing of the purchase is like it.
 */
export function lineOf(state: ReceivingState, codes: BoxCode[]): ReceivingLine | undefined {
  const article = codes.find(({ kind }) => kind === "gtin");
  const model = modelNamed(state, article ? modelOfArticle(state, article) : null);
  const fitting = state.lines.filter((line) => {
    const own = line.modelId;
    if (!suits(line, codes)) return false;
    return !model || (own === null ? line.kind === model.kind : own === model.id);
  });
  const rank = (line: ReceivingLine) =>
    (remainingOn(state, line) > 0 ? 0 : 4) +
    (line.key === state.lineKey ? 0 : 2) +
    (isNumbered(line.kind) || !codes.some(({ kind }) => kind === "serial") ? 0 : 3);
  return [...fitting].sort((one, other) => rank(one) - rank(other))[0];
}

/** The kind of item that the codes of a box make, as far as can be told. */
export function kindOfBox(state: ReceivingState, codes: BoxCode[]): ItemKind {
  const article = codes.find(({ kind }) => kind === "gtin");
  const model = modelNamed(state, article ? modelOfArticle(state, article) : null);
  const fallback = codes.some(({ kind }) => kind === "iccid") ? "sim" : "tablet";
  return model?.kind ?? lineOf(state, codes)?.kind ?? fallback;
}

export const habitOf = (state: ReceivingState, codes: BoxCode[]): Habit | undefined =>
  state.habits[kindOfBox(state, codes)];

/** Several models may be meant: without its article number nobody knows which one a box holds. */
export function needsArticle(state: ReceivingState, codes: BoxCode[]): boolean {
  const kind = kindOfBox(state, codes);
  return state.lines.filter((line) => line.kind === kind && remainingOn(state, line) > 0).length > 1;
}
