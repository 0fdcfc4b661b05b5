import { In, LessThan } from "typeorm";
import type { Context } from "../context.ts";
import { ImportEntity } from "./entities.ts";
import { removeLines } from "./lines.ts";

/** Files that nobody came back to, or that are long done, are not kept: they may name people. */
const keptDays = 30;

export async function forgetImports({ db, clock }: Context): Promise<void> {
  const old = { createdAt: LessThan(new Date(clock().getTime() - keptDays * 86_400_000).toISOString()) };
  const forgotten = await db.read.find(ImportEntity, { where: old, select: { id: true } });
  if (forgotten.length === 0) return;
  await db.write(async (em) => {
    for (const { id } of forgotten) await removeLines(em, id);
    await em.delete(ImportEntity, { id: In(forgotten.map(({ id }) => id)) });
  });
}
