import { IsNull, MoreThan, type EntityManager } from "typeorm";
import { computerState, isHere } from "../../shared/pairing/rules.ts";
import {
  mostScansAtOnce,
  mostWaiting,
  type ComputerAnswer,
  type ComputerNews,
  type PhoneNews,
  type PhoneScan,
} from "../../shared/pairing/schema.ts";
import type { WantName } from "../../shared/scan/wanted-codes.ts";
import { userNames } from "../accounts/summaries.ts";
import type { Context } from "../context.ts";
import { Problem } from "../http/problem.ts";
import { readOrganisation } from "../organisation/service.ts";
import { Pairing, PhoneScanEntity, type PairingRow } from "./entities.ts";
import { isOpen, lockPairing } from "./service.ts";

/** How often a waiting request looks for what another process wrote, in milliseconds. */
const lookEvery = { postgres: { busy: 120, idle: 500 }, sqlite: { busy: 1_000, idle: 1_000 } };
/** A pairing through which something passed so lately is busy, in milliseconds. */
const busyFor = 60_000;
/** A side that was heard so lately need not be noted again, in milliseconds. */
const noted = 10_000;

/** The page that is open on the computer. */
interface OpenPage {
  /** It takes codes. */
  ready: boolean;
  /** Which, of many in view. */
  wants: WantName;
}

interface Hold {
  after: number;
  /** Milliseconds. */
  wait: number;
  abort?: AbortSignal;
}

/** The phone's codes, in its order; one that came before changes nothing. @throws Problem */
export async function takeScans(context: Context, id: string, scans: readonly PhoneScan[]): Promise<void> {
  const { db, clock, signals } = context;
  await db.write(async (em) => {
    const now = clock();
    const pairing = await openLocked(em, id, now);
    const waiting = await em.countBy(PhoneScanEntity, { pairingId: id, answeredSeq: IsNull() });
    let { seq } = pairing;
    for (const { id: scanId, text, symbology, chosen, beside, age } of scans) {
      if (await em.existsBy(PhoneScanEntity, { pairingId: id, id: scanId })) continue;
      if (waiting + seq - pairing.seq >= mostWaiting) throw new Problem("pairing-full", { retryAfter: 5 });
      await em.insert(PhoneScanEntity, {
        pairingId: id,
        id: scanId,
        seq: ++seq,
        text,
        symbology: symbology ?? null,
        chosen: chosen ?? false,
        beside: beside ?? null,
        readAt: new Date(now.getTime() - age).toISOString(),
        answeredSeq: null,
        answeredAt: null,
        tone: null,
        answer: null,
      });
    }
    if (seq > pairing.seq) await em.update(Pairing, { id }, { seq, activeAt: now.toISOString() });
  });
  signals.notify(id);
}

/** What the computer says of the phone's codes; the first answer to each stands. @throws Problem */
export async function takeAnswers(
  context: Context,
  id: string,
  answers: readonly ComputerAnswer[],
): Promise<void> {
  const { db, clock, signals } = context;
  await db.write(async (em) => {
    const now = clock();
    const pairing = await openLocked(em, id, now);
    let { seq } = pairing;
    for (const { scanId, tone, text } of answers) {
      const open = { pairingId: id, id: scanId, answeredSeq: IsNull() };
      if (!(await em.existsBy(PhoneScanEntity, open))) continue;
      const answered = { answeredSeq: ++seq, answeredAt: now.toISOString(), tone, answer: text };
      await em.update(PhoneScanEntity, open, answered);
    }
    if (seq > pairing.seq) await em.update(Pairing, { id }, { seq, activeAt: now.toISOString() });
  });
  signals.notify(id);
}

async function openLocked(em: EntityManager, id: string, now: Date): Promise<PairingRow> {
  const pairing = await lockPairing(em, id);
  if (!pairing || !(await isOpen(em, pairing, now))) throw new Problem("pairing-ended");
  return pairing;
}

/** What has happened for the computer since `after`, as soon as something has. @throws Problem */
export async function newsForComputer(
  context: Context,
  id: string,
  page: OpenPage,
  hold: Hold,
): Promise<ComputerNews> {
  await noteComputer(context, id, page);
  return newsOf(context, id, hold, async (pairing, now) => {
    const rows = await context.db.read.find(PhoneScanEntity, {
      where: { pairingId: id, answeredSeq: IsNull(), seq: MoreThan(hold.after) },
      order: { seq: "ASC" },
      take: mostScansAtOnce,
    });
    const scans = rows.map((row) => ({
      id: row.id,
      seq: row.seq,
      text: row.text ?? "",
      ...(row.symbology ? { symbology: row.symbology } : {}),
      ...(row.chosen ? { chosen: true as const } : {}),
      ...(row.beside ? { beside: row.beside } : {}),
      age: Math.max(0, now.getTime() - Date.parse(row.readAt)),
    }));
    const { phoneHash, phoneName, phoneSeenAt } = pairing;
    const phone = phoneHash
      ? { id: phoneHash.slice(0, 12), name: phoneName ?? "", here: isHere(phoneSeenAt, now) }
      : null;
    const more = rows.length === mostScansAtOnce;
    const seq = more ? (rows.at(-1)?.seq ?? pairing.seq) : pairing.seq;
    return { news: { seq, phone, scans }, isNew: scans.length > 0 };
  });
}

