import { MoreThan, type EntityManager } from "typeorm";
import {
  differingFields,
  ledgerFields,
  sameRecord,
  type LedgerEntity,
  type LedgerRecords,
} from "../../shared/ledger/records.ts";
import {
  itemOperations,
  itemStep,
  type ItemKind,
  type ItemOperation,
  type ItemState,
} from "../../shared/lifecycle.ts";
import { OperationEntity } from "../operations/entities.ts";
import { verifyPurchases } from "../purchases/history.ts";
import { LedgerHead, Movement, type MovementRow } from "./entities.ts";
import type { LedgerStore } from "./store.ts";
import { ledgerStores } from "./stores.ts";

export interface Verification {
  movements: number;
  things: number;
  /** One line for each thing on which ledger and current state disagree; empty when they agree. */
  differences: string[];
}

type AnyRecord = LedgerRecords[LedgerEntity];
const pageSize = 1000;
const entities = Object.keys(ledgerFields) as LedgerEntity[];

/**
 * Replays the whole ledger and compares: numbers without a gap, each movement starting where the one before ended, each step
 * allowed by the life of an item, and the end of it all equal to the current state, thing by thing.
 */
export async function verifyLedger(em: EntityManager): Promise<Verification> {
  const differences: string[] = [];
  const replayed = new Map<string, AnyRecord>();
  const operations = new Set<string>();
  let seq = 0;
  for (;;) {
    const page = await em.find(Movement, {
      where: { seq: MoreThan(seq) },
      order: { seq: "ASC" },
      take: pageSize,
    });
    for (const movement of page) {
      if (movement.seq !== seq + 1) differences.push(`movement ${seq + 1} is missing`);
      seq = movement.seq;
      operations.add(movement.operationId);
      replay(movement, replayed, differences);
    }
    if (page.length < pageSize) break;
  }
  const head = await em.findOneByOrFail(LedgerHead, { id: 1 });
  if (head.seq !== seq) differences.push(`the head says ${head.seq} movements, the ledger has ${seq}`);
  for (const entity of entities) await compare(em, entity, replayed, differences);
  await compareOperations(em, operations, differences);
  differences.push(...brokenPromises(replayed), ...(await verifyPurchases(em)));
  return { movements: seq, things: replayed.size, differences };
}

function replay(movement: MovementRow, replayed: Map<string, AnyRecord>, differences: string[]): void {
  const key = `${movement.entity} ${movement.entityId}`;
  const before = movement.before as AnyRecord | null;
  const after = movement.after as AnyRecord | null;
  if (!sameRecord(movement.entity, replayed.get(key) ?? null, before))
    differences.push(`movement ${movement.seq} (${movement.type}): ${key} was not as it says it was`);
  if (movement.entity === "item" && before && after && isItemOperation(movement.type)) {
    const from = before as LedgerRecords["item"];
    const to = after as LedgerRecords["item"];
    if (!stepAllowed(from.state, to.state, movement.type, from.kind))
      differences.push(
        `movement ${movement.seq}: ${movement.type} does not lead from ${from.state} to ${to.state}`,
      );
  }
  if (after) replayed.set(key, after);
  else replayed.delete(key);
}

function isItemOperation(type: string): type is ItemOperation {
  return (itemOperations as readonly string[]).includes(type);
}

function stepAllowed(from: ItemState, to: ItemState, operation: ItemOperation, kind: ItemKind): boolean {
  const step = itemStep(from, operation, kind);
  return step.allowed && step.next.includes(to);
}

async function compare(
  em: EntityManager,
  entity: LedgerEntity,
  replayed: Map<string, AnyRecord>,
  differences: string[],
): Promise<void> {
  const store = ledgerStores[entity] as LedgerStore<LedgerEntity>;
  const seen = new Set<string>();
  for (let after = ""; ;) {
    const page = await store.page(em, after, pageSize);
    for (const { id, record } of page) {
      const key = `${entity} ${id}`;
      seen.add(key);
      const expected = replayed.get(key);
      if (!expected) differences.push(`${key} is there, and no movement made it`);
      else if (!sameRecord(entity, record, expected))
        differences.push(`${key} differs: ${fieldsThatDiffer(entity, record, expected).join(", ")}`);
    }
    if (page.length < pageSize) break;
    after = page.at(-1)?.id ?? "";
  }
  for (const key of replayed.keys())
    if (key.startsWith(`${entity} `) && !seen.has(key))
      differences.push(`${key} is in the ledger and nowhere else`);
}

function fieldsThatDiffer(entity: LedgerEntity, record: AnyRecord, expected: AnyRecord): string[] {
  const one = record as unknown as Record<string, unknown>;
  const other = expected as unknown as Record<string, unknown>;
  return differingFields(entity, record, expected).map(
    (field) => `${field} is ${JSON.stringify(one[field])}, the ledger says ${JSON.stringify(other[field])}`,
  );
}

async function compareOperations(
  em: EntityManager,
  moved: Set<string>,
  differences: string[],
): Promise<void> {
  for (let after = ""; ;) {
    const page = await em.find(OperationEntity, {
      where: { id: MoreThan(after) },
      order: { id: "ASC" },
      take: pageSize,
    });
    for (const { id, status, type } of page) {
      if (status === "applied" && !moved.has(id)) differences.push(`operation ${id} (${type}) moved nothing`);
      if (status === "refused" && moved.has(id))
        differences.push(`operation ${id} (${type}) was refused, and moved something`);
      moved.delete(id);
    }
    if (page.length < pageSize) break;
    after = page.at(-1)?.id ?? "";
  }
  for (const id of moved) differences.push(`operation ${id} moved something, and was not kept`);
}

/** What must hold between things: an item on loan has one open line in one open loan, and so on. */
function brokenPromises(replayed: Map<string, AnyRecord>): string[] {
  const openLines = new Map<string, string[]>();
  for (const [key, record] of replayed) {
    if (!key.startsWith("loanLine ")) continue;
    const line = record as LedgerRecords["loanLine"];
    if (!line.closedAt) openLines.set(line.itemId, [...(openLines.get(line.itemId) ?? []), line.loanId]);
  }
  const broken: string[] = [];
  for (const [key, record] of replayed) {
    if (!key.startsWith("item ")) continue;
    const item = record as LedgerRecords["item"];
    const lines = openLines.get(key.slice("item ".length)) ?? [];
    const expected = item.state === "on-loan" ? [item.loanId] : [];
    if (lines.join() !== expected.join())
      broken.push(`${key} is ${item.state} with ${lines.length} open loan lines`);
    if ((item.state === "in-batch" || item.state === "collected") !== (item.batchId !== null))
      broken.push(`${key} is ${item.state}, its batch ${item.batchId ?? "none"}`);
  }
  return broken;
}
