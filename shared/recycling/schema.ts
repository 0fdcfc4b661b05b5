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
  createdAt: instant,
  sealedAt: instant.nullable(),
  pickupOn: day.nullable(),
  collectedAt: instant.nullable(),
  collectedBy: z.string().nullable(),
  closedAt: instant.nullable(),
});
export type BatchView = z.infer<typeof batchView>;
export const batchQuery = pageQuery.extend({
  state: someOf(batchStates).optional(),
  sort: z.enum(["createdAt", "-createdAt"]).default("-createdAt"),
});
