import { z } from "zod";
import { lineOutcomes } from "../ledger/records.ts";
import { itemKinds, itemStates } from "../lifecycle.ts";
import { pageQuery } from "../paging.ts";
import { communeCode, day, id, instant } from "../values.ts";

export const loanLineView = z.object({
  id,
  itemId: id,
  label: z.string(),
  name: z.string(),
  kind: z.enum(itemKinds),
  state: z.enum(itemStates),
  lentAt: instant,
  closedAt: instant.nullable(),
  outcome: z.enum(lineOutcomes).nullable(),
});

export const loanView = z.object({
  id,
  /** `2026-0012`: the number on the agreement. */
  number: z.string(),
  beneficiaryId: id,
  beneficiaryName: z.string(),
  communeName: z.string(),
  cohortId: id.nullable(),
  cohortName: z.string().nullable(),
  dueDate: day,
  openedAt: instant,
  closedAt: instant.nullable(),
  overdue: z.boolean(),
  signedAt: instant.nullable(),
  lines: z.array(loanLineView),
});
export type LoanView = z.infer<typeof loanView>;

export const loanQuery = pageQuery.extend({
  state: z.enum(["open", "closed", "overdue"]).optional(),
  beneficiary: id.optional(),
  cohort: id.optional(),
  commune: communeCode.optional(),
  dueBefore: day.optional(),
  sort: z.enum(["dueDate", "-dueDate", "openedAt", "-openedAt"]).default("dueDate"),
});

/** A signature drawn on the screen: a PNG as a data URL of at most 200 kB. */
export const signatureInput = z.strictObject({
  png: z
    .string()
    .max(280_000)
    .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/),
});
