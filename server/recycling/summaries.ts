import { In, type EntityManager } from "typeorm";
import { Batch } from "./entities.ts";

export async function batchLabels(em: EntityManager, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const batches = await em.find(Batch, {
    where: { id: In([...new Set(ids)]) },
    select: { id: true, label: true },
  });
  return new Map(batches.map((batch) => [batch.id, batch.label]));
}

/** Batches in preparation. */
export function countDrafts(em: EntityManager): Promise<number> {
  return em.countBy(Batch, { state: "draft" });
}
