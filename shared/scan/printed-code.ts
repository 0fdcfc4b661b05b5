import { iso7064Mod37_36 } from "./check-digits.ts";

/** The letter that names the kind of a printed code, after the prefix. */
export const printedKinds = {
  E: "item",
  P: "beneficiary",
  K: "kit",
  L: "batch",
  C: "box",
  S: "site",
  X: "command",
} as const;
export type PrintedLetter = keyof typeof printedKinds;
export type PrintedKind = (typeof printedKinds)[PrintedLetter];

/** What the numbers of command cards mean; scanning the card chooses the mode of the desk. */
export const commands = {
  1: "lend",
  2: "return",
  3: "top-up",
  4: "batch",
  5: "look-up",
  6: "cancel",
  7: "finish",
} as const;
export type Command = (typeof commands)[keyof typeof commands];

export function commandOf(number: number): Command | undefined {
  return Object.hasOwn(commands, number) ? commands[number as keyof typeof commands] : undefined;
}

export function numberOfCommand(command: Command): number {
  return Number(Object.entries(commands).find(([, name]) => name === command)?.[0]);
}

export interface PrintedCode {
  prefix: string;
  kind: PrintedKind;
  number: number;
  /** What is stored and compared: `GVME000127`. */
  normal: string;
  /** What people read on the label: `GVM-E00012-7`. */
  display: string;
}

/** The prefix of an organisation's numbers: 2 to 8 letters and digits, a letter first. */
export const prefixPattern = /^[A-Z][A-Z0-9]{1,7}$/;
export const highestNumber = 999_999_999;

const letters = Object.fromEntries(
  Object.entries(printedKinds).map(([letter, kind]) => [kind, letter]),
) as Record<PrintedKind, PrintedLetter>;

/** A number in a code: at least five digits, zeros in front only to reach five, so that each number has one writing. */
const number = "(?!00000)[0-9]{5}|[1-9][0-9]{5,8}";
const shape = new RegExp(`^([A-Z][A-Z0-9]{1,7})([EPKLCSX])(${number})([0-9A-Z])$`);
const shapeWithoutCheck = new RegExp("^([A-Z][A-Z0-9]{1,7})([EPKLCSX])((?!00000)[0-9]{5})$");

function printedCode(prefix: string, letter: PrintedLetter, digits: string): PrintedCode {
  const body = prefix + letter + digits;
  const check = iso7064Mod37_36.compute(body);
  return {
    prefix,
    kind: printedKinds[letter],
    number: Number(digits),
    normal: body + check,
    display: `${prefix}-${letter}${digits}-${check}`,
  };
}

/** The code to print, in the form for people: `GVM-E00012-7`. Throws a RangeError for a prefix or a number out of bounds. */
export function formatCode(prefix: string, kind: PrintedKind, codeNumber: number): string {
  if (!prefixPattern.test(prefix)) throw new RangeError("prefix");
  if (!Number.isInteger(codeNumber) || codeNumber < 1 || codeNumber > highestNumber)
    throw new RangeError("number");
  return printedCode(prefix, letters[kind], String(codeNumber).padStart(5, "0")).display;
}

const link = /^https?:\/\/[^\s/?#]+\/(?:[^\s/?#]+\/)*?([^\s/?#]+)\/?(?:[?#]\S*)?$/i;

/** The last segment of the path of a web address; undefined when the text is no web address or has no path. */
export function lastSegment(text: string): string | undefined {
  return link.exec(text)?.[1];
}

/** Upper case, without the hyphens and spaces people write for legibility. */
function compact(text: string): string | undefined {
  if (text.length > 256) return undefined;
  const trimmed = text.trim();
  const stripped = (lastSegment(trimmed) ?? trimmed).replace(/[\s\-\u00ad\u2010-\u2015\u2212]/g, "");
  return /^[0-9A-Za-z]+$/.test(stripped) ? stripped.toUpperCase() : undefined;
}

export interface PrintedShape {
  /** The code the text was meant to be, with the check character that it should have. */
  meant: PrintedCode;
  check: "right" | "wrong" | "missing";
}

/**
 * Reads a text that has the shape of a printed code, whether or not its check character is right.
 *
 * The shape has one reading whatever the length of the prefix: the last character is the check, only digits stand
 * between it and the letter of the kind, so that letter is the last one before the check.
 */
export function printedShape(text: string): PrintedShape | undefined {
  const code = compact(text);
  if (code === undefined) return undefined;
  const match = shape.exec(code) ?? shapeWithoutCheck.exec(code);
  if (!match) return undefined;
  const [, prefix = "", letter = "", digits = "", check] = match;
  const meant = printedCode(prefix, letter as PrintedLetter, digits);
  if (check === undefined) return { meant, check: "missing" };
  return { meant, check: meant.normal === code ? "right" : "wrong" };
}

/**
 * Reads one of our printed codes: any case, hyphens and spaces, or the web address of a QR label whose last segment is the
 * code. Undefined when it is not one or its check character (ISO/IEC 7064 MOD 37,36) is wrong.
 */
export function parsePrintedCode(text: string): PrintedCode | undefined {
  const read = printedShape(text);
  return read?.check === "right" ? read.meant : undefined;
}
