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

/** The lowest place of a line that no item has: a cancelled receipt leaves its own free. */
export async function freePlace(em: EntityManager, lineId: string): Promise<number> {
  const taken = await em.find(Item, {
    where: { purchaseLineId: lineId },
    select: { id: true, purchasePlace: true },
    order: { purchasePlace: "ASC" },
  });
  const gap = taken.findIndex(({ purchasePlace }, index) => purchasePlace !== index + 1);
  return (gap < 0 ? taken.length : gap) + 1;
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
