import { displayOf, type CodeKind, type Operator } from "./normal-forms.ts";
import type { Command, PrintedKind } from "./printed-code.ts";

/** `certain`: nothing else it can be. `likely`: the reading to start from. `possible`: only if something known agrees. */
export const confidences = ["certain", "likely", "possible"] as const;
export type Confidence = (typeof confidences)[number];

/** Why a reading is less than it seems: the interface has a sentence for each. */
export const readingNotes = [
  /** It looks like a code of ours, an IMEI or an ICCID, and its check character is wrong: misread or mistyped. */
  "check-failed",
  /** One of our numbers typed without its check character, which `value` adds. */
  "check-missing",
  /** A right label with another organisation's prefix. */
  "other-prefix",
  /** A command card whose number means nothing. */
  "unknown-command",
  /** From an IMEISV: the software version is left out. */
  "software-version",
  /** Without a data identifier (`S`, `1S`) in front, which may as well be part of the number. */
  "data-identifier",
  /** Follows `1P`, a part number: names the model, not the item. */
  "part-number",
] as const;
export type ReadingNote = (typeof readingNotes)[number];

export interface CandidateDetail {
  printed?: PrintedKind;
  prefix?: string;
  number?: number;
  command?: Command;
  country?: "FR";
  /** A suggestion, never proof. */
  operator?: Operator;
  /** The article of a serial number read in the same GS1 code. */
  gtin?: string;
  /** The serial number read in the same GS1 code as an article number. */
  serial?: string;
}

export interface Candidate {
  kind: CodeKind;
  /** The normal form: what the table of identifiers stores. */
  value: string;
  display: string;
  confidence: Confidence;
  note?: ReadingNote;
  detail?: CandidateDetail;
}

export function candidate(
  kind: CodeKind,
  value: string,
  confidence: Confidence,
  more: { note?: ReadingNote; detail?: CandidateDetail } = {},
): Candidate {
  return { kind, value, display: displayOf(kind, value), confidence, ...more };
}

/** The same reading, when something better is known about the text. */
export function doubted(reading: Candidate): Candidate {
  return { ...reading, confidence: "possible" };
}
