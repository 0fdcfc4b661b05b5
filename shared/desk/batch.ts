import type { ErasureMethod } from "../ledger/records.ts";
import { batchStep, itemStep } from "../lifecycle.ts";
import { needsErasure } from "../recycling/rules.ts";
import type { BatchView } from "../recycling/schema.ts";
import type { ItemView } from "../stock/schema.ts";
import { currentBatch } from "./selectors.ts";
import {
  ask,
  close,
  itemOf,
  itemParams,
  perform,
  say,
  sayRefused,
  update,
  whereabouts,
  type Turn,
} from "./turn.ts";

/** What the agent vouches for when a device is declared erased. */
export interface ErasureEvidence {
  method: ErasureMethod;
  accountsRemoved: true;
  simRemoved: true;
  memoryCardRemoved: true;
  note?: string;
}

/** The label of a batch in preparation: the devices scanned from now on, and those that waited for it, join it. */
export function openBatch(turn: Turn, named: BatchView, box = 0): void {
  const batch = turn.state.known.batches[named.id] ?? named;
  const params = { batch: batch.label, name: batch.name, count: batch.items, unerased: batch.unerased, box };
  const step = batchStep(batch.state, "edit-content");
  if (!step.allowed) return void say(turn, { tone: "refused", code: step.refusal, params });
  if (turn.state.batching?.batchId === batch.id)
    return void say(turn, { tone: "already", code: "batch-current", params });
  update(turn, { mode: "batch", batching: { batchId: batch.id, retireAll: false } });
  say(turn, { tone: "info", code: "batch-open", params });
  const waiting = turn.state.waiting.filter((one) => one.for === "batch");
  update(turn, { waiting: turn.state.waiting.filter((one) => one.for !== "batch") });
  for (const { itemId } of waiting) addDevice(turn, itemId);
}

/** `confirmed`: its retirement was asked, and this is the yes. */
export function addDevice(turn: Turn, itemId: string, confirmed = false): void {
  const item = itemOf(turn, itemId);
  if (!item) return void say(turn, { tone: "refused", code: "unknown-item" });
  const batch = currentBatch(turn.state);
  if (!batch) return waitForBatch(turn, item);
  const params = { ...itemParams(item), batch: batch.label };
  if (item.batchId === batch.id)
    return void say(turn, { tone: "already", code: "already-in-batch", params, itemId });
  if (item.state === "in-batch") {
    const other = { ...whereabouts(item), other: item.batchLabel ?? "", batch: batch.label };
    return void say(turn, { tone: "refused", code: "in-other-batch", params: other, itemId });
  }
  if (!itemStep(item.state, "retire", item.kind).allowed) return join(turn, item, batch, false);
  const content = batchStep(batch.state, "edit-content");
  if (!content.allowed) return void say(turn, { tone: "refused", code: content.refusal, params });
  if (confirmed || turn.state.batching?.retireAll) return join(turn, item, batch, true);
  ask(
    turn,
    { tone: "question", code: "confirm-retire", params: { ...params, state: item.state }, itemId },
    { kind: "retire", itemId, batchId: batch.id },
    ["yes", "yes-to-all", "ignore"],
  );
}

/** « Oui » for this device and for every other one of this batch, those already asked about included. */
export function retireAllOf(turn: Turn, batchId: string): void {
  const { batching, questions } = turn.state;
  if (batching?.batchId === batchId) update(turn, { batching: { ...batching, retireAll: true } });
  const asked = questions.flatMap((one) =>
    one.kind === "retire" && one.batchId === batchId ? one.itemId : [],
  );
  close(turn, (one) => one.kind === "retire" && one.batchId === batchId);
  for (const itemId of new Set(asked)) retireInto(turn, itemId, batchId);
}

/** The yes to one device, whatever batch is open by now. */
export function retireInto(turn: Turn, itemId: string, batchId: string): void {
  const item = itemOf(turn, itemId);
  const batch = turn.state.known.batches[batchId];
  if (!item || !batch)
    return void say(turn, { tone: "refused", code: item ? "unknown-batch" : "unknown-item" });
  if (item.batchId === batch.id) {
    const params = { ...itemParams(item), batch: batch.label };
    return void say(turn, { tone: "already", code: "already-in-batch", params, itemId });
  }
  join(turn, item, batch, item.state !== "retired");
}

function join(turn: Turn, item: ItemView, batch: BatchView, retireFirst: boolean): void {
  const itemId = item.id;
  const outcome = perform(turn, [
    ...(retireFirst ? [{ type: "retire" as const, itemId, reason: `Recyclage, lot ${batch.label}` }] : []),
    { type: "add-to-batch", itemId, batchId: batch.id },
  ]);
  if (!outcome.done) return void sayRefused(turn, outcome.refusal, item);
  const params = {
    ...itemParams(item),
    batch: batch.label,
    count: turn.state.known.batches[batch.id]?.items ?? 0,
    unerased: needsErasure(item) ? 1 : 0,
  };
  say(turn, { tone: "applied", code: "added", params, itemId, done: outcome.done });
}

/** Nothing scanned is lost: a device scanned before the batch label joins the batch when the label comes. */
function waitForBatch(turn: Turn, item: ItemView): void {
  const params = itemParams(item);
  const itemId = item.id;
  const possible = item.state === "retired" || itemStep(item.state, "retire", item.kind).allowed;
  if (!possible) return void sayRefused(turn, { code: `item-${item.state}` }, item);
  const { waiting } = turn.state;
  if (waiting.some((one) => one.itemId === itemId && one.for === "batch"))
    return void say(turn, { tone: "already", code: "already-waiting", params, itemId });
  const entry = say(turn, { tone: "question", code: "batch-wanted", params, itemId });
  const others = waiting.filter((one) => one.itemId !== itemId);
  update(turn, { waiting: [...others, { itemId, for: "batch", entryId: entry.id }] });
}

/** The evidence that a device of the batch was missing. */
export function fillErasure(turn: Turn, itemId: string, evidence: ErasureEvidence): void {
  const item = itemOf(turn, itemId);
  const outcome = perform(turn, [{ type: "erase", itemId, ...evidence }]);
  if (!outcome.done || !item) return void sayRefused(turn, outcome.refusal ?? { code: "unknown-item" }, item);
  say(turn, { tone: "applied", code: "erased", params: itemParams(item), itemId, done: outcome.done });
}
