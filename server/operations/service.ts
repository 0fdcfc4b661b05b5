import { createHash } from "node:crypto";
import type { EntityManager } from "typeorm";
import { dayOf } from "../../shared/dates.ts";
import type { OperationResult } from "../../shared/operations/answer.ts";
import { decide } from "../../shared/operations/decide.ts";
import { Refused, type Refusal } from "../../shared/operations/facts.ts";
import { rolesFor, type Operation } from "../../shared/operations/schema.ts";
import { problemSentence } from "../../shared/problem-sentences.ts";
import type { Role } from "../../shared/roles.ts";
import type { Context } from "../context.ts";
import { isUniqueViolation } from "../db/database.ts";
import { record } from "../ledger/journal.ts";
import { readOrganisation } from "../organisation/service.ts";
import { identifyItem } from "../stock/identify.ts";
import { OperationEntity, type OperationRow } from "./entities.ts";
import { loadFacts } from "./facts.ts";
import { cancelChanges, markCancelled } from "./cancel.ts";

export interface Actor {
  id: string;
  role: Role;
}

/** A phone's clock may be a little ahead of the server's. */
const clockSkew = 5 * 60_000;
const earliest = "2000-01-01T00:00:00.000Z";

/**
 * Applies one operation in one transaction, once: the same id again gives the same answer. What the rules refuse is kept
 * with its reason, and changes nothing else.
 */
export async function perform(
  context: Context,
  actor: Actor,
  operation: Operation,
): Promise<OperationResult> {
  const received = receivedRow(context, actor, operation);
  try {
    return await attempt(context, actor, operation, received);
  } catch (error) {
    // Two servers made the same thing at the same moment: the second one sees, on its second look, what the first made.
    if (isUniqueViolation(error)) return attempt(context, actor, operation, received);
    throw error;
  }
}

async function attempt(
  context: Context,
  actor: Actor,
  operation: Operation,
  received: OperationRow,
): Promise<OperationResult> {
  try {
    return await context.db.write((em) => performWithin(em, context, actor, operation, received));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, params } = error.refusal;
    return keepRefused(context, { ...received, status: "refused", code, params: params ?? null });
  }
}

/**
 * Applies an operation in the caller's transaction.
 *
 * @throws Refused where a rule forbids it: the transaction is the caller's to give up
 */
export async function performWithin(
  em: EntityManager,
  context: Context,
  actor: Actor,
  operation: Operation,
  received: OperationRow = receivedRow(context, actor, operation),
): Promise<OperationResult> {
  const known = await em.findOneBy(OperationEntity, { id: operation.id });
  if (known) return answerAgain(known, received);
  await em.insert(OperationEntity, received);
  await apply(em, context, actor, operation, received.receivedAt);
  return { id: operation.id, status: "applied" };
}

async function apply(
  em: EntityManager,
  context: Context,
  actor: Actor,
  operation: Operation,
  recordedAt: string,
): Promise<void> {
  const at = admitted(actor, operation, recordedAt);
  const organisation = await readOrganisation(em);
  const making = { operation, actorId: actor.id, at, newId: context.newId, secrets: context.secrets };
  if (operation.type === "cancel") {
    const changes = await cancelChanges(em, operation, at);
    await markCancelled(em, operation);
    return record(em, changes, making, recordedAt);
  }
  const circumstances = {
    actor: actor.id,
    at,
    today: dayOf(at, organisation.timeZone),
    loanMonths: organisation.loanMonths,
  };
  const verdict = decide(operation, await loadFacts(em, operation), circumstances);
  if (verdict.refusal) throw new Refused(verdict.refusal.code, verdict.refusal.params);
  await record(em, verdict.changes, making, recordedAt);
  if (operation.type === "identify") await identifyItem(em, context, operation.itemId, operation.identifier);
}

/** The moment at which an operation happened, once its actor may do it and its date can be. */
export function admitted(actor: Actor, operation: Operation, recordedAt: string): string {
  if (!rolesFor(operation.type).includes(actor.role)) throw new Refused("forbidden");
  const at = new Date(operation.occurredAt).toISOString();
  if (Date.parse(at) > Date.parse(recordedAt) + clockSkew)
    throw new Refused("date-in-future", { day: at.slice(0, 10) });
  if (at < earliest) throw new Refused("date-too-old", { day: at.slice(0, 10) });
  return at;
}

export function receivedRow(context: Context, actor: Actor, operation: Operation): OperationRow {
  const payload = keptPayload(context, operation);
  return {
    id: operation.id,
    type: operation.type,
    payload,
    payloadHash: createHash("sha256").update(actor.id).update(JSON.stringify(operation)).digest("hex"),
    actorId: actor.id,
    occurredAt: operation.occurredAt,
    receivedAt: context.clock().toISOString(),
    status: "applied",
    code: null,
    params: null,
    cancelledBy: null,
    settledAt: null,
    settledBy: null,
    settlement: null,
  };
}

/** A voucher's code is worth money: what is kept of its operation has it encrypted. */
function keptPayload(context: Context, operation: Operation): object {
  if (operation.type !== "receive-voucher") return operation;
  return { ...operation, code: `encrypted:${context.secrets.encrypt(operation.code)}` };
}

function answerAgain(known: OperationRow, received: OperationRow): OperationResult {
  if (known.payloadHash !== received.payloadHash)
    return refusedAnswer(known.id, { code: "operation-id-reused" });
  if (known.status === "applied") return { id: known.id, status: "duplicate" };
  return refusedAnswer(known.id, { code: known.code ?? "unexpected", params: known.params ?? undefined });
}

function refusedAnswer(id: string, { code, params }: Refusal): OperationResult {
  return { id, status: "refused", code, detail: problemSentence(code, params), params };
}

function keepRefused(context: Context, refused: OperationRow): Promise<OperationResult> {
  return context.db.write(async (em) => {
    const known = await em.findOneBy(OperationEntity, { id: refused.id });
    if (known) return answerAgain(known, refused);
    await em.insert(OperationEntity, refused);
    return answerAgain(refused, refused);
  });
}
