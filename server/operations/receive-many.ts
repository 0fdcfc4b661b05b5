import type { EntityManager } from "typeorm";
import { dayOf } from "../../shared/dates.ts";
import type { ItemRecord } from "../../shared/ledger/records.ts";
import { decide } from "../../shared/operations/decide.ts";
import { Refused } from "../../shared/operations/facts.ts";
import type { OperationOf } from "../../shared/operations/schema.ts";
import type { Context } from "../context.ts";
import { append } from "../ledger/journal.ts";
import { readOrganisation } from "../organisation/service.ts";
import { purchaseLineFact } from "../purchases/facts.ts";
import { modelFact, siteFact } from "../stock/facts.ts";
import { insertItems } from "../stock/many-items.ts";
import { mapByTurns } from "../turn.ts";
import { OperationEntity } from "./entities.ts";
import { admitted, receivedRow, type Actor } from "./service.ts";

const rowsAtOnce = 200;

/**
 * Receives many new items in the caller's transaction: each operation is decided by the same rules and leaves the same rows as
 * when it is sent alone, in some fifty times fewer statements, so that thousands hold the one writer for seconds, not minutes.
 *
 * @param operations with ids that were never sent
 * @throws Refused where a rule forbids one of them: nothing of it all may be kept then
 */
export async function receiveMany(
  em: EntityManager,
  context: Context,
  actor: Actor,
  operations: OperationOf<"receive">[],
  onProgress: (done: number) => void,
): Promise<void> {
  if (operations.length === 0) return;
  const { timeZone, loanMonths } = await readOrganisation(em);
  const models = await loaded(em, modelFact, new Set(operations.map(({ modelId }) => modelId)));
  const sites = await loaded(em, siteFact, new Set(operations.map(({ siteId }) => siteId)));
  // Always in the same order: two servers never wait for each other.
  const lineIds = operations.flatMap(({ purchaseLineId }) => purchaseLineId ?? []).sort();
  const purchaseLines = await loaded(em, purchaseLineFact, new Set(lineIds));
  const received = await mapByTurns(operations, (operation) => receivedRow(context, actor, operation));
  const decided = await mapByTurns(operations, (operation, position) => {
    const at = admitted(actor, operation, received[position]?.receivedAt ?? operation.occurredAt);
    const purchaseLine = purchaseLines.get(operation.purchaseLineId ?? "");
    const facts = {
      model: models.get(operation.modelId),
      site: sites.get(operation.siteId),
      purchaseLine,
    };
    const verdict = decide(operation, facts, { actor: actor.id, at, today: dayOf(at, timeZone), loanMonths });
    if (verdict.refusal) throw new Refused(verdict.refusal.code, verdict.refusal.params);
    if (purchaseLine) purchaseLine.received += 1;
    return { operation, at, changes: verdict.changes };
  });
  // Each one is written three times: its operation, its item and its movement.
  const progressOf = (part: number) => (done: number) =>
    onProgress(Math.floor((part * operations.length + done) / 3));
  for (let from = 0; from < received.length; from += rowsAtOnce) {
    await em.insert(OperationEntity, received.slice(from, from + rowsAtOnce));
    progressOf(0)(Math.min(from + rowsAtOnce, received.length));
  }
  const items = decided.map(({ operation, at, changes }) => ({
    operation,
    at,
    record: changes[0]?.after as ItemRecord,
  }));
  await insertItems(em, context, items, progressOf(1));
  const making = decided.map(({ operation, changes }) => ({
    changes,
    making: { operation, actorId: actor.id },
  }));
  await append(em, making, received[0]?.receivedAt ?? context.clock().toISOString(), progressOf(2));
}

async function loaded<Row>(
  em: EntityManager,
  load: (em: EntityManager, id: string) => Promise<Row | null | undefined>,
  ids: Set<string>,
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for (const id of ids) {
    const row = await load(em, id);
    if (row) found.set(id, row);
  }
  return found;
}
