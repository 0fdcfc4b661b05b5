import { In, MoreThan, type EntityManager } from "typeorm";
import { refuse } from "../../shared/operations/facts.ts";
import { mayPack } from "../../shared/recycling/rules.ts";
import type { BoxView } from "../../shared/recycling/schema.ts";
import type { Context } from "../context.ts";
import { Problem } from "../http/problem.ts";
import { nextCode } from "../organisation/service.ts";
import { claim, release } from "../stock/identifiers.ts";
import { Box } from "./entities.ts";
import { batchFact } from "./facts.ts";

/** The cartons of a batch, by their number. */
export async function listBoxes(em: EntityManager, batchId: string): Promise<BoxView[]> {
  const boxes = await em.find(Box, { where: { batchId }, order: { number: "ASC" } });
  return boxes.map(({ id, number, label }) => ({ id, number, label }));
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
 * Gives the batch so many cartons in all: new ones get the next numbers, and too many lose the last ones.
 * @throws Problem once the batch has been collected
 */
export async function setBoxes(
  em: EntityManager,
  context: Pick<Context, "newId">,
  batchId: string,
  count: number,
): Promise<void> {
  const batch = await batchFact(em, batchId);
  if (!batch) throw new Problem("not-found");
  const { state } = batch.record;
  if (!mayPack(state)) refuse(`batch-${state}`, { batch: batch.label });
  await removeBoxes(em, batchId, count);
  for (let number = (await em.countBy(Box, { batchId })) + 1; number <= count; number++) {
    const { code } = await nextCode(em, "box");
    const id = context.newId();
    await em.insert(Box, { id, batchId, number, label: code });
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
