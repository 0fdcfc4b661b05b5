import type { EntityManager, SelectQueryBuilder } from "typeorm";
import type { z } from "zod";
import { addDays, dayOf, startOfDay, type Day, type Instant } from "../../shared/dates.ts";
import { exitStates, type registerFilter } from "../../shared/purchases/register.ts";
import type { Context } from "../context.ts";
import { listed, searchWords } from "../db/key-page.ts";
import { itemsLeftBetween, stateBefore } from "../ledger/records-at.ts";
import { readOrganisation } from "../organisation/service.ts";
import { linesBookedBy, linesDatedBetween } from "../purchases/lines.ts";
import type { ItemRow } from "../stock/entities.ts";
import { itemsReceivedBefore } from "../stock/registered-items.ts";

export type RegisterFilter = z.output<typeof registerFilter>;

/** The evening of a day: what is described is what was true then. */
export interface Evening {
  on: Day;
  timeZone: string;
  /** When the next day began. */
  before: Instant;
}

export async function eveningOf(
  { db, clock }: Pick<Context, "db" | "clock">,
  on: Day | undefined,
): Promise<Evening> {
  const { timeZone } = await readOrganisation(db.read);
  const day = on ?? dayOf(clock(), timeZone);
  return { on: day, timeZone, before: startOfDay(addDays(day, 1), timeZone) };
}

/** The fiscal year of a filter: its first and last day, when it begins and when the next one does. */
function fiscalYear({ year }: RegisterFilter, { on, timeZone }: Evening) {
  const number = year ?? Number(on.slice(0, 4));
  const [from, to] = [`${number}-01-01`, `${number}-12-31`];
  return { from, to, start: startOfDay(from, timeZone), end: startOfDay(addDays(to, 1), timeZone) };
}

/** When what a filter describes was over: the evening, or the end of its year where that came before. */
export function endOfDescribed(filter: RegisterFilter, evening: Evening): Instant {
  if (filter.show !== "acquired" && filter.show !== "left") return evening.before;
  const { end } = fiscalYear(filter, evening);
  return end < evening.before ? end : evening.before;
}

/** The items of the register under a filter, before any ordering. */
export function registeredItems(
  em: EntityManager,
  filter: RegisterFilter,
  evening: Evening,
): SelectQueryBuilder<ItemRow> {
  const items = itemsReceivedBefore(em, evening.before);
  const bounds = fiscalYear(filter, evening);
  const left = exitStates.map((state) => `'${state}'`).join(", ");
  const state = stateBefore(em, "item.id", "before");
  if (filter.show === "present") items.andWhere(`(${state}) NOT IN (${left})`);
  if (filter.show === "left")
    items
      .andWhere(`(${state}) IN (${left})`)
      .andWhere(`item.id IN (${itemsLeftBetween(em, "start", "end", "before")})`, bounds);
  if (filter.show === "acquired")
    items.andWhere(
      `(item.purchaseLineId IN (${linesDatedBetween(em, "from", "to")})
        OR (item.purchaseLineId IS NULL AND item.createdAt >= :start AND item.createdAt < :end))`,
      bounds,
    );
  const booked = { accountCode: filter.account, section: filter.section };
  const columns = (["accountCode", "section"] as const).filter((column) => booked[column] !== undefined);
  if (columns.length > 0) items.andWhere(`item.purchaseLineId IN (${linesBookedBy(em, columns)})`, booked);
  const kinds = listed(filter.kind);
  if (kinds) items.andWhere("item.kind IN (:...kinds)", { kinds });
  searchWords(items, filter.q);
  return items;
}
