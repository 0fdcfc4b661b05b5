import { batchStep, type BatchOperation } from "../lifecycle.ts";
import type { Decision } from "../operations/decide.ts";
import { changed, made, refuse, type Facts } from "../operations/facts.ts";
import type { OperationType } from "../operations/schema.ts";
import { itemFor } from "../stock/decisions.ts";
import { needsErasure } from "./rules.ts";

function batchFor(facts: Facts, operation: BatchOperation) {
  const batch = facts.batch ?? refuse("unknown-batch");
  const step = batchStep(batch.record.state, operation);
  if (!step.allowed) return refuse(step.refusal, { batch: batch.label });
  return { batch, state: step.next[0] ?? batch.record.state };
}

type RecyclingType = Extract<
  OperationType,
  | "erase"
  | "exempt-erasure"
  | "add-to-batch"
  | "remove-from-batch"
  | "create-batch"
  | "seal-batch"
  | "unseal-batch"
  | "schedule-batch"
  | "collect-batch"
  | "close-batch"
  | "record-outcome"
>;

export const recyclingDecisions: { [Type in RecyclingType]: Decision<Type> } = {
  erase(operation, facts, { actor, at }) {
    const item = itemFor(facts, "erase");
    if (facts.batch) batchFor(facts, "edit-content");
    const { method, accountsRemoved, simRemoved, memoryCardRemoved, note } = operation;
    const erasure = { method, accountsRemoved, simRemoved, memoryCardRemoved, note, by: actor, at };
    return [changed("item", item, { erasure })];
  },
  "exempt-erasure"(operation, facts) {
    const item = itemFor(facts, "exempt-erasure");
    if (facts.batch) batchFor(facts, "edit-content");
    return [changed("item", item, { erasureExemption: operation.reason })];
  },
  "add-to-batch"(operation, facts) {
    const item = itemFor(facts, "add-to-batch");
    batchFor(facts, "edit-content");
    return [changed("item", item, { state: "in-batch", batchId: operation.batchId })];
  },
  "remove-from-batch"(_operation, facts) {
    const item = itemFor(facts, "remove-from-batch");
    batchFor(facts, "edit-content");
    return [changed("item", item, { state: "retired", batchId: null })];
  },
  "create-batch"(operation, facts) {
    if (facts.batch) return refuse("batch-exists", { batch: facts.batch.label });
    if (!facts.site) return refuse("unknown-site");
    const empty = { sealedAt: null, pickupOn: null, collectedAt: null, collectedBy: null, closedAt: null };
    return [made("batch", operation.batchId, { state: "draft", siteId: operation.siteId, ...empty })];
  },
  "seal-batch"(_operation, facts, { at }) {
    const { batch, state } = batchFor(facts, "seal-batch");
    const items = facts.batchItems ?? [];
    if (items.length === 0) return refuse("batch-empty", { batch: batch.label });
    const unerased = items.filter((item) => needsErasure(item.record));
    if (unerased.length > 0)
      return refuse("erasure-missing", { items: unerased.map((item) => item.label).join(", ") });
    return [changed("batch", batch, { state, sealedAt: at })];
  },
  "unseal-batch"(_operation, facts) {
    const { batch, state } = batchFor(facts, "unseal-batch");
    return [changed("batch", batch, { state, sealedAt: null, pickupOn: null })];
  },
  "schedule-batch"(operation, facts, { today }) {
    const { batch, state } = batchFor(facts, "schedule-batch");
    if (operation.pickupOn < today) return refuse("pickup-past", { day: operation.pickupOn });
    return [changed("batch", batch, { state, pickupOn: operation.pickupOn })];
  },
  "collect-batch"(operation, facts, { at }) {
    const { batch, state } = batchFor(facts, "collect-batch");
    const items = (facts.batchItems ?? []).map((item) => itemFor({ ...facts, item }, "collect"));
    return [
      changed("batch", batch, { state, collectedAt: at, collectedBy: operation.collectedBy }),
      ...items.map((item) => changed("item", item, { state: "collected" as const })),
    ];
  },
  "close-batch"(_operation, facts, { at }) {
    const { batch, state } = batchFor(facts, "close-batch");
    const unknown = (facts.batchItems ?? []).filter((item) => !item.record.outcome);
    if (unknown.length > 0)
      return refuse("outcome-missing", { items: unknown.map((item) => item.label).join(", ") });
    return [changed("batch", batch, { state, closedAt: at })];
  },
  "record-outcome"(operation, facts) {
    const item = itemFor(facts, "record-outcome");
    batchFor(facts, "record-outcome");
    return [changed("item", item, { outcome: operation.outcome })];
  },
};
