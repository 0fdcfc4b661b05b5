import { z } from "zod";
import { batchStates } from "../lifecycle.ts";
import { pageQuery } from "../paging.ts";
import { day, id, instant, someOf } from "../values.ts";

export const batchView = z.object({
  id,
  /** What its label shows (`GVM-L00003-8`). */
  label: z.string(),
  name: z.string(),
  state: z.enum(batchStates),
  siteId: id,
  siteName: z.string(),
  items: z.int(),
  /** Devices in it that still miss erasure evidence or an exception. */
  unerased: z.int(),
  /** Numbered cartons that it is packed in. */
  boxes: z.int(),
  createdAt: instant,
  sealedAt: instant.nullable(),
  pickupOn: day.nullable(),
  collectedAt: instant.nullable(),
  collectedBy: z.string().nullable(),
  closedAt: instant.nullable(),
});
export type BatchView = z.infer<typeof batchView>;

export const mostBoxes = 200;
export const boxView = z.object({
  id,
  /** « Carton 2 » of its batch. */
  number: z.int(),
  /** What its label shows (`GVM-C00002-5`). */
  label: z.string(),
});
export type BoxView = z.infer<typeof boxView>;
/** Cartons that come to those which the batch has, whatever their number; sent twice, they are added once. */
export const boxesInput = z.strictObject({ ids: z.array(id).min(1).max(mostBoxes) });
const boxCount = z.int().min(0).max(mostBoxes);
/** How many cartons the batch has in all, from someone who knows how many it had before. */
export const boxCountInput = z.strictObject({ count: boxCount, before: boxCount });
export type BoxCountInput = z.output<typeof boxCountInput>;

export const batchQuery = pageQuery.extend({
  state: someOf(batchStates).optional(),
  sort: z.enum(["createdAt", "-createdAt"]).default("-createdAt"),
});
