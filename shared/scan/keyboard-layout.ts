import { groupSeparator, readGs1, restoreSeparators } from "./gs1.ts";
import { meantBy, splitDeadKeys, typedThrough, type Keyboard, type Lock } from "./keyboards.ts";
import { parsePrintedCode } from "./printed-code.ts";
import { splitSymbology } from "./symbology.ts";
import { readNumber } from "./unmarked-codes.ts";

/** A way in which a scanner and the computer disagree about the keyboard. */
export interface Mismatch {
  /** For which keyboard the scanner is set up. */
  scanner: Keyboard;
  computer: Keyboard;
  lock: Lock;
}

export interface ReadBack extends Mismatch {
  /** What the scanner meant. */
  text: string;
}

type Azerty = Exclude<Keyboard, "american">;
const azerty: readonly Azerty[] = ["french", "french-standard", "belgian"];

interface Hypothesis extends Mismatch {
  meant: Map<string, string>;
}

function suppose(scanner: Keyboard, computer: Keyboard, lock: Lock = "none"): Hypothesis {
  // Separators and blanks are the same keys everywhere.
  const meant = new Map([...meantBy(scanner, computer, lock), [" ", " "], [groupSeparator, groupSeparator]]);
  return { scanner, computer, lock, meant };
}

/** The likeliest first: an American scanner on a French PC, as it leaves its box. */
const american = azerty.map((computer) => suppose("american", computer));
const rarer: Hypothesis[] = [
  ...azerty.flatMap((computer) => [
    suppose("american", computer, "every-key"),
    suppose("american", computer, "letters"),
  ]),
  // A scanner set up for France, on a phone or on a PC with another layout.
  suppose("french", "american"),
  suppose("french", "american", "letters"),
  suppose("french", "french-standard"),
  suppose("french", "belgian"),
  suppose("french-standard", "french"),
];
const hypotheses = [...american, ...rarer];

function readThrough({ meant }: Hypothesis, text: string): string | undefined {
  let result = "";
  for (const character of text) {
    const keys = meant.has(character) ? [character] : [...splitDeadKeys(character)];
    for (const key of keys) {
      const wanted = meant.get(key);
      if (wanted === undefined) return undefined;
      result += wanted;
    }
  }
  return result;
}

const webAddress = /^https?:\/\/[^/]/i;
const checked = new Set(["imei", "iccid", "gtin"]);

/**
 * Whether a text shows by itself that it is a code: our check character, the check digit of an IMEI, ICCID or article number, a
 * web address, or elements of GS1.
 */
export function provesItself(raw: string): boolean {
  const { text } = splitSymbology(raw);
  if (webAddress.test(text) || parsePrintedCode(text)) return true;
  if (
    readNumber(text, undefined).some(({ kind, confidence }) => checked.has(kind) && confidence !== "possible")
  )
    return true;
  return readGs1(restoreSeparators(raw)) !== undefined;
}

/** Per AZERTY keyboard: its number row, and the keys of it that prove something, since French texts join words with the others. */
const numberRows = [
  { row: "&é\"'(\\-è_çà", telling: /[&é"(èçà]/ },
  { row: "àéèê()‘’«»", telling: /[àéèê‘’«»]/ },
  { row: "&é\"'(§è!çà", telling: /[&é"(§èçà]/ },
].map(({ row, telling }) => ({
  telling,
  run: new RegExp(`[${row}]{4,}`, "g"),
  capitals: new RegExp(`^(?=.*[A-Z])[A-Z${row})?]+$`),
  single: new RegExp(`[${row}]`, "g"),
}));

/**
 * Four keys of the number row in a row, not all the same and not only the ones that French texts join words with; or capitals
 * with small accented letters among them: nobody writes so, a serial number with single digits comes out so.
 */
function looksGarbled(text: string, index: number): boolean {
  const row = numberRows[index];
  if (!row || /[0-9\s]/.test(text)) return false;
  if ((text.match(row.run) ?? []).some((run) => new Set(run).size > 1 && row.telling.test(run))) return true;
  return row.capitals.test(text) && /[éèçàê§]/.test(text) && (text.match(row.single)?.length ?? 0) > 2;
}

/** How little a text looks like a code: digits alone do most, each sign less. */
function oddity(code: string): number {
  return /^[0-9]+$/.test(code) ? 0 : 1 + code.replace(/[0-9A-Za-z-]/g, "").length;
}

/** What the scanner meant under each supposition that explains every character, the least odd first. */
function readings(supposed: Hypothesis[], typed: string): ReadBack[] {
  const found = supposed.flatMap((hypothesis) => {
    const { scanner, computer, lock } = hypothesis;
    const text = readThrough(hypothesis, typed);
    return text === undefined || text === typed ? [] : [{ text, scanner, computer, lock }];
  });
  return found.sort((one, other) => oddity(one.text) - oddity(other.text));
}

/** Letters moved, digits whole: only a code with the organisation's own prefix is then told from a serial number. */
const isProof = (typed: string, code: string, knownPrefix: string | undefined) =>
  provesItself(code) &&
  (!/^[0-9A-Za-z-]+$/.test(typed) ||
    (knownPrefix !== undefined && parsePrintedCode(code)?.prefix === knownPrefix));

/**
 * What a scanner meant that is set up for another keyboard than the computer's (`GV?)Eààà&é)è` for `GVM-E00012-7`), with or
 * without Caps Lock. Undefined when the text does not look garbled: names, French sentences and codes that arrived whole are
 * left alone. Where digits arrive whole, only a code that proves itself is read back.
 */
export function undoLayout(typed: string, options: { knownPrefix?: string } = {}): ReadBack | undefined {
  const text = typed.trim();
  if (text.length > 256 || /^[0-9]*$/.test(text) || provesItself(text)) return undefined;
  const proven = readings(hypotheses, text).filter(({ text: code }) =>
    isProof(text, code, options.knownPrefix),
  );
  return (
    proven[0] ??
    readings(
      american.filter((_, index) => looksGarbled(text, index)),
      text,
    )[0]
  );
}

/**
 * The same for a scanner that is known to be set up for an American keyboard: read back whatever arrives, unless it is a code
 * already.
 */
export function fromAmerican(typed: string): ReadBack | undefined {
  const found = undoLayout(typed);
  if (found) return found;
  const text = typed.trim();
  return /[0-9]/.test(text) || provesItself(text) ? undefined : readings(american, text)[0];
}

/** How a text may arrive when a scanner types it through a keyboard that is not its own, the text itself first. */
export function garbledForms(text: string): string[] {
  const forms = hypotheses.map(({ scanner, computer, lock }) => {
    const shown = typedThrough(scanner, computer, lock);
    return [...text].map((character) => shown.get(character) ?? character).join("");
  });
  return [...new Set([text, ...forms])];
}
