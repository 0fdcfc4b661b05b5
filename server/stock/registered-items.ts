import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { Item, type ItemRow } from "./entities.ts";

/** Every item that was there before a moment, for the inventory register: by number, which never changes. */
export function itemsReceivedBefore(em: EntityManager, before: string): SelectQueryBuilder<ItemRow> {
  return em.createQueryBuilder(Item, "item").where("item.createdAt < :before", { before });
}
