import type { EntityManager } from "typeorm";
import { sameRecord, type Change, type LedgerEntity } from "../../shared/ledger/records.ts";
import { forUpdate } from "../db/database.ts";
import { mapByTurns } from "../turn.ts";
import { LedgerHead, Movement, type MovementRow } from "./entities.ts";
import type { LedgerStore, Making } from "./store.ts";
import { ledgerStores } from "./stores.ts";

/** Writes what an operation changes: the current state first, then its movements, in one transaction. */
export async function record(
  em: EntityManager,
  changes: Change[],
  making: Making,
  recordedAt: string,
): Promise<void> {
  for (const change of changes) await keep(em, change, making);
  await append(em, [{ changes, making }], recordedAt);
}

async function keep(em: EntityManager, change: Change, making: Making): Promise<void> {
  const { entity, id, before, after } = change;
  const store = ledgerStores[entity] as LedgerStore<LedgerEntity>;
  if (after && before) {
    if (!sameRecord(entity, before, after)) await store.update(em, id, after, before, making.at);
  } else if (after) await store.insert(em, id, after, making);
  else await store.remove(em, id);
}

/** As many rows as one statement takes on either engine. */
const rowsAtOnce = 200;

/**
 * The movements of operations whose current state is written already, in their order. The head's row stays locked from here to
 * the commit, so this comes last.
 *
 * @param onProgress told how many movements are written
 */
export async function append(
  em: EntityManager,
  operations: { changes: Change[]; making: Pick<Making, "operation" | "actorId"> }[],
  recordedAt: string,
  onProgress: (done: number) => void = () => undefined,
): Promise<void> {
  const head = await forUpdate(em.createQueryBuilder(LedgerHead, "head").where({ id: 1 })).getOneOrFail();
  let seq = head.seq;
  const rowsOf = ({ changes, making }: (typeof operations)[number]) =>
    changes.map((change): MovementRow => ({
      seq: ++seq,
      operationId: making.operation.id,
      type: making.operation.type,
      entity: change.entity,
      entityId: change.id,
      ...subjects(change),
      fromState: stateOf(change, "before"),
      toState: stateOf(change, "after"),
      before: change.before,
      after: change.after,
      occurredAt: making.operation.occurredAt,
      recordedAt,
      actorId: making.actorId,
    }));
  const rows = (await mapByTurns(operations, rowsOf)).flat();
  await em.update(LedgerHead, { id: 1 }, { seq });
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await em.insert(Movement, rows.slice(from, from + rowsAtOnce));
    onProgress(Math.min(from + rowsAtOnce, rows.length));
  }
}

function stateOf(change: Change, side: "before" | "after"): string | null {
  const record = change[side];
  return record && "state" in record ? record.state : null;
}

type Subjects = Pick<MovementRow, "itemId" | "beneficiaryId" | "loanId" | "batchId">;

/** Whose histories a movement belongs to. */
function subjects(change: Change): Subjects {
  const none: Subjects = { itemId: null, beneficiaryId: null, loanId: null, batchId: null };
  switch (change.entity) {
    case "item": {
      const holderId = change.after?.holderId ?? change.before?.holderId ?? null;
      const loanId = change.after?.loanId ?? change.before?.loanId ?? null;
      const batchId = change.after?.batchId ?? change.before?.batchId ?? null;
      return { itemId: change.id, beneficiaryId: holderId, loanId, batchId };
    }
    case "loan":
      return {
        ...none,
        loanId: change.id,
        beneficiaryId: change.after?.beneficiaryId ?? change.before?.beneficiaryId ?? null,
      };
    case "loanLine":
      return { ...none, itemId: change.after?.itemId ?? null, loanId: change.after?.loanId ?? null };
    case "topUp":
      return {
        ...none,
        itemId: change.after?.simId ?? null,
        beneficiaryId: change.after?.beneficiaryId ?? null,
      };
    case "batch":
      return { ...none, batchId: change.id };
    case "voucher":
      return none;
  }
}
