import type { DeskMode } from "../desk/state.ts";
import { codeKinds, type CodeKind } from "./normal-forms.ts";
import type { ScanReading } from "./read-code.ts";

/** Kinds that say the same of one object: of such codes side by side one is taken, and the first kind rather than the next. */
export interface RivalKinds {
  kinds: readonly CodeKind[];
  /** At the side of a code of this kind none of them is needed. */
  unless?: CodeKind;
}

/** Which codes a step takes by itself when a camera sees many at once; the others wait to be pointed at. */
export interface WantedCodes {
  kinds: readonly CodeKind[];
  rivals: readonly RivalKinds[];
}

/** For a page that sorts its codes by itself. */
export const everyCode: WantedCodes = { kinds: codeKinds, rivals: [] };

/** What we print ourselves is meant whatever the step is: a card, a command or a batch changes the step. */
const ours: readonly CodeKind[] = [
  "item-label",
  "beneficiary-card",
  "kit",
  "batch",
  "box",
  "site",
  "command",
];
/** A thing is named once: its label says it, or else one of its maker's numbers. */
const oneOfAThing: readonly RivalKinds[] = [{ kinds: ["imei", "serial"], unless: "item-label" }];
const things: WantedCodes = { kinds: [...ours, "imei", "serial", "iccid"], rivals: oneOfAThing };

/** The article number on a box names no thing: at the desk it is never taken unasked. */
export const deskWants: Record<DeskMode, WantedCodes> = {
  "look-up": { ...things, kinds: [...things.kinds, "voucher"] },
  lend: things,
  return: things,
  batch: things,
  // A voucher with letters looks like a serial number.
  "top-up": { kinds: [...ours, "iccid", "voucher", "serial"], rivals: [] },
};

/** Whoever receives a box wants each of its numbers; of two IMEI the first one identifies. */
export const receivingWants: WantedCodes = {
  kinds: ["item-label", "imei", "serial", "iccid", "gtin", "phone"],
  rivals: [{ kinds: ["imei"] }, { kinds: ["serial"] }],
};

/** What a page may want, by name, so that a reader elsewhere takes the same. */
export const namedWants = { any: everyCode, receiving: receivingWants, ...deskWants };
export type WantName = keyof typeof namedWants;
export const wantNames = Object.keys(namedWants) as [WantName, ...WantName[]];

/** As what a step takes a code. */
export interface Want {
  kind: CodeKind;
  /** Too uncertain to be taken among others: only when no other code is in view. The step then asks what it is. */
  onlyAlone: boolean;
}

/** As what a step takes a code, or undefined where it leaves it alone. A code whose check is wrong was misread. */
export function wantOf(
  { candidates }: Pick<ScanReading, "candidates">,
  { kinds }: WantedCodes,
): Want | undefined {
  const [best] = candidates;
  if (!best || candidates.some(({ note }) => note === "check-failed" || note === "part-number"))
    return undefined;
  if (best.confidence !== "possible" && kinds.includes(best.kind))
    return { kind: best.kind, onlyAlone: false };
  const next = candidates.find(({ kind }) => kinds.includes(kind));
  return next && { kind: next.kind, onlyAlone: true };
}

/** The rivals of a kind, where it has any. */
export const rivalsOf = (kind: CodeKind, { rivals }: WantedCodes): RivalKinds | undefined =>
  rivals.find(({ kinds }) => kinds.includes(kind));
