import { z } from "zod";
import { itemDetail, kitView, modelView, siteView } from "../stock/schema.ts";
import { beneficiaryView } from "../people/schema.ts";
import { batchView } from "../recycling/schema.ts";
import { voucherView } from "../top-ups/schema.ts";
import { loanView } from "../loans/schema.ts";

/** What a code names here. The views are complete enough for the browser to decide by the same rules as the server. */
export const named = z.discriminatedUnion("type", [
  z.object({ type: z.literal("item"), item: itemDetail }),
  z.object({ type: z.literal("model"), model: modelView }),
  /** With what the person holds: the SIMs to top up, the loans to take back. */
  z.object({ type: z.literal("beneficiary"), beneficiary: beneficiaryView, items: z.array(itemDetail) }),
  z.object({
    type: z.literal("batch"),
    batch: batchView,
    items: z.array(itemDetail),
    /** The number of the carton, where that is what bears the code. */
    box: z.int().optional(),
  }),
  z.object({ type: z.literal("kit"), kit: kitView, items: z.array(itemDetail) }),
  z.object({ type: z.literal("site"), site: siteView }),
  z.object({ type: z.literal("loan"), loan: loanView, items: z.array(itemDetail) }),
  z.object({ type: z.literal("voucher"), voucher: voucherView }),
  z.object({ type: z.literal("command"), command: z.string() }),
]);
export type Named = z.infer<typeof named>;

export const candidateView = z.object({
  kind: z.string(),
  value: z.string(),
  display: z.string(),
  confidence: z.enum(["certain", "likely", "possible"]),
  note: z.string().optional(),
  detail: z.record(z.string(), z.unknown()).optional(),
});

export const scanAnswer = z.object({
  raw: z.string(),
  candidates: z.array(candidateView),
  /** What the code names here, best first; more than one when the code is ambiguous; empty when it is unknown here. */
  names: z.array(named),
  /** Why the text could not be read at all. */
  problem: z.enum(["too-long", "empty", "control-characters", "unknown-link"]).optional(),
  /** What the scanner meant, where its keyboard was set up for another country. */
  reread: z.string().optional(),
});
export type ScanAnswer = z.infer<typeof scanAnswer>;
