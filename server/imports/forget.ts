import { LessThan } from "typeorm";
import type { Context } from "../context.ts";
import { ImportEntity } from "./entities.ts";

/** Files that nobody came back to, or that are long done, are not kept: they may name people. */
const keptDays = 30;

export async function forgetImports({ db, clock }: Context): Promise<void> {
  const old = { createdAt: LessThan(new Date(clock().getTime() - keptDays * 86_400_000).toISOString()) };
  if (await db.read.existsBy(ImportEntity, old)) await db.write((em) => em.delete(ImportEntity, old));
}
