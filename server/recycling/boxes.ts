import { In, MoreThan, type EntityManager } from "typeorm";
import { refuse } from "../../shared/operations/facts.ts";
import { mayPack } from "../../shared/recycling/rules.ts";
import { mostBoxes, type BoxCountInput, type BoxView } from "../../shared/recycling/schema.ts";
import type { Context } from "../context.ts";
import { Problem } from "../http/problem.ts";
import { nextCode } from "../organisation/service.ts";
import { claim, release } from "../stock/identifiers.ts";
import { Box } from "./entities.ts";
import { batchFact } from "./facts.ts";

/** The cartons of a batch, by their number. */
export async function listBoxes(em: EntityManager, batchId: string): Promise<BoxView[]> {
  return (await boxesOf(em, [batchId])).get(batchId) ?? [];
}

/** Those of each of these batches, by their number; batches without are left out. */
export async function boxesOf(em: EntityManager, batchIds: string[]): Promise<Map<string, BoxView[]>> {
  const boxes = await em.find(Box, { where: { batchId: In(batchIds) }, order: { number: "ASC" } });
  const found = new Map<string, BoxView[]>();
  for (const { batchId, id, number, label } of boxes) {
    const view = { id, number, label };
    const others = found.get(batchId);
    if (others) others.push(view);
    else found.set(batchId, [view]);
  }
  return found;
}

export async function readBox(em: EntityManager, id: string) {
  const box = await em.findOneBy(Box, { id });
  if (!box) throw new Problem("not-found");
  return box;
}

/** How many cartons each of these batches has; those without are left out. */
export async function countBoxes(em: EntityManager, batchIds: string[]): Promise<Map<string, number>> {
  const counts = await em
    .createQueryBuilder(Box, "box")
    .select("box.batchId", "batchId")
    .addSelect("COUNT(*)", "count")
    .where({ batchId: In(batchIds) })
    .groupBy("box.batchId")
    .getRawMany<{ batchId: string; count: string | number }>();
  return new Map(counts.map(({ batchId, count }) => [batchId, Number(count)]));
}

/**
 * Cartons with these ids come to those of the batch, with the next numbers; those that it has already stay as they are.
 * @throws Problem once the batch has been collected, or when it would have too many
 */
export async function addBoxes(
  em: EntityManager,
  context: Pick<Context, "newId">,
  batchId: string,
  ids: string[],
): Promise<void> {
  await packable(em, batchId);
  const known = await em.findBy(Box, { id: In(ids) });
  if (known.some((box) => box.batchId !== batchId)) throw new Problem("operation-id-reused");
  const had = new Set(known.map(({ id }) => id));
  await append(
    em,
    context,
    batchId,
    [...new Set(ids)].filter((id) => !had.has(id)),
  );
}

/**
 * Gives the batch so many cartons in all: new ones get the next numbers, and too many lose the last ones.
 * @throws Problem once the batch has been collected, or when it does not have as many as was thought
 */
export async function setBoxes(
  em: EntityManager,
  context: Pick<Context, "newId">,
  batchId: string,
  { count, before }: BoxCountInput,
): Promise<void> {
  const batch = await packable(em, batchId);
  const now = await em.countBy(Box, { batchId });
  if (now === count) return;
  if (now !== before) throw new Problem("boxes-changed", { batch: batch.label, count: now });
  await removeBoxes(em, batchId, count);
  const more = Math.max(0, count - now);
  await append(em, context, batchId, Array.from({ length: more }, context.newId));
}

/** The batch, held until the transaction ends. */
async function packable(em: EntityManager, batchId: string) {
  const batch = await batchFact(em, batchId);
  if (!batch) throw new Problem("not-found");
  const { state } = batch.record;
  if (!mayPack(state)) refuse(`batch-${state}`, { batch: batch.label });
  return batch;
}

async function append(em: EntityManager, context: Pick<Context, "newId">, batchId: string, ids: string[]) {
  const had = await em.countBy(Box, { batchId });
  if (had + ids.length > mostBoxes) throw new Problem("too-many-boxes", { most: mostBoxes });
  for (const [index, id] of ids.entries()) {
    const { code } = await nextCode(em, "box");
    await em.insert(Box, { id, batchId, number: had + index + 1, label: code });
    await claim(em, context, { entity: "box", entityId: id }, "box", code);
  }
}

/** Those of a batch beyond a number, with their codes. */
export async function removeBoxes(em: EntityManager, batchId: string, beyond: number): Promise<void> {
  const boxes = await em.findBy(Box, { batchId, number: MoreThan(beyond) });
  for (const { id } of boxes) {
    await release(em, id);
    await em.delete(Box, { id });
  }
}
