/**
 * The life of an item, of a SIM's line, of a voucher and of a batch: state × operation → next state, or a named refusal.
 * Nothing else in the program decides whether an operation fits a state.
 */
export const itemKinds = ["tablet", "cover", "charger", "sim", "laptop", "phone", "other"] as const;
export type ItemKind = (typeof itemKinds)[number];

export const itemStates = [
  "in-stock",
  "on-loan",
  "in-repair",
  "in-transit",
  "missing",
  "given",
  "retired",
  "in-batch",
  "collected",
] as const;
export type ItemState = (typeof itemStates)[number];

export const itemOperations = [
  "identify",
  "attach-purchase",
  "detach-purchase",
  "lend",
  "return",
  "extend",
  "declare-lost",
  "declare-stolen",
  "find",
  "transfer",
  "confirm-transfer",
  "send-to-repair",
  "return-from-repair",
  "give",
  "retire",
  "erase",
  "exempt-erasure",
  "add-to-batch",
  "remove-from-batch",
  "collect",
  "record-outcome",
  "activate-sim",
  "suspend-sim",
  "terminate-sim",
  "top-up",
] as const;
export type ItemOperation = (typeof itemOperations)[number];

/** Why an operation does not fit: the state itself is the reason (`item-on-loan`: it is on loan). */
export type ItemRefusal = `item-${ItemState}`;

type Row = Partial<Record<ItemState, readonly ItemState[]>>;

const unchangedIn = (...states: ItemState[]): Row =>
  Object.fromEntries(states.map((state) => [state, [state]]));
const inHands: ItemState[] = ["in-stock", "on-loan", "given"];

/** Next states; where there are several the operation says which (a return goes to stock, to repair or to retirement). */
export const itemLifecycle: Record<ItemOperation, Row> = {
  identify: unchangedIn(...itemStates.filter((state) => state !== "collected")),
  "attach-purchase": unchangedIn(...itemStates),
  "detach-purchase": unchangedIn(...itemStates),
  lend: { "in-stock": ["on-loan"] },
  return: { "on-loan": ["in-stock", "in-repair", "retired"] },
  extend: unchangedIn("on-loan"),
  "declare-lost": { "on-loan": ["missing"], "in-stock": ["missing"], "in-transit": ["missing"] },
  "declare-stolen": { "on-loan": ["missing"], "in-stock": ["missing"], "in-transit": ["missing"] },
  find: { missing: ["in-stock"] },
  transfer: { "in-stock": ["in-transit"] },
  "confirm-transfer": { "in-transit": ["in-stock"] },
  "send-to-repair": { "in-stock": ["in-repair"] },
  "return-from-repair": { "in-repair": ["in-stock"] },
  give: { "in-stock": ["given"] },
  retire: { "in-stock": ["retired"], "in-repair": ["retired"] },
  erase: unchangedIn("retired", "in-batch"),
  "exempt-erasure": unchangedIn("retired", "in-batch"),
  "add-to-batch": { retired: ["in-batch"] },
  "remove-from-batch": { "in-batch": ["retired"] },
  collect: { "in-batch": ["collected"] },
  "record-outcome": unchangedIn("collected"),
  "activate-sim": unchangedIn(...inHands),
  "suspend-sim": unchangedIn(...inHands, "missing"),
  "terminate-sim": unchangedIn(...inHands, "missing", "retired"),
  "top-up": unchangedIn(...inHands),
};

/** Operations that only some kinds of item know. */
export const kindsOf: Partial<Record<ItemOperation, readonly ItemKind[]>> = {
  give: ["sim", "cover", "charger"],
  "activate-sim": ["sim"],
  "suspend-sim": ["sim"],
  "terminate-sim": ["sim"],
  "top-up": ["sim"],
  erase: ["tablet", "laptop", "phone", "other"],
  "exempt-erasure": ["tablet", "laptop", "phone", "other"],
};

/** Kinds that can hold a person's data: they leave for recycling only once erased (NIST SP 800-88), or excepted with a reason. */
export const dataKinds: readonly ItemKind[] = ["tablet", "laptop", "phone"];

export type Step<State extends string, Refusal extends string> =
  { allowed: true; next: readonly State[] } | { allowed: false; refusal: Refusal };

export function itemStep(
  state: ItemState,
  operation: ItemOperation,
  kind: ItemKind,
): Step<ItemState, ItemRefusal | "wrong-kind"> {
  const kinds = kindsOf[operation];
  if (kinds && !kinds.includes(kind)) return { allowed: false, refusal: "wrong-kind" };
  const next = itemLifecycle[operation][state];
  return next ? { allowed: true, next } : { allowed: false, refusal: `item-${state}` };
}

/** What an item's state and kind allow: the buttons that its page shows. */
export function allowedOperations(state: ItemState, kind: ItemKind): ItemOperation[] {
  return itemOperations.filter((operation) => itemStep(state, operation, kind).allowed);
}

export const lineStates = ["inactive", "active", "suspended", "terminated"] as const;
export type LineState = (typeof lineStates)[number];
export type LineOperation = "activate-sim" | "suspend-sim" | "terminate-sim" | "top-up";

export const lineLifecycle: Record<LineOperation, Partial<Record<LineState, LineState>>> = {
  "activate-sim": { inactive: "active", suspended: "active" },
  "suspend-sim": { active: "suspended" },
  "terminate-sim": { inactive: "terminated", active: "terminated", suspended: "terminated" },
  "top-up": { inactive: "active", active: "active" },
};

export function lineStep(state: LineState, operation: LineOperation): Step<LineState, `line-${LineState}`> {
  const next = lineLifecycle[operation][state];
  return next ? { allowed: true, next: [next] } : { allowed: false, refusal: `line-${state}` };
}

export const voucherStates = ["in-stock", "used", "expired", "void"] as const;
export type VoucherState = (typeof voucherStates)[number];
export type VoucherOperation = "use" | "expire" | "void-voucher";

export const voucherLifecycle: Record<VoucherOperation, Partial<Record<VoucherState, VoucherState>>> = {
  use: { "in-stock": "used" },
  expire: { "in-stock": "expired" },
  "void-voucher": { "in-stock": "void" },
};

export function voucherStep(
  state: VoucherState,
  operation: VoucherOperation,
): Step<VoucherState, `voucher-${VoucherState}`> {
  const next = voucherLifecycle[operation][state];
  return next ? { allowed: true, next: [next] } : { allowed: false, refusal: `voucher-${state}` };
}

export const batchStates = ["draft", "sealed", "scheduled", "collected", "closed"] as const;
export type BatchState = (typeof batchStates)[number];
export type BatchOperation =
  | "edit-content"
  | "seal-batch"
  | "unseal-batch"
  | "schedule-batch"
  | "collect-batch"
  | "record-outcome"
  | "close-batch";

export const batchLifecycle: Record<BatchOperation, Partial<Record<BatchState, BatchState>>> = {
  "edit-content": { draft: "draft" },
  "seal-batch": { draft: "sealed" },
  "unseal-batch": { sealed: "draft", scheduled: "draft" },
  "schedule-batch": { sealed: "scheduled", scheduled: "scheduled" },
  "collect-batch": { sealed: "collected", scheduled: "collected" },
  "record-outcome": { collected: "collected" },
  "close-batch": { collected: "closed" },
};

export function batchStep(
  state: BatchState,
  operation: BatchOperation,
): Step<BatchState, `batch-${BatchState}`> {
  const next = batchLifecycle[operation][state];
  return next ? { allowed: true, next: [next] } : { allowed: false, refusal: `batch-${state}` };
}
