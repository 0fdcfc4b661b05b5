import { In, type EntityManager } from "typeorm";
import type { Day } from "../../shared/dates.ts";
import type { ItemKind, ItemState } from "../../shared/lifecycle.ts";
import { needsErasure } from "../../shared/recycling/rules.ts";
import { Commune, Item, Model, Site, type ItemRow } from "./entities.ts";

/** What the other slices say of an item, a site, a commune. */
export interface ItemSummary {
  id: string;
  label: string;
  /** Brand and model. */
  name: string;
  kind: ItemKind;
  state: ItemState;
}

export async function itemSummaries(em: EntityManager, ids: string[]): Promise<Map<string, ItemSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await em.find(Item, {
    where: { id: In([...new Set(ids)]) },
    select: { id: true, label: true, modelId: true, kind: true, state: true },
  });
  const models = await em.findBy(Model, { id: In([...new Set(rows.map((row) => row.modelId))]) });
  const names = new Map(models.map((model) => [model.id, `${model.brand} ${model.name}`]));
  return new Map(
    rows.map(({ id, label, modelId, kind, state }) => [
      id,
      { id, label, name: names.get(modelId) ?? "", kind, state },
    ]),
  );
}

export async function siteNames(em: EntityManager, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const sites = await em.findBy(Site, { id: In([...new Set(ids)]) });
  return new Map(sites.map((site) => [site.id, site.name]));
}

/** The commune that each site is in, by name. */
export async function siteCommunes(em: EntityManager, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const sites = await em.findBy(Site, { id: In([...new Set(ids)]) });
  const communes = await communeNames(
    em,
    sites.map((site) => site.communeCode),
  );
  return new Map(sites.map((site) => [site.id, communes.get(site.communeCode) ?? ""]));
}

export async function communeNames(em: EntityManager, codes: string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const communes = await em.findBy(Commune, { code: In([...new Set(codes)]) });
  return new Map(communes.map((commune) => [commune.code, commune.name]));
}

/** How many items each person has in hand, lent or given. */
export async function heldItemCounts(
  em: EntityManager,
  beneficiaryIds: string[],
): Promise<Map<string, number>> {
  if (beneficiaryIds.length === 0) return new Map();
  const rows = await em
    .createQueryBuilder(Item, "item")
    .select("item.holderId", "holder")
    .addSelect("COUNT(*)", "count")
    .where("item.holderId IN (:...holders)", { holders: [...new Set(beneficiaryIds)] })
    .groupBy("item.holderId")
    .getRawMany<{ holder: string; count: string | number }>();
  return new Map(rows.map(({ holder, count }) => [holder, Number(count)]));
}

/** Everyone who has an item in hand, as a subquery of ids. */
export function holders(em: EntityManager): string {
  return em
    .createQueryBuilder(Item, "held")
    .select("held.holderId")
    .where("held.holderId IS NOT NULL")
    .getQuery();
}

/** Items that a word finds, as a subquery of ids; `parameter` names the word between percent signs. */
export function itemsFound(em: EntityManager, parameter: string): string {
  return em
    .createQueryBuilder(Item, "foundItem")
    .select("foundItem.id")
    .where(`foundItem.searchText LIKE :${parameter}`)
    .getQuery();
}

export interface BatchContent {
  items: number;
  /** Devices that still miss erasure evidence or an exception. */
  unerased: number;
}

export async function batchContents(
  em: EntityManager,
  batchIds: string[],
): Promise<Map<string, BatchContent>> {
  const contents = new Map(batchIds.map((id): [string, BatchContent] => [id, { items: 0, unerased: 0 }]));
  if (batchIds.length === 0) return contents;
  const rows: Pick<ItemRow, "batchId" | "kind" | "erasure" | "erasureExemption">[] = await em.find(Item, {
    where: { batchId: In(batchIds) },
    select: { id: true, batchId: true, kind: true, erasure: true, erasureExemption: true },
  });
  for (const row of rows) {
    const content = row.batchId === null ? undefined : contents.get(row.batchId);
    if (!content) continue;
    content.items += 1;
    if (needsErasure(row)) content.unerased += 1;
  }
  return contents;
}

/** SIMs in use whose data ends by that day, or has ended. */
export function countDataEnding(em: EntityManager, by: Day): Promise<number> {
  return em
    .createQueryBuilder(Item, "item")
    .where("item.kind = 'sim' AND item.line = 'active' AND item.state IN ('on-loan', 'given')")
    .andWhere("item.dataUntil <= :by", { by })
    .getCount();
}
