import type { ItemKind } from "../lifecycle.ts";
import type { BoxCode, BoxKind, Habit, Reading } from "./state.ts";

/** They name one thing; an article number names a model, and a phone number may move to another card. */
const namesOneThing = ({ kind }: BoxCode) => kind !== "gtin" && kind !== "phone";

export const has = (codes: BoxCode[], { kind, value }: BoxCode): boolean =>
  codes.some((code) => code.kind === kind && code.value === value);

export const kindsOf = (codes: BoxCode[]): BoxKind[] => [...new Set(codes.map(({ kind }) => kind))];

const numbersOf: Record<ItemKind, readonly BoxKind[]> = {
  tablet: ["serial", "imei"],
  phone: ["serial", "imei"],
  laptop: ["serial", "imei"],
  other: ["serial", "imei"],
  sim: ["iccid"],
  cover: ["serial", "item-label"],
  charger: ["serial", "item-label"],
};

/** Has every box of this kind a number of its own? The others come in by the dozen. */
export const isNumbered = (kind: ItemKind): boolean => kind !== "cover" && kind !== "charger";

/** The kinds of which one is enough. */
export const numbersWanted = (kind: ItemKind): readonly BoxKind[] => numbersOf[kind];

/** Whether these codes are enough to make an item of that kind. */
export function isComplete(codes: BoxCode[], kind: ItemKind, labelled: boolean): boolean {
  const found = kindsOf(codes);
  return numbersOf[kind].some((one) => found.includes(one)) && (!labelled || found.includes("item-label"));
}

/** What the boxes before this one had and this one has not. */
export function missingOf(codes: BoxCode[], habit: Habit | undefined, wantsArticle: boolean): BoxKind[] {
  if (!habit) return [];
  const found = kindsOf(codes);
  const missing = habit.kinds.filter(
    (kind) => !found.includes(kind) && (kind !== "gtin" || wantsArticle) && kind !== "phone",
  );
  const imeis = codes.filter(({ kind }) => kind === "imei").length;
  return habit.dual && imeis === 1 && habit.kinds.includes("imei") ? [...missing, "imei"] : missing;
}

/** How many codes of a kind one box bears. */
const room = (kind: BoxKind, dual: boolean): number => (kind === "imei" && dual ? 2 : 1);

/** The codes for which the box has no room any more. */
export function inConflict(box: BoxCode[], codes: BoxCode[], dual: boolean): BoxCode[] {
  return codes.filter(
    (code) => !has(box, code) && box.filter(({ kind }) => kind === code.kind).length >= room(code.kind, dual),
  );
}

/**
 * What the picture says: whether a code was side by side with a number of these codes, or with another number of the same kind.
 * Undefined where the picture says nothing, or both. Two IMEI may be those of one box: they say nothing against each other.
 */
export function seenWith(codes: BoxCode[], { codes: read, beside }: Reading): "same" | "other" | undefined {
  const picture = beside.filter(namesOneThing);
  if (picture.length === 0) return undefined;
  const same = picture.some((code) => has(codes, code));
  const other = [...read, ...picture].some(
    (code) =>
      namesOneThing(code) &&
      code.kind !== "imei" &&
      codes.some(({ kind }) => kind === code.kind) &&
      !has(codes, code),
  );
  if (same === other) return undefined;
  return same ? "same" : "other";
}

const distinct = (codes: BoxCode[], kind: BoxKind) =>
  codes.filter(
    (code, index) => code.kind === kind && codes.findIndex((one) => one.value === code.value) === index,
  );

/** More than one box is in the picture. A second serial number says nothing: part numbers look like one. */
export function isCrowded({ codes, beside }: Reading): boolean {
  const seen = [...codes, ...beside];
  const several = (["gtin", "iccid", "item-label"] as const).some((kind) => distinct(seen, kind).length > 1);
  return several || distinct(seen, "imei").length > 2;
}

/** From the picture: the second IMEI and the article number, which no reader hands on a second time. */
export function fromPicture(box: BoxCode[], reading: Reading): BoxCode[] {
  const seen = [...reading.codes, ...reading.beside];
  if (isCrowded(reading)) return [];
  const imeis = distinct(seen, "imei");
  const second = imeis.find((code) => !has(box, code));
  const [article] = distinct(seen, "gtin");
  const takesSecond =
    second !== undefined &&
    distinct(seen, "serial").length === 1 &&
    imeis.some((code) => has(box, code)) &&
    box.filter(({ kind }) => kind === "imei").length === 1;
  return [
    ...(takesSecond ? [second] : []),
    ...(article && !box.some(({ kind }) => kind === "gtin") ? [article] : []),
  ];
}
