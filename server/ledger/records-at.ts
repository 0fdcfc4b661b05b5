import { In, MoreThanOrEqual, type EntityManager } from "typeorm";
import type { Instant } from "../../shared/dates.ts";
import type { ItemRecord, LedgerEntity, LedgerRecords } from "../../shared/ledger/records.ts";
import { payloadsOf } from "../operations/payloads.ts";
import { Movement } from "./entities.ts";

/** What each of these things was just before a moment, as the ledger kept it; those that were not there yet are missing. */
export async function recordsAt<E extends LedgerEntity>(
  em: EntityManager,
  entity: E,
  ids: string[],
  before: Instant,
): Promise<Map<string, LedgerRecords[E]>> {
  if (ids.length === 0) return new Map();
  const last = await em
    .createQueryBuilder(Movement, "movement")
    .select("MAX(movement.seq)", "seq")
    .where("movement.entityId IN (:...ids) AND movement.entity = :entity", { ids, entity })
    .andWhere("movement.occurredAt < :before", { before })
    .groupBy("movement.entityId")
    .getRawMany<{ seq: string | number }>();
  const movements = await em.findBy(Movement, { seq: In(last.map(({ seq }) => Number(seq))) });
  return new Map(
    movements.flatMap(({ entityId, after }) => (after ? [[entityId, after as LedgerRecords[E]]] : [])),
  );
}

/**
 * The state of a thing just before a moment, as a scalar subquery.
 *
 * @param thing the column that holds its id
 * @param before the parameter that holds the moment
 */
export function stateBefore(em: EntityManager, thing: string, before: string): string {
  return em
    .createQueryBuilder(Movement, "lastMovement")
    .select("lastMovement.toState")
    .where(`lastMovement.entityId = ${thing} AND lastMovement.occurredAt < :${before}`)
    .orderBy("lastMovement.seq", "DESC")
    .limit(1)
    .getQuery();
}

/**
 * When each of these items last came to a purchase, or away from one, by an operation that was recorded since a moment; its own
 * receipt is none.
 */
export async function purchaseLinkedSince(
  em: EntityManager,
  ids: string[],
  since: Instant,
): Promise<Map<string, Instant>> {
  if (ids.length === 0) return new Map();
  const movements = await em.find(Movement, {
    where: {
      entityId: In(ids),
      type: In(["attach-purchase", "detach-purchase", "cancel"]),
      recordedAt: MoreThanOrEqual(since),
    },
    order: { seq: "ASC" },
  });
  const lineIn = (record: object | null) => (record as Partial<ItemRecord> | null)?.purchaseLineId ?? null;
  return new Map(
    movements.flatMap(({ entityId, before, after, recordedAt }) =>
      before && after && lineIn(before) !== lineIn(after) ? [[entityId, recordedAt]] : [],
    ),
  );
}

/** By what an item leaves the inventory; out of a batch again, it had left it before. */
const leaves = (movement: string) =>
  `${movement}.type IN ('retire', 'return', 'give') AND ${movement}.toState IN ('retired', 'given')`;

/**
 * Items that left the inventory between two parameters, as a subquery of ids. Only the last time before `before` counts: what was
 * retired by mistake, brought back and retired again has left once.
 *
 * @param before the parameter that holds the moment up to which the ledger is read
 */
export function itemsLeftBetween(em: EntityManager, from: string, to: string, before: string): string {
  const last = em
    .createQueryBuilder(Movement, "later")
    .select("MAX(later.seq)")
    .where("later.entityId = leaving.entityId")
    .andWhere(leaves("later"))
    .andWhere(`later.occurredAt < :${before}`)
    .getQuery();
  return em
    .createQueryBuilder(Movement, "leaving")
    .select("leaving.entityId")
    .where(leaves("leaving"))
    .andWhere(`leaving.occurredAt >= :${from} AND leaving.occurredAt < :${to}`)
    .andWhere(`leaving.seq = (${last})`)
    .getQuery();
}

export interface Exit {
  at: Instant;
  /** The words of its retirement; never those of a return, which may speak of the person who brought it. */
  reason: string;
  decision: string;
  value: number;
}

const retiredOnReturn = "Réformé au retour";

/** How each item last left the inventory before a moment: retired, or handed over for good. */
export async function lastExits(
  em: EntityManager,
  ids: string[],
  before: Instant,
): Promise<Map<string, Exit>> {
  if (ids.length === 0) return new Map();
  const last = await em
    .createQueryBuilder(Movement, "movement")
    .select("MAX(movement.seq)", "seq")
    .where("movement.entityId IN (:...ids)", { ids })
    .andWhere(leaves("movement"))
    .andWhere("movement.occurredAt < :before", { before })
    .groupBy("movement.entityId")
    .getRawMany<{ seq: string | number }>();
  const movements = await em.findBy(Movement, { seq: In(last.map(({ seq }) => Number(seq))) });
  const retirements = await payloadsOf(
    em,
    "retire",
    movements.map(({ operationId }) => operationId),
  );
  return new Map(
    movements.map(({ entityId, operationId, type, occurredAt }) => {
      const { reason, decision, value } = retirements.get(operationId) ?? {};
      const exit = {
        at: occurredAt,
        reason: reason ?? (type === "return" ? retiredOnReturn : ""),
        decision: decision ?? "",
        value: value ?? 0,
      };
      return [entityId, exit];
    }),
  );
}
