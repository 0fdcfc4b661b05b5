import {
  sameRecord,
  type Change,
  type ItemRecord,
  type LedgerEntity,
  type LedgerRecords,
} from "../ledger/records.ts";
import { batchStep } from "../lifecycle.ts";
import type { Instant } from "../dates.ts";
import { changed, Refused, refuse, type Verdict } from "./facts.ts";

/** What is true now of the things that an operation had touched. */
export interface World {
  record<E extends LedgerEntity>(entity: E, id: string): LedgerRecords[E] | null;
  /** Has anything happened to it after the operation that is to be undone? */
  movedSince(entity: LedgerEntity, id: string): boolean;
  openLines(loanId: string): number;
  batchSize(batchId: string): number;
}

/**
 * The compensation of an operation: the movements that bring back what it had changed.
 * It is refused once something else has moved the same things (`changed-since`): then only a new operation is honest.
 *
 * @param done the movements of the operation to undo, in their order
 */
export function compensate(done: Change[], world: World, at: Instant): Verdict {
  try {
    const changes = [...done].reverse().flatMap((change) => undo(change, world, at));
    return changes.length > 0 ? { changes } : { refusal: { code: "changed-since" } };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}

function undo(change: Change, world: World, at: Instant): Change[] {
  if (change.entity === "loan") return undoLoan(change, world, at);

  const now = world.record(change.entity, change.id);
  if (!now || !sameRecord(change.entity, now, change.after)) return refuse("changed-since");
  if (change.entity === "item") keepSealedBatches(now as ItemRecord, change.before, world);

  if (change.entity === "loanLine") {
    if (!change.before)
      return [changed("loanLine", current(change.id, now), { closedAt: at, outcome: "cancelled" })];
    const loan = world.record("loan", change.before.loanId);
    const reopened = loan?.closedAt
      ? [changed("loan", current(change.before.loanId, loan), { closedAt: null })]
      : [];
    return [...reopened, restored(change, now)];
  }
  if (change.entity === "topUp" && !change.before)
    return [changed("topUp", current(change.id, now), { state: "cancelled" })];
  if (!change.before) {
    const used = world.movedSince(change.entity, change.id);
    if (used || (change.entity === "batch" && world.batchSize(change.id) > 0)) return refuse("changed-since");
  }
  return [restored(change, now)];
}

/** Other items may have joined or left a loan meanwhile: it closes with its last line, and reopens with its first. */
function undoLoan(change: Extract<Change, { entity: "loan" }>, world: World, at: Instant): Change[] {
  const now = world.record("loan", change.id);
  if (!now || !change.after) return refuse("changed-since");
  if (!change.before) {
    const emptied = world.openLines(change.id) <= 1 && !now.closedAt;
    return emptied ? [changed("loan", { id: change.id, record: now }, { closedAt: at })] : [];
  }
  if (change.before.dueDate === change.after.dueDate) return [];
  if (now.dueDate !== change.after.dueDate) return refuse("changed-since");
  return [changed("loan", { id: change.id, record: now }, { dueDate: change.before.dueDate })];
}

/** What a sealed batch holds, and the evidence that it was sealed on, stay as they are. */
function keepSealedBatches(now: ItemRecord, before: ItemRecord | null, world: World): void {
  const sameContent =
    before &&
    now.batchId === before.batchId &&
    now.erasure?.at === before.erasure?.at &&
    now.erasureExemption === before.erasureExemption;
  if (sameContent) return;
  for (const batchId of new Set([now.batchId, before?.batchId ?? null])) {
    const batch = batchId ? world.record("batch", batchId) : null;
    const step = batch && batchStep(batch.state, "edit-content");
    if (step && !step.allowed) refuse(step.refusal);
  }
}

function current<Row>(id: string, record: unknown): { id: string; record: Row } {
  return { id, record: record as Row };
}

function restored(change: Change, now: LedgerRecords[LedgerEntity]): Change {
  return { entity: change.entity, id: change.id, before: now, after: change.before } as Change;
}
