import {
  candidate,
  confidences,
  doubted,
  type Candidate,
  type Confidence,
  type ReadingNote,
} from "./candidate.ts";
import { groupSeparator, readGs1, restoreSeparators } from "./gs1.ts";
import { undoLayout, type Mismatch } from "./keyboard-layout.ts";
import { kindOfPrinted, serialNormal } from "./normal-forms.ts";
import { commandOf, lastSegment, printedShape, type PrintedCode, type PrintedShape } from "./printed-code.ts";
import { splitSymbology, symbologyNamed, type Symbology } from "./symbology.ts";
import { readNumber, readPhone, readText, readWords } from "./unmarked-codes.ts";

export { normalise, codeKinds, type CodeKind } from "./normal-forms.ts";
export {
  confidences,
  readingNotes,
  type Candidate,
  type CandidateDetail,
  type Confidence,
  type ReadingNote,
} from "./candidate.ts";

export type ScanProblem = "too-long" | "empty" | "control-characters" | "unknown-link";

export interface ScanReading {
  raw: string;
  /** Best first; at most one for each kind and value. */
  candidates: Candidate[];
  problem?: ScanProblem;
  /** What the scanner meant, where its keyboard was set up for another country. */
  reread?: string;
  /** Which keyboards the scanner and the computer took each other's for, where it was read back. */
  mismatch?: Mismatch;
}

export interface ScanHint {
  /** As the decoder names it: `EAN-13`, `Code128`, `DataMatrix`, `]C1` … */
  symbology?: string;
  /** The prefix of the organisation's own codes. */
  knownPrefix?: string;
  /** The reader is set up for this computer's keyboard: nothing is read back. */
  asTyped?: boolean;
}

export const longestScan = 256;

const trimmable = /^[\s\p{Cc}\p{Cf}]$/u;

/** Without the ends that scanners and the clipboard add; the group separator of GS1 carries meaning and stays. */
function trimEnds(raw: string): string {
  const characters = [...raw];
  const stays = (character: string) => character === groupSeparator || !trimmable.test(character);
  const first = characters.findIndex(stays);
  return first === -1 ? "" : characters.slice(first, characters.findLastIndex(stays) + 1).join("");
}

function printedCandidate(code: PrintedCode, confidence: Confidence, note?: ReadingNote): Candidate {
  const command = code.kind === "command" ? commandOf(code.number) : undefined;
  const meaning = note ?? (code.kind === "command" && !command ? "unknown-command" : undefined);
  return {
    kind: kindOfPrinted[code.kind],
    value: code.normal,
    display: code.display,
    confidence,
    ...(meaning ? { note: meaning } : {}),
    detail: { printed: code.kind, prefix: code.prefix, number: code.number, ...(command ? { command } : {}) },
  };
}

/** One serial number in 36 with the shape of a label passes its check: the prefix and the hyphens tell them apart. */
function readPrinted(
  text: string,
  { meant, check }: PrintedShape,
  knownPrefix: string | undefined,
): Candidate[] | undefined {
  const ours = meant.prefix === knownPrefix;
  const foreign = knownPrefix !== undefined && !ours;
  const written = /[-/]/.test(text);
  const others = readText(lastSegment(text) ?? text);
  if (check === "right" && foreign) {
    if (!written) return [...others, printedCandidate(meant, "possible", "other-prefix")];
    return [printedCandidate(meant, "likely", "other-prefix"), ...others.map(doubted)];
  }
  if (check === "right") {
    if (ours || written) return [printedCandidate(meant, "certain")];
    return [printedCandidate(meant, "likely"), ...others.map(doubted)];
  }
  if (check === "missing") {
    return ours ? [printedCandidate(meant, "likely", "check-missing"), ...others.map(doubted)] : undefined;
  }
  if (foreign) return undefined;
  const detail = { printed: meant.kind, prefix: meant.prefix };
  return others
    .filter(({ kind }) => kind === "serial")
    .slice(0, 1)
    .map((serial) => ({ ...doubted(serial), note: "check-failed", detail }));
}

function readElements(text: string, announced: boolean): Candidate[] {
  const reading = readGs1(text, { announced });
  if (!reading) return [];
  const { gtin, serial } = reading;
  const confidence = reading.announced ? "certain" : "likely";
  const found: Candidate[] = [];
  const normalSerial = serial === undefined ? undefined : serialNormal(serial);
  if (gtin)
    found.push(candidate("gtin", gtin, confidence, normalSerial ? { detail: { serial: normalSerial } } : {}));
  if (normalSerial) {
    found.push(candidate("serial", normalSerial, confidence, gtin ? { detail: { gtin } } : {}));
    found.push(
      ...readNumber(normalSerial, undefined).filter(({ kind }) => kind === "imei" || kind === "iccid"),
    );
  }
  return found;
}

function readPlain(text: string, symbology: Symbology | undefined): Candidate[] {
  const elements = readElements(text, symbology === "gs1");
  if (elements.some(({ confidence }) => confidence === "certain")) return elements;
  const bare = text.replaceAll(groupSeparator, "");
  const others = readWords(bare) ?? readPhone(bare) ?? readNumberOrText(bare, symbology);
  return elements.length > 0 ? [...elements, ...others.map(doubted)] : others;
}

function readNumberOrText(text: string, symbology: Symbology | undefined): Candidate[] {
  const numbers = readNumber(text, symbology);
  return numbers.length > 0 ? numbers : readText(text);
}

const mismatchOf = ({ scanner, computer, lock }: Mismatch): Mismatch => ({ scanner, computer, lock });

/** Best first, each reading once. */
function ranked(readings: Candidate[]): Candidate[] {
  const sorted = [...readings].sort(
    (a, b) => confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence),
  );
  return sorted.filter(
    (reading, index) =>
      sorted.findIndex((other) => other.kind === reading.kind && other.value === reading.value) === index,
  );
}

/**
 * Everything that a scanned or typed text can be, best first. It never guesses between readings that fit as well: it returns
 * them all, and the step at hand and the table of identifiers decide.
 */
export function readCode(raw: string, hint: ScanHint = {}): ScanReading {
  if (raw.length > longestScan) return { raw, candidates: [], problem: "too-long" };
  const received = trimEnds(raw);
  const knownPrefix = hint.knownPrefix?.toUpperCase();
  const meant = hint.asTyped ? undefined : undoLayout(received, { knownPrefix });
  const identified = splitSymbology(restoreSeparators(meant?.text ?? received));
  const text = identified.text.trim();
  const again = meant === undefined ? {} : { reread: meant.text, mismatch: mismatchOf(meant) };
  if (text.replaceAll(groupSeparator, "") === "") return { raw, candidates: [], problem: "empty" };
  if (/\p{Cc}/u.test(text.replaceAll(groupSeparator, "")))
    return { raw, candidates: [], problem: "control-characters" };

  const shape = printedShape(text);
  const printed = shape && readPrinted(text, shape, knownPrefix);
  if (printed) return { raw, candidates: ranked(printed), ...again };
  if (/^https?:\/\//i.test(text)) return { raw, candidates: [], problem: "unknown-link", ...again };
  const symbology = identified.symbology ?? symbologyNamed(hint.symbology);
  return { raw, candidates: ranked(readPlain(text, symbology)), ...again };
}
