import { z } from "zod";
import { conditions, erasureMethods, outcomes } from "../ledger/records.ts";
import { itemKinds, itemOperations, itemStates, lineStates } from "../lifecycle.ts";
import { pageQuery } from "../paging.ts";
import { communeCode, day, id, instant, line, note, someOf } from "../values.ts";

export const communeView = z.object({
  code: z.string(),
  name: z.string(),
  postalCode: z.string(),
  items: z.int(),
});
export type CommuneView = z.infer<typeof communeView>;

export const siteInput = z.strictObject({ name: line(80), communeCode });
export const siteView = z.object({
  id,
  name: z.string(),
  communeCode: z.string(),
  communeName: z.string(),
  /** What its label shows (`GVM-S00001-4`). */
  code: z.string(),
  items: z.int(),
});
export type SiteView = z.infer<typeof siteView>;

export const modelInput = z.strictObject({
  kind: z.enum(itemKinds),
  brand: line(60),
  name: line(80),
  /** EAN on the box; the check digit is verified. */
  gtin: z.string().trim().max(14).nullable().default(null),
});
export const gtinInput = z.strictObject({ gtin: line(14) });
export const modelView = z.object({
  id,
  kind: z.enum(itemKinds),
  brand: z.string(),
  name: z.string(),
  /** The first of its article numbers. */
  gtin: z.string().nullable(),
  /** All of them: each colour, each country has its own. */
  gtins: z.array(z.string()),
  items: z.int(),
});
export type ModelView = z.infer<typeof modelView>;

export const identifierView = z.object({ kind: z.string(), value: z.string(), display: z.string() });

export const erasureView = z.object({
  method: z.enum(erasureMethods),
  accountsRemoved: z.boolean(),
  simRemoved: z.boolean(),
  memoryCardRemoved: z.boolean(),
  note: z.string(),
  by: z.string(),
  byName: z.string().optional(),
  at: instant,
});

/** The loan that an item is out on, as its other views need it. */
export const itemLoanView = z.object({
  id,
  number: z.string(),
  beneficiaryId: id,
  beneficiaryName: z.string(),
  dueDate: day,
  openedAt: instant,
  cohortId: id.nullable(),
  lineId: id,
  /** Items still out on that loan, this one among them. */
  openLines: z.int(),
});

export const itemView = z.object({
  id,
  /** The inventory number, as printed and read aloud (`GVM-E00012-7`). */
  label: z.string(),
  kind: z.enum(itemKinds),
  modelId: id,
  /** Brand and model. */
  name: z.string(),
  state: z.enum(itemStates),
  condition: z.enum(conditions),
  /** When the item came into its state. */
  since: instant,
  siteId: id,
  siteName: z.string(),
  communeCode: z.string(),
  destinationSiteId: id.nullable(),
  holderId: id.nullable(),
  holderName: z.string().nullable(),
  loanId: id.nullable(),
  loan: itemLoanView.nullable(),
  batchId: id.nullable(),
  batchLabel: z.string().nullable(),
  kitId: id.nullable(),
  line: z.enum(lineStates).nullable(),
  dataUntil: day.nullable(),
  erasure: erasureView.nullable(),
  erasureExemption: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  overdue: z.boolean(),
  note: z.string(),
  identifiers: z.array(identifierView),
});
export type ItemView = z.infer<typeof itemView>;

/** One item with what its page needs besides. */
export const itemDetail = itemView.extend({
  operations: z.array(z.enum(itemOperations)),
  /** The purchase or gift that brought it. */
  purchase: z.object({ id, number: z.int(), supplier: z.string(), date: day, lineId: id }).nullable(),
});
export type ItemDetail = z.infer<typeof itemDetail>;

/** What may be edited of an item without moving it. */
export const itemEdit = z.strictObject({
  modelId: id.optional(),
  note: note(2000).optional(),
  kitId: id.nullable().optional(),
});

export const itemSorts = ["label", "-label", "name", "-name", "since", "-since"] as const;
export const itemQuery = pageQuery.extend({
  /** Kinds, states: several are separated by commas. */
  kind: someOf(itemKinds).optional(),
  state: someOf(itemStates).optional(),
  commune: communeCode.optional(),
  site: id.optional(),
  batch: id.optional(),
  holder: id.optional(),
  model: id.optional(),
  /** What a purchase brought; `none`: what no purchase is known of. */
  purchase: z.union([z.literal("none"), id]).optional(),
  overdue: z.enum(["true", "false"]).optional(),
  sort: z.enum(itemSorts).default("label"),
});

export const kitInput = z.strictObject({ name: line(80), itemIds: z.array(id).max(20).default([]) });
export const kitView = z.object({ id, code: z.string(), name: z.string(), items: z.array(itemView) });
export type KitView = z.infer<typeof kitView>;

/** One line of the ledger, as an item's history or the journal shows it. */
export const movementView = z.object({
  seq: z.int(),
  operationId: id,
  type: z.string(),
  entity: z.string(),
  entityId: id,
  itemId: id.nullable(),
  itemLabel: z.string().nullable(),
  itemName: z.string().nullable(),
  beneficiaryId: id.nullable(),
  beneficiaryName: z.string().nullable(),
  fromState: z.string().nullable(),
  toState: z.string().nullable(),
  siteName: z.string().nullable(),
  occurredAt: instant,
  recordedAt: instant,
  actorName: z.string(),
  /** What else it fixed, in words: until when, by which purchase, what became of it; empty where there is nothing. */
  fact: z.string(),
  /** The operation's own words: a reason, a note; empty where there are none. */
  detail: z.string(),
  /** Has this operation been undone by a later one? */
  cancelled: z.boolean(),
});
export type MovementView = z.infer<typeof movementView>;
export const movementQuery = pageQuery.extend({
  item: id.optional(),
  beneficiary: id.optional(),
  loan: id.optional(),
  batch: id.optional(),
  type: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
});