/** What has happened for the phone since `after`, as soon as something has. @throws Problem */
export async function newsForPhone(context: Context, pairing: PairingRow, hold: Hold): Promise<PhoneNews> {
  await notePhone(context, pairing);
  const { db } = context;
  const names = await userNames(db.read, [pairing.userId]);
  const { prefix } = await readOrganisation(db.read);
  return newsOf(context, pairing.id, hold, async (current, now) => {
    // Another phone has taken this one's place.
    if (current.phoneHash !== pairing.phoneHash) throw new Problem("not-paired");
    const rows = await db.read.find(PhoneScanEntity, {
      where: { pairingId: current.id, answeredSeq: MoreThan(hold.after) },
      order: { answeredSeq: "ASC" },
      take: mostScansAtOnce,
    });
    const answers = rows.map(({ id: scanId, tone, answer }) => ({
      scanId,
      answer: tone && answer ? { tone, text: answer } : null,
    }));
    const more = rows.length === mostScansAtOnce;
    const seq = more ? (rows.at(-1)?.answeredSeq ?? current.seq) : current.seq;
    const person = names.get(current.userId) ?? "";
    const computer = computerState(current, now);
    const news = { id: current.id, seq, person, computer, wants: current.computerWants, prefix, answers };
    return { news, isNew: answers.length > 0 };
  });
}

async function newsOf<News>(
  { db, clock, signals }: Context,
  id: string,
  { after, wait, abort }: Hold,
  look: (pairing: PairingRow, now: Date) => Promise<{ news: News; isNew: boolean }>,
): Promise<News> {
  const until = performance.now() + wait;
  let looked: PairingRow | undefined;
  for (;;) {
    // Listening begins before looking: what comes in between is heard.
    const listener = signals.listen(id);
    try {
      const now = clock();
      const pairing = await db.read.findOneBy(Pairing, { id });
      if (!pairing || !(await isOpen(db.read, pairing, now))) throw new Problem("pairing-ended");
      const left = until - performance.now();
      const last = left <= 0 || signals.closed || abort?.aborted;
      if (last || pairing.seq !== looked?.seq) {
        const { news, isNew } = await look(pairing, now);
        if (isNew || last || pairing.stateSeq > after) return news;
        looked = pairing;
      }
      const pace = now.getTime() - Date.parse(pairing.activeAt) < busyFor ? "busy" : "idle";
      await listener.within(Math.min(left, lookEvery[db.engine][pace]), abort);
    } finally {
      listener.stop();
    }
  }
}

/** The other side is told when this one comes back, or turns to a page that takes other codes, or none. */
async function noteComputer(
  { db, clock, signals }: Context,
  id: string,
  { ready, wants }: OpenPage,
): Promise<void> {
  const isNoted = ({ computerSeenAt, computerReady, computerWants }: PairingRow, now: Date) =>
    computerReady === ready &&
    computerWants === wants &&
    now.getTime() - Date.parse(computerSeenAt ?? "") < noted;
  const known = await db.read.findOneBy(Pairing, { id });
  if (!known || isNoted(known, clock())) return;
  await db.write(async (em) => {
    const now = clock();
    const pairing = await lockPairing(em, id);
    if (!pairing) return;
    const before = computerState(pairing, now);
    const seen = { computerSeenAt: now.toISOString(), computerReady: ready, computerWants: wants };
    const changed = before !== computerState(seen, now) || pairing.computerWants !== wants;
    const seq = pairing.seq + (changed ? 1 : 0);
    await em.update(Pairing, { id }, { ...seen, seq, stateSeq: changed ? seq : pairing.stateSeq });
  });
  signals.notify(id);
}

async function notePhone({ db, clock, signals }: Context, known: PairingRow): Promise<void> {
  if (clock().getTime() - Date.parse(known.phoneSeenAt ?? "") < noted) return;
  await db.write(async (em) => {
    const now = clock();
    const pairing = await lockPairing(em, known.id);
    if (!pairing) return;
    const changed = !isHere(pairing.phoneSeenAt, now);
    const seq = pairing.seq + (changed ? 1 : 0);
    const seen = { phoneSeenAt: now.toISOString(), seq, stateSeq: changed ? seq : pairing.stateSeq };
    await em.update(Pairing, { id: pairing.id }, seen);
  });
  signals.notify(known.id);
}
