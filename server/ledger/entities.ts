import { EntitySchema } from "typeorm";
import type { LedgerEntity } from "../../shared/ledger/records.ts";
import { integer, integerKey, maybeJson, maybeText, text } from "../db/columns.ts";

/** One line of the ledger: what one operation changed of one thing. Never updated, never deleted. */
export interface MovementRow {
  seq: number;
  operationId: string;
  type: string;
  entity: LedgerEntity;
  entityId: string;
  itemId: string | null;
  beneficiaryId: string | null;
  loanId: string | null;
  batchId: string | null;
  fromState: string | null;
  toState: string | null;
  before: object | null;
  after: object | null;
  occurredAt: string;
  recordedAt: string;
  actorId: string;
}
export const Movement = new EntitySchema<MovementRow>({
  name: "movement",
  columns: {
    seq: integerKey(),
    operationId: text(),
    type: text(),
    entity: text(),
    entityId: text(),
    itemId: maybeText(),
    beneficiaryId: maybeText(),
    loanId: maybeText(),
    batchId: maybeText(),
    fromState: maybeText(),
    toState: maybeText(),
    before: maybeJson(),
    after: maybeJson(),
    occurredAt: text(),
    recordedAt: text(),
    actorId: text(),
  },
});

/**
 * The last number of the ledger. Its row lock makes movements visible in the order of their numbers on PostgreSQL too,
 * where a sequence would let a later number commit first.
 */
export interface LedgerHeadRow {
  id: 1;
  seq: number;
}
export const LedgerHead = new EntitySchema<LedgerHeadRow>({
  name: "ledgerHead",
  tableName: "ledger_head",
  columns: { id: integerKey(), seq: integer() },
});

export const ledgerEntities = [Movement, LedgerHead];
