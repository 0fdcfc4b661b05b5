import type { ItemKind } from "../lifecycle.ts";
import type { ScanAnswer } from "../scan/answer.ts";
import { gs1Mod10 } from "../scan/check-digits.ts";
import { displayOf } from "../scan/normal-forms.ts";
import { boxKinds, type BoxCode, type BoxKind, type Reading } from "./state.ts";

type Candidates = Pick<ScanAnswer, "candidates">;
type Candidate = ScanAnswer["candidates"][number];

const isBoxKind = (kind: string): kind is BoxKind => (boxKinds as readonly string[]).includes(kind);

/** A SIM bears a phone number; on the box of a device ten digits are rather its serial number. */
const fits = (kind: string, at: ItemKind | undefined) =>
  isBoxKind(kind) && (kind !== "phone" || at === "sim") && (at !== "sim" || kind !== "serial");

/** The reading of a code that a box of this kind of item can bear; undefined when there is none. */
function bestOf({ candidates }: Candidates, at: ItemKind | undefined): Candidate | undefined {
  const [first] = candidates;
  // A person's card is never a serial number, whatever it looks like.
  if (first?.confidence === "certain") return isBoxKind(first.kind) ? first : undefined;
  return candidates.find(({ kind }) => fits(kind, at)) ?? candidates.find(({ kind }) => isBoxKind(kind));
}

/** The codes of one barcode: one that says article and serial number bears two. */
function codesOf(best: Candidate): BoxCode[] {
  const { kind, value, display, detail } = best;
  const code: BoxCode = { kind: kind as BoxKind, value, display };
  const { gtin, serial } = (detail ?? {}) as { gtin?: string; serial?: string };
  if (gtin && kind !== "gtin") return [{ kind: "gtin", value: gtin, display: displayOf("gtin", gtin) }, code];
  if (serial && kind !== "serial") return [code, { kind: "serial", value: serial, display: serial }];
  return [code];
}

/**
 * Digits of the length of an article number, without a word before them, whose check digit is wrong: mistyped or misread, and
 * no serial number of a box. A text that is not announced as a serial number may be a voucher as well.
 */
function isFailedArticle(best: Candidate | undefined, { candidates }: Candidates): boolean {
  if (best?.kind !== "serial" || !/^[0-9]{12,13}$/.test(best.value) || gs1Mod10.verify(best.value))
    return false;
  return candidates.some(({ kind, value }) => kind === "voucher" && value === best.value);
}

/** What a scan means here, `at` a line of that kind; `beside` are the codes of the same picture. */
export function readingOf(answer: ScanAnswer, beside: Candidates[], at: ItemKind | undefined): Reading {
  const best = bestOf(answer, at);
  const codes = best ? codesOf(best) : [];
  const named = answer.names[0];
  const misread = answer.candidates.some(({ note }) => note === "check-failed");
  const refusedAs = (): Reading["refused"] => {
    if (misread) return "misread";
    if (!named && isFailedArticle(best, answer)) return "failed-article";
    if (best?.kind === "item-label" && best.note === "other-prefix") return "other-organisation";
    const isOther = named && named.type !== "item" && named.type !== "model";
    return codes.length === 0 || isOther || best?.note === "part-number" ? "not-of-a-box" : null;
  };
  return {
    codes,
    beside: beside.flatMap((one) => {
      const other = bestOf(one, at);
      const doubtful =
        !other ||
        other.confidence === "possible" ||
        isFailedArticle(other, one) ||
        one.candidates.some(({ note }) => note === "check-failed" || note === "part-number");
      return doubtful ? [] : codesOf(other);
    }),
    item: named?.type === "item" ? { id: named.item.id, label: named.item.label } : null,
    modelId: named?.type === "model" ? named.model.id : null,
    refused: refusedAs(),
    raw: answer.raw,
    belongs: null,
  };
}
