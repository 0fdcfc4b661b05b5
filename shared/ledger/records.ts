import type { Day, Instant } from "../dates.ts";
import type { BatchState, ItemKind, ItemState, LineState, VoucherState } from "../lifecycle.ts";

/**
 * What the ledger governs: these fields change through operations alone, and replaying the ledger gives them back.
 * Everything else about the same things (names, notes, numbers) is described, not moved, and may be edited.
 */
export interface ItemRecord {
  kind: ItemKind;
  state: ItemState;
  condition: Condition;
  siteId: string;
  destinationSiteId: string | null;
  holderId: string | null;
  loanId: string | null;
  batchId: string | null;
  line: LineState | null;
  /** Last day of the data bought for a SIM. */
  dataUntil: Day | null;
  erasure: Erasure | null;
  erasureExemption: string | null;
  outcome: Outcome | null;
  /** The line of the purchase or gift that brought it. Movements that are older than this field do not speak of it. */
  purchaseLineId?: string | null;
}

export const conditions = ["new", "good", "worn", "damaged", "broken"] as const;
export type Condition = (typeof conditions)[number];

/** Methods of NIST SP 800-88 rev. 1. */
export const erasureMethods = ["clear", "purge", "destroy"] as const;
export type ErasureMethod = (typeof erasureMethods)[number];

export interface Erasure {
  method: ErasureMethod;
  accountsRemoved: boolean;
  simRemoved: boolean;
  memoryCardRemoved: boolean;
  note: string;
  by: string;
  at: Instant;
}

/** What became of a collected device. */
export const outcomes = ["reused", "parts", "recycled"] as const;
export type Outcome = (typeof outcomes)[number];

export interface LoanRecord {
  beneficiaryId: string;
  cohortId: string | null;
  dueDate: Day;
  openedAt: Instant;
  closedAt: Instant | null;
}

export const lineOutcomes = ["returned", "missing", "cancelled"] as const;
export type LineOutcome = (typeof lineOutcomes)[number];

/** One item in one loan; its id is the id of the operation that lent it. */
export interface LoanLineRecord {
  loanId: string;
  itemId: string;
  lentAt: Instant;
  closedAt: Instant | null;
  outcome: LineOutcome | null;
}

/** A data or phone top-up; its id is the id of the operation that recorded it. */
export interface TopUpRecord {
  simId: string;
  beneficiaryId: string | null;
  offerId: string | null;
  voucherId: string | null;
  amount: number;
  validUntil: Day | null;
  at: Instant;
  state: "done" | "cancelled";
}

export interface VoucherRecord {
  state: VoucherState;
  topUpId: string | null;
}

export interface BatchRecord {
  state: BatchState;
  siteId: string;
  sealedAt: Instant | null;
  pickupOn: Day | null;
  collectedAt: Instant | null;
  collectedBy: string | null;
  closedAt: Instant | null;
}

export interface LedgerRecords {
  item: ItemRecord;
  loan: LoanRecord;
  loanLine: LoanLineRecord;
  topUp: TopUpRecord;
  voucher: VoucherRecord;
  batch: BatchRecord;
}
export type LedgerEntity = keyof LedgerRecords;

const fieldsOf: { [E in LedgerEntity]: Record<keyof LedgerRecords[E], true> } = {
  item: {
    kind: true,
    state: true,
    condition: true,
    siteId: true,
    destinationSiteId: true,
    holderId: true,
    loanId: true,
    batchId: true,
    line: true,
    dataUntil: true,
    erasure: true,
    erasureExemption: true,
    outcome: true,
    purchaseLineId: true,
  },
  loan: { beneficiaryId: true, cohortId: true, dueDate: true, openedAt: true, closedAt: true },
  loanLine: { loanId: true, itemId: true, lentAt: true, closedAt: true, outcome: true },
  topUp: {
    simId: true,
    beneficiaryId: true,
    offerId: true,
    voucherId: true,
    amount: true,
    validUntil: true,
    at: true,
    state: true,
  },
  voucher: { state: true, topUpId: true },
  batch: {
    state: true,
    siteId: true,
    sealedAt: true,
    pickupOn: true,
    collectedAt: true,
    collectedBy: true,
    closedAt: true,
  },
};

/** The governed fields of each entity; `npm run verify` compares exactly these. */
export const ledgerFields = Object.fromEntries(
  Object.entries(fieldsOf).map(([entity, fields]) => [entity, Object.keys(fields)]),
) as { [E in LedgerEntity]: (keyof LedgerRecords[E])[] };

/** The governed part of a row that holds more. */
export function recordOf<E extends LedgerEntity>(entity: E, row: LedgerRecords[E]): LedgerRecords[E] {
  return Object.fromEntries(
    ledgerFields[entity].map((field) => [field, row[field] ?? null]),
  ) as unknown as LedgerRecords[E];
}

/** One movement before it is written: what an operation changes of one thing. `before` null: made; `after` null: unmade. */
export type Change = {
  [E in LedgerEntity]: {
    entity: E;
    id: string;
    before: LedgerRecords[E] | null;
    after: LedgerRecords[E] | null;
  };
}[LedgerEntity];

/** The fields in which two records differ; of a field that one of them does not speak of, nothing can be said. */
export function differingFields<E extends LedgerEntity>(
  entity: E,
  one: LedgerRecords[E],
  other: LedgerRecords[E],
): (keyof LedgerRecords[E])[] {
  return ledgerFields[entity].filter(
    (field) => one[field] !== undefined && other[field] !== undefined && !sameValue(one[field], other[field]),
  );
}

/** Equality of two records, field by field, whatever the order in which JSON kept them. */
export function sameRecord<E extends LedgerEntity>(
  entity: E,
  one: LedgerRecords[E] | null,
  other: LedgerRecords[E] | null,
): boolean {
  if (!one || !other) return one === other;
  return differingFields(entity, one, other).length === 0;
}

function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) =>
    sameValue((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}
