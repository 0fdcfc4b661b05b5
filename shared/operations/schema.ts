import { z } from "zod";
import { conditions, erasureMethods, outcomes } from "../ledger/records.ts";
import { management, staff, type Role } from "../roles.ts";
import { cents, day, id, instant, line, note } from "../values.ts";

/** Every operation has an id made by its client, and the time at which it happened there. */
const base = { id, occurredAt: instant };

const onItem = <Type extends string>(type: Type) =>
  z.strictObject({ ...base, type: z.literal(type), itemId: id });

export const identifierInput = z.strictObject({
  kind: z.enum(["imei", "iccid", "serial", "phone", "item-label"]),
  value: line(64),
});

export const receive = z.strictObject({
  ...base,
  type: z.literal("receive"),
  itemId: id,
  modelId: id,
  siteId: id,
  condition: z.enum(conditions).default("new"),
  source: z.enum(["purchase", "gift", "found"]).default("purchase"),
  identifiers: z.array(identifierInput).max(8).default([]),
  /** For a SIM: is its line already open at the operator? */
  lineActive: z.boolean().default(false),
  note: note(500).default(""),
  /** The line of a purchase or gift that brings it: its price, its date and its money follow from there. */
  purchaseLineId: id.optional(),
});

export const identify = onItem("identify").extend({ identifier: identifierInput });

/** What was here already turns out to have come with a purchase or a gift; and it was not that one. */
export const attachPurchase = onItem("attach-purchase").extend({ purchaseLineId: id });
export const detachPurchase = onItem("detach-purchase");

export const lend = onItem("lend").extend({
  loanId: id,
  beneficiaryId: id,
  cohortId: id.nullable().default(null),
  /** By rule (end of the cohort, or one year) where the client does not say. */
  dueDate: day.nullable().default(null),
});

export const returnItem = onItem("return").extend({
  condition: z.enum(conditions).default("good"),
  to: z.enum(["in-stock", "in-repair", "retired"]).default("in-stock"),
  siteId: id.nullable().default(null),
  note: note(500).default(""),
});

export const extend = z.strictObject({ ...base, type: z.literal("extend"), loanId: id, dueDate: day });
export const declareLost = onItem("declare-lost").extend({ note: note(500).default("") });
export const declareStolen = onItem("declare-stolen").extend({ note: note(500).default("") });
export const find = onItem("find").extend({ siteId: id.nullable().default(null) });
export const transfer = onItem("transfer").extend({ toSiteId: id });
export const confirmTransfer = onItem("confirm-transfer");
export const sendToRepair = onItem("send-to-repair").extend({ note: note(500).default("") });
export const returnFromRepair = onItem("return-from-repair").extend({
  condition: z.enum(conditions).default("good"),
});
export const give = onItem("give").extend({ beneficiaryId: id });
export const retire = onItem("retire").extend({
  reason: line(200),
  /** The act that decided it (a deliberation, an order), and what the item was sold for, for the inventory register. */
  decision: line(120).optional(),
  value: cents.optional(),
});

export const erase = onItem("erase").extend({
  method: z.enum(erasureMethods).default("clear"),
  accountsRemoved: z.literal(true),
  simRemoved: z.literal(true),
  memoryCardRemoved: z.literal(true),
  note: note(500).default(""),
});
export const exemptErasure = onItem("exempt-erasure").extend({ reason: line(200) });

export const addToBatch = onItem("add-to-batch").extend({ batchId: id });
export const removeFromBatch = onItem("remove-from-batch");
export const createBatch = z.strictObject({
  ...base,
  type: z.literal("create-batch"),
  batchId: id,
  name: line(80),
  siteId: id,
});
const onBatch = <Type extends string>(type: Type) =>
  z.strictObject({ ...base, type: z.literal(type), batchId: id });
export const sealBatch = onBatch("seal-batch");
export const unsealBatch = onBatch("unseal-batch").extend({ reason: line(200) });
export const scheduleBatch = onBatch("schedule-batch").extend({ pickupOn: day });
export const collectBatch = onBatch("collect-batch").extend({ collectedBy: line(120) });
export const closeBatch = onBatch("close-batch");
export const recordOutcome = onItem("record-outcome").extend({ outcome: z.enum(outcomes) });

export const activateSim = onItem("activate-sim");
export const suspendSim = onItem("suspend-sim").extend({ note: note(500).default("") });
export const terminateSim = onItem("terminate-sim").extend({ note: note(500).default("") });

export const topUp = onItem("top-up").extend({
  offerId: id.nullable().default(null),
  voucherId: id.nullable().default(null),
  /** What was paid; taken from the offer or the voucher where there is one. */
  amount: cents.nullable().default(null),
  validUntil: day.nullable().default(null),
});

export const receiveVoucher = z.strictObject({
  ...base,
  type: z.literal("receive-voucher"),
  voucherId: id,
  offerId: id,
  code: line(40),
  expiresOn: day.nullable().default(null),
});
export const voidVoucher = z.strictObject({
  ...base,
  type: z.literal("void-voucher"),
  voucherId: id,
  reason: line(200),
});

/** Undo by a compensating operation: the ledger keeps both. */
export const cancel = z.strictObject({ ...base, type: z.literal("cancel"), operationId: id });

export const operation = z.discriminatedUnion("type", [
  receive,
  identify,
  attachPurchase,
  detachPurchase,
  lend,
  returnItem,
  extend,
  declareLost,
  declareStolen,
  find,
  transfer,
  confirmTransfer,
  sendToRepair,
  returnFromRepair,
  give,
  retire,
  erase,
  exemptErasure,
  addToBatch,
  removeFromBatch,
  createBatch,
  sealBatch,
  unsealBatch,
  scheduleBatch,
  collectBatch,
  closeBatch,
  recordOutcome,
  activateSim,
  suspendSim,
  terminateSim,
  topUp,
  receiveVoucher,
  voidVoucher,
  cancel,
]);
/** An operation with its defaults filled in, as it is decided and kept. */
export type Operation = z.output<typeof operation>;
/** An operation as a client writes it. */
export type OperationInput = z.input<typeof operation>;
export type OperationType = Operation["type"];
export type OperationOf<Type extends OperationType> = Extract<Operation, { type: Type }>;

/** The roles that may send an operation; staff where nothing is said. */
const rolesByType: Partial<Record<OperationType, readonly Role[]>> = {
  "void-voucher": management,
  "exempt-erasure": management,
};
export const rolesFor = (type: OperationType): readonly Role[] => rolesByType[type] ?? staff;

export const operationTypes = operation.options.map((option) => option.shape.type.value);
