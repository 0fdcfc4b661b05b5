import type { EntityManager } from "typeorm";
import type { ItemState } from "../../shared/lifecycle.ts";
import { Item } from "./entities.ts";
import { siteNames } from "./summaries.ts";

/** How many items were received on each line of a purchase. */
export async function receivedOnLines(em: EntityManager, lineIds: string[]): Promise<Map<string, number>> {
  if (lineIds.length === 0) return new Map();
  const rows = await em
    .createQueryBuilder(Item, "item")
    .select("item.purchaseLineId", "line")
    .addSelect("COUNT(*)", "count")
    .where("item.purchaseLineId IN (:...lineIds)", { lineIds })
    .groupBy("item.purchaseLineId")
    .getRawMany<{ line: string; count: string | number }>();
  return new Map(rows.map(({ line, count }) => [line, Number(count)]));
}

/** Items received on a line, counted; for a subquery in which `line` names the column of the line's id. */
export function receivedCount(em: EntityManager, line: string): string {
  return em
    .createQueryBuilder(Item, "receivedItem")
    .select("COUNT(*)")
    .where(`receivedItem.purchaseLineId = ${line}`)
    .getQuery();
}

/** The lowest places of a line that no item has, in their order: a cancelled receipt leaves its own free. */
export async function freePlaces(em: EntityManager, lineId: string, count: number): Promise<number[]> {
  const items = await em.find(Item, { where: { purchaseLineId: lineId }, select: { purchasePlace: true } });
  const taken = new Set(items.map(({ purchasePlace }) => purchasePlace));
  const free: number[] = [];
  for (let place = 1; free.length < count; place++) if (!taken.has(place)) free.push(place);
  return free;
}

export interface Whereabouts {
  state: ItemState;
  siteName: string;
  count: number;
}

/** Where the items of each line are now: how many in which state at which site. */
export async function whereaboutsOfLines(
  em: EntityManager,
  lineIds: string[],
): Promise<Map<string, Whereabouts[]>> {
  const found = new Map<string, Whereabouts[]>();
  if (lineIds.length === 0) return found;
  const rows = await em
    .createQueryBuilder(Item, "item")
    .select("item.purchaseLineId", "line")
    .addSelect("item.state", "state")
    .addSelect("item.siteId", "site")
    .addSelect("COUNT(*)", "count")
    .where("item.purchaseLineId IN (:...lineIds)", { lineIds })
    .groupBy("item.purchaseLineId")
    .addGroupBy("item.state")
    .addGroupBy("item.siteId")
    .orderBy("item.state")
    .addOrderBy("item.siteId")
    .getRawMany<{ line: string; state: ItemState; site: string; count: string | number }>();
  const names = await siteNames(
    em,
    rows.map(({ site }) => site),
  );
  for (const { line, state, site, count } of rows) {
    const place = { state, siteName: names.get(site) ?? "", count: Number(count) };
    found.set(line, [...(found.get(line) ?? []), place]);
  }
  return found;
}
