import type { EntityManager } from "typeorm";
import type { ItemFact } from "../../shared/operations/facts.ts";
import { recordOf } from "../../shared/ledger/records.ts";
import { forUpdate } from "../db/database.ts";
import { beneficiaryNames } from "../people/facts.ts";
import { Item, Model, Site, type ItemRow } from "./entities.ts";

/** The item as a decision sees it, held until the transaction ends. */
export async function itemFact(em: EntityManager, id: string): Promise<ItemFact | undefined> {
  const row = await forUpdate(em.createQueryBuilder(Item, "item").where({ id })).getOne();
  return row ? (await asFacts(em, [row]))[0] : undefined;
}

/** Everything in a batch, held until the transaction ends. */
export async function batchItemFacts(em: EntityManager, batchId: string): Promise<ItemFact[]> {
  const rows = await forUpdate(
    em.createQueryBuilder(Item, "item").where({ batchId }).orderBy("item.id"),
  ).getMany();
  return asFacts(em, rows);
}

async function asFacts(em: EntityManager, rows: ItemRow[]): Promise<ItemFact[]> {
  const modelIds = [...new Set(rows.map((row) => row.modelId))];
  const models = await em.createQueryBuilder(Model, "model").whereInIds(modelIds).getMany();
  const names = new Map(models.map((model) => [model.id, `${model.brand} ${model.name}`]));
  const holders = await beneficiaryNames(
    em,
    rows.flatMap((row) => row.holderId ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    record: recordOf("item", row),
    label: row.label,
    name: names.get(row.modelId) ?? "",
    holderName: (row.holderId && holders.get(row.holderId)) ?? null,
  }));
}

export function modelFact(em: EntityManager, id: string) {
  return em.findOneBy(Model, { id });
}

export function siteFact(em: EntityManager, id: string) {
  return em.findOneBy(Site, { id });
}

/** Which batch an item is in, without holding it. */
export async function batchIdOf(em: EntityManager, itemId: string): Promise<string | null> {
  return (await em.findOneBy(Item, { id: itemId }))?.batchId ?? null;
}

export async function modelIdOf(em: EntityManager, itemId: string): Promise<string | null> {
  return (await em.findOneBy(Item, { id: itemId }))?.modelId ?? null;
}
