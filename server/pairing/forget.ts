import { In, IsNull, LessThan, Not } from "typeorm";
import { answerLifetime } from "../../shared/pairing/rules.ts";
import type { Context } from "../context.ts";
import { Pairing, PhoneScanEntity } from "./entities.ts";
import { endPairing, isOpen, noWords } from "./service.ts";

/** For how long an ended pairing is still known, so that its phone learns why nothing answers; milliseconds. */
const remembered = 86_400_000;
/** How many rows go at a time. */
const together = 400;

/** What phones have read and been answered is kept for as long as it is needed: it names people. */
export async function forgetPhones(context: Context): Promise<void> {
  await endIdle(context);
  await forgetWords(context);
  await forgetPairings(context);
}

/** One whose computer has signed out, or that nobody used: codes without an answer lose their words with it. */
async function endIdle(context: Context): Promise<void> {
  const { db, clock } = context;
  for (const pairing of await db.read.findBy(Pairing, { endedAt: IsNull() }))
    if (!(await isOpen(db.read, pairing, clock()))) await endPairing(context, pairing.id);
}

/** The words of answers go once the phone has had its time to show them. */
async function forgetWords({ db, clock }: Context): Promise<void> {
  const before = new Date(clock().getTime() - answerLifetime).toISOString();
  const said = { answeredAt: LessThan(before), answer: Not(IsNull()) };
  if (await db.read.existsBy(PhoneScanEntity, said))
    await db.write((em) => em.update(PhoneScanEntity, said, noWords));
}

async function forgetPairings({ db, clock }: Context): Promise<void> {
  const before = new Date(clock().getTime() - remembered).toISOString();
  const old = await db.read.find(Pairing, {
    select: { id: true },
    where: { activeAt: LessThan(before), endedAt: Not(IsNull()) },
    take: together,
  });
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return;
  await db.write(async (em) => {
    await em.delete(PhoneScanEntity, { pairingId: In(ids) });
    await em.delete(Pairing, { id: In(ids) });
  });
}
