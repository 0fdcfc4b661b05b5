import { z } from "zod";
import { operation } from "./schema.ts";
import { id, instant } from "../values.ts";

/** Up to a day's queue of a phone that was offline. */
export const operationsRequest = z.strictObject({ operations: z.array(operation).min(1).max(200) });

export const operationResult = z.object({
  id,
  status: z.enum(["applied", "duplicate", "refused"]),
  /** Why it was refused; from the closed list of problems. */
  code: z.string().optional(),
  /** The French sentence: what happened, and what to do next. */
  detail: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type OperationResult = z.infer<typeof operationResult>;
export const operationsAnswer = z.object({ results: z.array(operationResult) });

/** A refused operation that waits for a person (« À résoudre »). */
export const inboxEntry = z.object({
  id,
  type: z.string(),
  payload: z.record(z.string(), z.unknown()),
  code: z.string(),
  detail: z.string(),
  actorName: z.string(),
  itemLabel: z.string().nullable(),
  beneficiaryName: z.string().nullable(),
  occurredAt: instant,
  receivedAt: instant,
  settledAt: instant.nullable(),
  settledByName: z.string().nullable(),
  settlement: z.string().nullable(),
});
export type InboxEntry = z.infer<typeof inboxEntry>;
