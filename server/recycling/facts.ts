import type { EntityManager } from "typeorm";
import { recordOf } from "../../shared/ledger/records.ts";
import { forUpdate } from "../db/database.ts";
import { Batch } from "./entities.ts";

/** The batch, held until the transaction ends. */
export async function batchFact(em: EntityManager, id: string) {
  const row = await forUpdate(em.createQueryBuilder(Batch, "batch").where({ id })).getOne();
  return row ? { id, record: recordOf("batch", row), label: row.label } : undefined;
}
