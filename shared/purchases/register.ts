import { z } from "zod";
import { conditions, outcomes } from "../ledger/records.ts";
import { itemKinds, itemStates, type ItemState } from "../lifecycle.ts";
import { pageQuery } from "../paging.ts";
import { day, id, someOf } from "../values.ts";
import { sections } from "./accounts.ts";
import { accountCode, fundingSources } from "./schema.ts";

/** States in which an object has left the inventory: retired, or handed over for good. */
export const exitStates = [
  "retired",
  "in-batch",
  "collected",
  "given",
] as const satisfies readonly ItemState[];
export const hasLeft = (state: ItemState): boolean => (exitStates as readonly ItemState[]).includes(state);

/** One object of the inventory as an accountant reads it: never who holds it. */
export const registerRow = z.object({
  id,
  /** The inventory number. */
  label: z.string(),
  designation: z.string(),
  kind: z.enum(itemKinds),
  accountCode: z.string().nullable(),
  section: z.enum(sections).nullable(),
  acquiredOn: day,
  purchaseId: id.nullable(),
  supplier: z.string(),
  invoiceReference: z.string(),
  mandate: z.string(),
  /** Cents of this one unit; over a purchase line they add up exactly. Null: without price. */
  net: z.int().nullable(),
  vat: z.int().nullable(),
  total: z.int().nullable(),
  funding: z.array(z.object({ source: z.enum(fundingSources), funder: z.string() })),
  /** The last day on which its purchase was edited, or it was attached to one or detached, after the day or the year that is described; null: as it was said then. */
  editedOn: day.nullable(),
  siteName: z.string(),
  state: z.enum(itemStates),
  condition: z.enum(conditions),
  outcome: z.enum(outcomes).nullable(),
  /** Once it has left the inventory. */
  exit: z
    .object({
      on: day,
      reason: z.string(),
      /** The act that decided it: a deliberation, an order. */
      decision: z.string(),
      /** What it was sold for, in cents. */
      value: z.int(),
    })
    .nullable(),
});
export type RegisterRow = z.infer<typeof registerRow>;

/** All that is in the inventory that day; what came in, what left in the year; everything. */
export const registerShows = ["present", "acquired", "left", "all"] as const;
export type RegisterShow = (typeof registerShows)[number];

export const registerFilter = z.object({
  /** The day whose evening is described; today where nothing is said. */
  on: day.optional(),
  /** The fiscal year of `acquired` and `left`; that of the day where nothing is said. */
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  show: z.enum(registerShows).default("present"),
  section: z.enum(sections).optional(),
  account: accountCode.optional(),
  kind: someOf(itemKinds).optional(),
  q: pageQuery.shape.q,
});
export const registerQuery = registerFilter.extend(pageQuery.omit({ q: true }).shape);

/** What the rows of a filter come to, account by account. */
export const registerSummary = z.object({
  on: day,
  items: z.array(
    z.object({
      accountCode: z.string().nullable(),
      section: z.enum(sections).nullable(),
      count: z.int(),
      /** Of these, how many have no price. */
      unpriced: z.int(),
      net: z.int(),
      vat: z.int(),
      total: z.int(),
    }),
  ),
});
export type RegisterSummary = z.infer<typeof registerSummary>;

/** Top-up vouchers that had not been used at the end of a day, offer by offer. */
export const voucherStock = z.object({
  on: day,
  items: z.array(
    z.object({
      offerId: id,
      operator: z.string(),
      offerName: z.string(),
      count: z.int(),
      value: z.int(),
      /** Not used, and past their last day. */
      expired: z.int(),
      expiredValue: z.int(),
    }),
  ),
});
export type VoucherStock = z.infer<typeof voucherStock>;
export const voucherStockQuery = z.object({ on: day.optional() });
