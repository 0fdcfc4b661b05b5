import { MoreThan, type EntityManager } from "typeorm";
import type { Change, LedgerEntity, LedgerRecords } from "../../shared/ledger/records.ts";
import { compensate, type World } from "../../shared/operations/cancel.ts";
import { refuse, Refused } from "../../shared/operations/facts.ts";
import type { OperationOf } from "../../shared/operations/schema.ts";
import { Movement, type MovementRow } from "../ledger/entities.ts";
import type { LedgerStore } from "../ledger/store.ts";
import { ledgerStores } from "../ledger/stores.ts";
import { countOpenLines } from "../loans/facts.ts";
import { batchItemFacts } from "../stock/facts.ts";
import { OperationEntity } from "./entities.ts";

/** The movements that undo an operation, decided by the shared rules on what its things are now. */
export async function cancelChanges(
  em: EntityManager,
  operation: OperationOf<"cancel">,
  at: string,
): Promise<Change[]> {
  const target = await em.findOneBy(OperationEntity, { id: operation.operationId });
  if (!target || target.status !== "applied") return refuse("unknown-operation");
  if (target.type === "cancel" || target.type === "identify" || target.cancelledBy)
    return refuse("not-cancellable");
  const movements = await em.find(Movement, { where: { operationId: target.id }, order: { seq: "ASC" } });
  const done = movements.map(
    ({ entity, entityId, before, after }) => ({ entity, id: entityId, before, after }) as Change,
  );
  const verdict = compensate(done, await worldOf(em, movements), at);
  if (verdict.refusal) throw new Refused(verdict.refusal.code, verdict.refusal.params);
  return verdict.changes;
}

export async function markCancelled(em: EntityManager, operation: OperationOf<"cancel">): Promise<void> {
  await em.update(OperationEntity, { id: operation.operationId }, { cancelledBy: operation.id });
}

/** Reads everything that the rules may ask about, so that they can stay pure. Batches first, as every operation locks. */
async function worldOf(em: EntityManager, movements: MovementRow[]): Promise<World> {
  const records = new Map<string, LedgerRecords[LedgerEntity] | null>();
  const moved = new Set<string>();
  const openLines = new Map<string, number>();
  const batchSizes = new Map<string, number>();
  const read = async (entity: LedgerEntity, id: string | null) => {
    if (!id || records.has(`${entity} ${id}`)) return;
    const store = ledgerStores[entity] as LedgerStore<LedgerEntity>;
    records.set(`${entity} ${id}`, await store.read(em, id));
  };
  const sorted = [...movements].sort((one, other) => (one.entityId < other.entityId ? -1 : 1));
  const last = Math.max(...movements.map(({ seq }) => seq));

  for (const { batchId } of sorted) {
    await read("batch", batchId);
    if (batchId) batchSizes.set(batchId, (await batchItemFacts(em, batchId)).length);
  }
  for (const { entity, entityId } of sorted) {
    await read(entity, entityId);
    if (await em.existsBy(Movement, { entityId, seq: MoreThan(last) })) moved.add(entityId);
  }
  for (const { loanId } of sorted) {
    await read("loan", loanId);
    if (loanId) openLines.set(loanId, await countOpenLines(em, loanId));
  }
  return {
    record: <E extends LedgerEntity>(entity: E, id: string) =>
      (records.get(`${entity} ${id}`) ?? null) as LedgerRecords[E] | null,
    movedSince: (_entity, id) => moved.has(id),
    openLines: (loanId) => openLines.get(loanId) ?? 0,
    batchSize: (batchId) => batchSizes.get(batchId) ?? 0,
  };
}
