import { EntitySchema } from "typeorm";
import type { Tone } from "../../shared/desk/answers.ts";
import type { BesideCode } from "../../shared/pairing/schema.ts";
import type { WantName } from "../../shared/scan/wanted-codes.ts";
import { flag, integer, key, maybeInteger, maybeJson, maybeText, text } from "../db/columns.ts";

/** A phone that reads for the computer of one session. Codes and keys are kept as their SHA-256 only. */
export interface PairingRow {
  id: string;
  userId: string;
  sessionId: string;
  codeHash: string;
  codeExpiresAt: string;
  codeUsed: boolean;
  /** The phone's key; null until a phone has claimed the code. */
  phoneHash: string | null;
  phoneName: string | null;
  phoneSeenAt: string | null;
  computerSeenAt: string | null;
  /** Whether the page that is open on the computer takes codes. */
  computerReady: boolean;
  /** What that page takes of many codes in view. */
  computerWants: WantName;
  /** Grows with everything that happens: a code, an answer, a phone that comes. */
  seq: number;
  /** The `seq` at which something other than a code or an answer last happened. */
  stateSeq: number;
  createdAt: string;
  activeAt: string;
  endedAt: string | null;
}
export const Pairing = new EntitySchema<PairingRow>({
  name: "pairing",
  columns: {
    id: key(),
    userId: text(),
    sessionId: text(),
    codeHash: text(),
    codeExpiresAt: text(),
    codeUsed: flag(),
    phoneHash: maybeText(),
    phoneName: maybeText(),
    phoneSeenAt: maybeText(),
    computerSeenAt: maybeText(),
    computerReady: flag(),
    computerWants: text(),
    seq: integer(),
    stateSeq: integer(),
    createdAt: text(),
    activeAt: text(),
    endedAt: maybeText(),
  },
});

/** A code that the phone read. The row outlives its words, so that a late repeat is known for one. */
export interface PhoneScanRow {
  pairingId: string;
  id: string;
  seq: number;
  text: string | null;
  symbology: string | null;
  chosen: boolean;
  beside: BesideCode[] | null;
  readAt: string;
  /** The `seq` of the answer; null while the computer has not answered. */
  answeredSeq: number | null;
  answeredAt: string | null;
  tone: Tone | null;
  answer: string | null;
}
export const PhoneScanEntity = new EntitySchema<PhoneScanRow>({
  name: "phone_scan",
  columns: {
    pairingId: key(),
    id: key(),
    seq: integer(),
    text: maybeText(),
    symbology: maybeText(),
    chosen: flag(),
    beside: maybeJson(),
    readAt: text(),
    answeredSeq: maybeInteger(),
    answeredAt: maybeText(),
    tone: maybeText(),
    answer: maybeText(),
  },
});

export const pairingEntities = [Pairing, PhoneScanEntity];
