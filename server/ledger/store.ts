import type { EntityManager } from "typeorm";
import type { LedgerEntity, LedgerRecords } from "../../shared/ledger/records.ts";
import type { Operation } from "../../shared/operations/schema.ts";
import type { Context } from "../context.ts";

/** What a slice may know when the ledger makes one of its things. */
export interface Making extends Pick<Context, "newId" | "secrets"> {
  operation: Operation;
  actorId: string;
  at: string;
}

/** How a slice keeps the governed fields of its things; only the ledger calls it. */
export interface LedgerStore<E extends LedgerEntity> {
  /** The governed fields now, held until the transaction ends. */
  read(em: EntityManager, id: string): Promise<LedgerRecords[E] | null>;
  insert(em: EntityManager, id: string, record: LedgerRecords[E], making: Making): Promise<void>;
  update(
    em: EntityManager,
    id: string,
    record: LedgerRecords[E],
    before: LedgerRecords[E],
    at: string,
  ): Promise<void>;
  /** Takes back a making that nothing has used since. */
  remove(em: EntityManager, id: string): Promise<void>;
  /** All of them, by id, for the proof that the ledger equals the current state. */
  page(em: EntityManager, after: string, limit: number): Promise<{ id: string; record: LedgerRecords[E] }[]>;
}
