import { randomBytes } from "node:crypto";
import { IsNull, type EntityManager } from "typeorm";
import type { z } from "zod";
import { codeLifetime, isOver } from "../../shared/pairing/rules.ts";
import type { claimInput, NewPairing } from "../../shared/pairing/schema.ts";
import { countFailure, forgetFailures, secondsToWait } from "../accounts/attempts.ts";
import { hashToken, isSessionOpen, lockSession } from "../accounts/service.ts";
import type { Context } from "../context.ts";
import { forUpdate } from "../db/database.ts";
import { Problem } from "../http/problem.ts";
import { readOrganisation } from "../organisation/service.ts";
import { Pairing, PhoneScanEntity, type PairingRow } from "./entities.ts";

/** Of a code whose time is over: the row stays, so that a late repeat is known for one. */
export const noWords = { text: null, symbology: null, beside: null, answer: null, tone: null };

/** Locks the pairing, so that its `seq` becomes visible in order. */
export async function lockPairing(em: EntityManager, id: string): Promise<PairingRow | null> {
  return forUpdate(em.createQueryBuilder(Pairing, "pairing").where({ id })).getOne();
}

/** It has not ended, was in use lately, and its computer is still signed in. */
export async function isOpen(em: EntityManager, pairing: PairingRow, now: Date): Promise<boolean> {
  return !isOver(pairing, now) && (await isSessionOpen(em, pairing.sessionId, now));
}

/**
 * A code for one phone to claim. A session has one pairing: a phone that is there already stays until the new one comes, and
 * codes that wait go on waiting.
 */
export async function openPairing(
  { db, clock, newId, phoneOrigins }: Context,
  userId: string,
  sessionId: string,
): Promise<NewPairing> {
  const now = clock();
  const code = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + codeLifetime).toISOString();
  const fresh = { codeHash: hashToken(code), codeExpiresAt: expiresAt, codeUsed: false };
  const id = await db.write(async (em) => {
    // Two requests at once make one pairing.
    await lockSession(em, sessionId);
    const known = await em.findOne(Pairing, {
      where: { sessionId, endedAt: IsNull() },
      order: { createdAt: "DESC" },
    });
    if (known && !isOver(known, now)) {
      await em.update(Pairing, { id: known.id }, { ...fresh, activeAt: now.toISOString() });
      return known.id;
    }
    const pairing: PairingRow = {
      id: newId(),
      userId,
      sessionId,
      ...fresh,
      phoneHash: null,
      phoneName: null,
      phoneSeenAt: null,
      computerSeenAt: null,
      computerReady: true,
      computerWants: "any",
      seq: 0,
      stateSeq: 0,
      createdAt: now.toISOString(),
      activeAt: now.toISOString(),
      endedAt: null,
    };
    await em.insert(Pairing, pairing);
    return pairing.id;
  });
  const { publicAddress } = await readOrganisation(db.read);
  return { id, code, expiresAt, origins: publicAddress ? [publicAddress, ...phoneOrigins] : phoneOrigins };
}

/** The pairing of this very session; another's is not there. @throws Problem */
export async function pairingOf({ db, clock }: Context, id: string, sessionId: string): Promise<PairingRow> {
  const pairing = await db.read.findOneBy(Pairing, { id, sessionId });
  if (!pairing) throw new Problem("not-found");
  if (isOver(pairing, clock())) throw new Problem("pairing-ended");
  return pairing;
}

/** Whose key it is; an ended pairing too, so that its phone can be told. */
export async function findPhone({ db }: Context, key: string): Promise<PairingRow | undefined> {
  return (await db.read.findOneBy(Pairing, { phoneHash: hashToken(key) })) ?? undefined;
}

/** For whoever tries wrong codes, in milliseconds: a code can't be guessed, so this only spares the server. */
const longestWait = 30_000;

/**
 * A phone takes the code, which then serves nobody else; the same phone may ask again, in case the answer did not reach it.
 * A right code is taken whatever else came from that address: many people may share it.
 * @param userId whose account the phone is signed in to, if any
 */
export async function claimPairing(
  context: Context,
  { code, key, device }: z.output<typeof claimInput>,
  userId: string | undefined,
  address: string,
): Promise<void> {
  const { db, clock, signals } = context;
  const now = clock();
  const attempts = `pairing ${address}`;
  const [codeHash, phoneHash] = [hashToken(code), hashToken(key)];
  const claim = async (em: EntityManager): Promise<PairingRow | undefined> => {
    const query = em.createQueryBuilder(Pairing, "pairing").where({ codeHash });
    const pairing = await forUpdate(query).getOne();
    if (!pairing || !(await isOpen(em, pairing, now))) return undefined;
    if (userId && userId !== pairing.userId) throw new Problem("pairing-of-another");
    if (pairing.codeUsed) {
      if (pairing.phoneHash === phoneHash) return pairing;
      throw new Problem("pairing-code-used");
    }
    if (pairing.codeExpiresAt <= now.toISOString() || (await em.existsBy(Pairing, { phoneHash })))
      return undefined;
    const seq = pairing.seq + 1;
    const changes = {
      codeUsed: true,
      phoneHash,
      phoneName: device,
      phoneSeenAt: now.toISOString(),
      activeAt: now.toISOString(),
      seq,
      stateSeq: seq,
    };
    await em.update(Pairing, { id: pairing.id }, changes);
    await forgetFailures(em, attempts);
    return pairing;
  };
  // A code that nobody was shown does not take the writer's time.
  const claimed = (await db.read.existsBy(Pairing, { codeHash })) ? await db.write(claim) : undefined;
  if (!claimed) {
    const wait = await secondsToWait(db.read, [attempts], now);
    if (wait > 0) throw new Problem("too-many-attempts", { retryAfter: wait });
    await db.write((em) => countFailure(em, attempts, now, longestWait));
    throw new Problem("pairing-code-wrong");
  }
  signals.notify(claimed.id);
}

/** Either side ends it. The words are forgotten at once; the phone still has the codes without an answer. */
export async function endPairing({ db, clock, signals }: Context, id: string): Promise<void> {
  await db.write(async (em) => {
    const pairing = await lockPairing(em, id);
    if (!pairing || pairing.endedAt) return;
    const seq = pairing.seq + 1;
    await em.update(Pairing, { id }, { endedAt: clock().toISOString(), seq, stateSeq: seq });
    await em.update(PhoneScanEntity, { pairingId: id }, noWords);
  });
  signals.notify(id);
}
