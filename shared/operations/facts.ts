import type { Day, Instant } from "../dates.ts";
import type {
  BatchRecord,
  Change,
  ItemRecord,
  LedgerEntity,
  LedgerRecords,
  LoanLineRecord,
  LoanRecord,
  VoucherRecord,
} from "../ledger/records.ts";
import type { ItemKind } from "../lifecycle.ts";
import type { ProblemCode, ProblemParams } from "../problems.ts";

export interface Held<Value> {
  id: string;
  record: Value;
}

export interface ItemFact extends Held<ItemRecord> {
  /** The inventory number, as people read it aloud. */
  label: string;
  name: string;
  holderName: string | null;
}

/** What a decision may look at: whatever the operation's ids name, as it is now. Absent: there is no such thing. */
export interface Facts {
  item?: ItemFact;
  /** The item's line in the loan that holds it. */
  line?: Held<LoanLineRecord>;
  /** The loan that the operation names, or that holds the item. */
  loan?: Held<LoanRecord>;
  /** Lines of that loan that are still open, the item's own among them. */
  openLines?: number;
  beneficiary?: { id: string; name: string; active: boolean };
  /** The last day of the cohort that the operation names. */
  cohort?: { id: string; endsOn: Day };
  site?: { id: string; name: string };
  model?: { id: string; kind: ItemKind };
  purchaseLine?: {
    id: string;
    designation: string;
    modelId: string | null;
    /** Null: a service. */
    kind: ItemKind | null;
    quantity: number;
    received: number;
  };
  offer?: { id: string; name: string; amount: number; validityDays: number | null };
  voucher?: Held<VoucherRecord> & {
    offerId: string;
    amount: number;
    validityDays: number | null;
    expiresOn: Day | null;
  };
  batch?: Held<BatchRecord> & { label: string };
  /** Everything in that batch. */
  batchItems?: ItemFact[];
}

export interface Circumstances {
  /** Who acts (a user id). */
  actor: string;
  /** The day on which the operation happened, where the organisation is. */
  today: Day;
  /** When the operation happened. */
  at: Instant;
  /** Length of a loan by rule, in months. */
  loanMonths: number;
}

export interface Refusal {
  code: ProblemCode;
  params?: ProblemParams;
}

export type Verdict = { changes: Change[]; refusal?: undefined } | { refusal: Refusal; changes?: undefined };

/** Thrown inside a decision, caught by `decide`: it lets a rule read as a list of early refusals. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(code: ProblemCode, params?: ProblemParams) {
    super(code);
    this.refusal = { code, params };
  }
}

export function refuse(code: ProblemCode, params?: ProblemParams): never {
  throw new Refused(code, params);
}

export function made<E extends LedgerEntity>(entity: E, id: string, after: LedgerRecords[E]): Change {
  return { entity, id, before: null, after } as Change;
}

export function changed<E extends LedgerEntity>(
  entity: E,
  held: Held<LedgerRecords[E]>,
  fields: Partial<LedgerRecords[E]>,
): Change {
  return { entity, id: held.id, before: held.record, after: { ...held.record, ...fields } } as Change;
}
