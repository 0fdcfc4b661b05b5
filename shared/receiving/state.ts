import type { Instant } from "../dates.ts";
import type { Tone } from "../desk/answers.ts";
import type { Condition } from "../ledger/records.ts";
import type { ItemKind } from "../lifecycle.ts";
import type { RefusedOperation } from "../operations/refused.ts";

/** The codes of a box that receiving takes. */
export const boxKinds = ["gtin", "serial", "imei", "iccid", "phone", "item-label"] as const;
export type BoxKind = (typeof boxKinds)[number];

export interface BoxCode {
  kind: BoxKind;
  /** The normal form. */
  value: string;
  display: string;
}

/** What is to be received: a line of the purchase or, without a purchase, whatever model comes. */
export interface ReceivingLine {
  key: string;
  purchaseLineId: string | null;
  /** Null: the line says the kind only, and the first box says the model. */
  modelId: string | null;
  kind: ItemKind;
  designation: string;
  /** Null: as many as come. */
  quantity: number | null;
  /** Received on it, as the server last said. */
  received: number;
}

export interface ReceivingModel {
  id: string;
  kind: ItemKind;
  name: string;
  gtin: string | null;
}

/** What the items of a delivery have in common: set once. */
export interface CommonFields {
  siteId: string;
  condition: Condition;
  source: "purchase" | "gift" | "found";
  note: string;
  /** Labels are stuck on already: each box shows one. */
  labelled: boolean;
  /** The lines of the SIM cards are open at the operator. */
  lineActive: boolean;
}

/** A code as it was read, with what else was in the same picture. */
export interface Reading {
  codes: BoxCode[];
  /** In the same picture at the same moment: the same box. Empty where the reader sees one code at a time. */
  beside: BoxCode[];
  /** The item that bears it already. */
  item: { id: string; label: string } | null;
  /** The model that its article number names. */
  modelId: string | null;
  /** Why it is not taken at all. */
  refused: "not-of-a-box" | "misread" | "failed-article" | "other-organisation" | null;
  raw: string;
  /** A person has said to which box it belongs. */
  belongs: "same" | "next" | null;
}

/** Something that a person has to say before the reading goes on. */
export type ReceivingQuestion =
  /** The box has such a code already. */
  | { type: "same-box"; reading: Reading; missing: BoxKind[] }
  /** The box before was complete without it. */
  | { type: "previous-box"; reading: Reading; itemId: string }
  | { type: "model-of-article"; gtin: string; display: string }
  | { type: "model-of-line"; lineKey: string | null }
  /** No line of the purchase is left for it. */
  | { type: "beyond"; modelId: string | null; lineKey: string | null };

export type ReceivedStatus = "sent" | "applied" | "refused" | "cancelling" | "cancelled";

/** An item that was sent to the ledger. */
export interface ReceivedItem {
  itemId: string;
  operationId: string;
  /** Those that came in at once are cancelled at once. */
  group: string;
  lineKey: string | null;
  modelId: string;
  kind: ItemKind;
  codes: BoxCode[];
  status: ReceivedStatus;
  at: Instant;
  /** Its inventory number, once the server has given it. */
  label: string | null;
  /** Counted in the line's `received` already. */
  counted: boolean;
  refusal: RefusedOperation | null;
  cancelledBy: string | null;
}

/** What a box of a kind bears, learnt from the first one. */
export interface Habit {
  kinds: BoxKind[];
  /** Whether both IMEI of a box are read; null until a person has said. */
  dual: boolean | null;
}

export interface ReceivingAnswer {
  id: number;
  tone: Tone;
  text: string;
  /** An item that exists, to look at. */
  item: { id: string | null; label: string } | null;
}

/** All that receiving remembers: plain JSON, so that it survives a reload. */
export interface ReceivingState {
  /** Bound to a purchase: nothing else is received by itself. */
  bound: boolean;
  lines: ReceivingLine[];
  models: ReceivingModel[];
  /** The line that is at hand. */
  lineKey: string | null;
  /** Models that a person has said for lines that say none. */
  modelOfLine: Record<string, string>;
  /** Article numbers learnt here, by their normal form. */
  articles: Record<string, string>;
  /** Of these, what the server has not been told yet. */
  toRemember: { gtin: string; modelId: string }[];
  common: CommonFields;
  /** The box at hand. */
  box: BoxCode[];
  /** Boxes that a person has put aside: nothing of them is received. */
  aside: BoxCode[][];
  question: ReceivingQuestion | null;
  /** Codes read while a question is open, in order. */
  waiting: Reading[];
  habits: Partial<Record<ItemKind, Habit>>;
  /** Oldest first. */
  items: ReceivedItem[];
  /** What else the server did not grant, and nobody has dealt with yet. */
  refused: RefusedOperation[];
  answer: ReceivingAnswer | null;
  nextAnswer: number;
}

export const emptyReceiving: ReceivingState = {
  bound: false,
  lines: [],
  models: [],
  lineKey: null,
  modelOfLine: {},
  articles: {},
  toRemember: [],
  common: {
    siteId: "",
    condition: "new",
    source: "purchase",
    note: "",
    labelled: false,
    lineActive: false,
  },
  box: [],
  aside: [],
  question: null,
  waiting: [],
  habits: {},
  items: [],
  refused: [],
  answer: null,
  nextAnswer: 1,
};
