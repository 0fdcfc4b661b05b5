import { z } from "zod";
import { voucherStates } from "../lifecycle.ts";
import { pageQuery } from "../paging.ts";
import { cents, day, id, instant, line } from "../values.ts";

export const offerInput = z.strictObject({
  operator: line(40),
  name: line(80),
  amount: cents,
  dataMegabytes: z.int().min(0).max(10_000_000).nullable().default(null),
  validityDays: z.int().min(1).max(1100).nullable().default(null),
  /** Favourites are the buttons of the desk. */
  favourite: z.boolean().default(false),
});
export const offerView = z.object({
  id,
  operator: z.string(),
  name: z.string(),
  amount: z.int(),
  dataMegabytes: z.int().nullable(),
  validityDays: z.int().nullable(),
  favourite: z.boolean(),
});
export type OfferView = z.infer<typeof offerView>;

export const voucherView = z.object({
  id,
  operator: z.string(),
  offerId: id,
  offerName: z.string(),
  amount: z.int(),
  validityDays: z.int().nullable(),
  /** The code itself is encrypted at rest; its last four characters are shown. */
  masked: z.string(),
  state: z.enum(voucherStates),
  expiresOn: day.nullable(),
  topUpId: id.nullable(),
});
export type VoucherView = z.infer<typeof voucherView>;

export const topUpView = z.object({
  id,
  simId: id,
  simLabel: z.string(),
  beneficiaryId: id.nullable(),
  beneficiaryName: z.string().nullable(),
  offerId: id.nullable(),
  offerName: z.string().nullable(),
  voucherId: id.nullable(),
  amount: z.int(),
  validUntil: day.nullable(),
  at: instant,
  state: z.enum(["done", "cancelled"]),
  actorName: z.string(),
});
export type TopUpView = z.infer<typeof topUpView>;
export const topUpQuery = pageQuery.extend({
  sim: id.optional(),
  beneficiary: id.optional(),
  from: day.optional(),
  to: day.optional(),
  sort: z.enum(["at", "-at"]).default("-at"),
});
export const voucherQuery = pageQuery.extend({ state: z.enum(voucherStates).optional() });
