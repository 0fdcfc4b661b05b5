import type { Day, Instant } from "../dates.ts";
import type { Change, Condition, LedgerRecords } from "../ledger/records.ts";
import type { RefusedOperation } from "../operations/refused.ts";
import type { OperationType } from "../operations/schema.ts";
import type { BeneficiaryView } from "../people/schema.ts";
import type { BatchView } from "../recycling/schema.ts";
import type { Named } from "../scan/answer.ts";
import type { Sighting } from "../scan/deduplicate.ts";
import type { ItemDetail } from "../stock/schema.ts";
import type { OfferView, VoucherView } from "../top-ups/schema.ts";
import type { DeskAnswer } from "./answers.ts";
import type { Question } from "./questions.ts";

/** `look-up`, where the desk starts, also begins a loan by itself when a beneficiary's card is scanned. */
export const deskModes = ["look-up", "lend", "return", "top-up", "batch"] as const;
export type DeskMode = (typeof deskModes)[number];

/** What the desk holds for true: the server's latest word, and on top of it what the desk has just done. */
export interface Known {
  items: Record<string, ItemDetail>;
  people: Record<string, BeneficiaryView>;
  batches: Record<string, BatchView>;
  vouchers: Record<string, VoucherView>;
  offers: Record<string, OfferView>;
  loans: Record<string, KnownLoan>;
  lines: Record<string, LedgerRecords["loanLine"]>;
  topUps: Record<string, LedgerRecords["topUp"]>;
  /** Holders, sites, batches and loans as people name them, by id. */
  names: Record<string, string>;
}

export interface KnownLoan {
  record: LedgerRecords["loan"];
  openLines: number;
}

export interface Lending {
  personId: string;
  /** Made with the first item; a new one once that loan has emptied. */
  loanId: string | null;
  dueDate: Day;
}

export type RestMark = "stays" | "missing";

export interface Returning {
  personId: string;
  loanIds: string[];
  /** Taken back since this person's first item, in order. */
  returned: string[];
  /** What becomes of the rest when the return is finished; an item without a mark stays on loan. */
  marks: Record<string, RestMark>;
  /** Conditions noted before the item comes back. */
  conditions: Record<string, Condition>;
}

export interface Batching {
  batchId: string;
  /** « Oui » was said once for every device of this batch that still has to be retired. */
  retireAll: boolean;
}

/** Scanned before what it needs: kept until that comes, or until a person cancels it. */
export interface Waiting {
  itemId: string;
  for: "card" | "batch";
  entryId: number;
}

export interface SentOperation {
  id: string;
  type: OperationType;
  itemId: string | null;
  /** What it changed here; undone when the server refuses it. */
  changes: Change[];
  status: "sent" | "applied" | "refused" | "cancelled";
  /** When the server's answer came. */
  settledAt?: Instant;
  /** Of a cancellation: the operation that it undoes. */
  cancels?: string;
}

export interface TrailEntry extends DeskAnswer {
  /** Grows by one from entry to entry. */
  id: number;
  at: Instant;
  operations: SentOperation[];
}

/** Everything the desk remembers: plain JSON, so that it survives a reload. */
export interface DeskState {
  mode: DeskMode;
  /** The mode that a person chose; what a card or a batch label began by itself goes back to it at the end. */
  chosenMode: DeskMode;
  known: Known;
  /** What was looked up last. */
  shown: Named | null;
  lending: Lending | null;
  returning: Returning | null;
  /** The SIM whose top-up is awaited. */
  simId: string | null;
  batching: Batching | null;
  waiting: Waiting[];
  /** A voucher scanned before its SIM. */
  waitingVoucher: { voucherId: string; entryId: number } | null;
  /** Open questions, oldest first; each belongs to the trail entry of the same id. */
  questions: Question[];
  /** The code of this question is about to be given to the next item scanned. */
  identifying: number | null;
  /** The last answers, oldest first. */
  trail: TrailEntry[];
  nextEntryId: number;
  /** What the server did not grant and nobody has dealt with yet, oldest first. */
  refused: RefusedOperation[];
  recent: Sighting[];
}

export const emptyDesk: DeskState = {
  mode: "look-up",
  chosenMode: "look-up",
  known: {
    items: {},
    people: {},
    batches: {},
    vouchers: {},
    offers: {},
    loans: {},
    lines: {},
    topUps: {},
    names: {},
  },
  shown: null,
  lending: null,
  returning: null,
  simId: null,
  batching: null,
  waiting: [],
  waitingVoucher: null,
  questions: [],
  identifying: null,
  trail: [],
  nextEntryId: 1,
  refused: [],
  recent: [],
};
