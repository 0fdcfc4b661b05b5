import type { EntityManager } from "typeorm";
import { Attempt } from "./entities.ts";

/** Wrong passwords that cost nothing; after them each one doubles the wait, up to a quarter of an hour where nothing else is said. */
const free = 5;
const longestWait = 15 * 60_000;
const forgottenAfter = 24 * 3_600_000;

/** For how many seconds nobody may try under these keys (a login, an address); 0: now. */
export async function secondsToWait(em: EntityManager, keys: string[], now: Date): Promise<number> {
  const attempts = await Promise.all(keys.map((key) => em.findOneBy(Attempt, { key })));
  const until = Math.max(0, ...attempts.map((attempt) => Date.parse(attempt?.blockedUntil ?? "") || 0));
  return Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}

/** @param longest wait that it can lead to, in milliseconds */
export async function countFailure(
  em: EntityManager,
  key: string,
  now: Date,
  longest = longestWait,
): Promise<void> {
  const known = await em.findOneBy(Attempt, { key });
  const stale = known && now.getTime() - Date.parse(known.lastAt) > forgottenAfter;
  const failures = (stale ? 0 : (known?.failures ?? 0)) + 1;
  const wait = failures < free ? 0 : Math.min(longest, 1000 * 2 ** (failures - free));
  const blockedUntil = wait > 0 ? new Date(now.getTime() + wait).toISOString() : null;
  await em.upsert(Attempt, { key, failures, blockedUntil, lastAt: now.toISOString() }, ["key"]);
}

export async function forgetFailures(em: EntityManager, key: string): Promise<void> {
  await em.delete(Attempt, { key });
}
