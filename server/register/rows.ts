import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { dayOf, type Instant } from "../../shared/dates.ts";
import type { Page } from "../../shared/paging.ts";
import { unitAmounts } from "../../shared/purchases/amounts.ts";
import { hasLeft, type registerQuery, type RegisterRow } from "../../shared/purchases/register.ts";
import { keyPage } from "../db/key-page.ts";
import { lastExits, purchaseLinkedSince, recordsAt } from "../ledger/records-at.ts";
import { acquisitionsOf } from "../purchases/acquisitions.ts";
import { editedSince } from "../purchases/history.ts";
import type { ItemRow } from "../stock/entities.ts";
import { modelNames } from "../stock/models.ts";
import { siteNames } from "../stock/summaries.ts";
import { endOfDescribed, registeredItems, type Evening, type RegisterFilter } from "./filter.ts";

export async function listRegister(
  em: EntityManager,
  query: z.output<typeof registerQuery>,
  evening: Evening,
): Promise<Page<RegisterRow>> {
  const items = registeredItems(em, query, evening);
  const page = await keyPage(items, { column: "number" }, query);
  return { ...page, items: await registerRows(em, page.items, evening, endOfDescribed(query, evening)) };
}

const pageSize = 500;

/** The whole register under a filter, by inventory number, never more than a page of it in memory. */
export async function* streamRegister(
  em: EntityManager,
  filter: RegisterFilter,
  evening: Evening,
): AsyncGenerator<RegisterRow> {
  const items = registeredItems(em, filter, evening);
  for (let last = 0; ;) {
    const page = await items
      .clone()
      .andWhere("item.number > :last", { last })
      .orderBy("item.number")
      .take(pageSize)
      .getMany();
    yield* await registerRows(em, page, evening, endOfDescribed(filter, evening));
    if (page.length < pageSize) return;
    last = page.at(-1)?.number ?? last;
  }
}

/** Items as they were that evening, with what they cost and who paid; in a fixed number of queries. */
async function registerRows(
  em: EntityManager,
  items: ItemRow[],
  { before, timeZone }: Evening,
  described: Instant,
): Promise<RegisterRow[]> {
  const ids = items.map(({ id }) => id);
  const [records, exits, acquisitions, models] = await Promise.all([
    recordsAt(em, "item", ids, before),
    lastExits(em, ids, before),
    acquisitionsOf(
      em,
      items.flatMap(({ purchaseLineId }) => purchaseLineId ?? []),
    ),
    modelNames(
      em,
      items.map(({ modelId }) => modelId),
    ),
  ]);
  const sites = await siteNames(
    em,
    [...records.values()].map(({ siteId }) => siteId),
  );
  const purchaseIds = [...acquisitions.values()].map(({ purchase }) => purchase.id);
  const [edited, linked] = await Promise.all([
    editedSince(em, [...new Set(purchaseIds)], described),
    purchaseLinkedSince(em, ids, described),
  ]);
  return items.flatMap((item): RegisterRow[] => {
    const record = records.get(item.id);
    if (!record) return [];
    const bought = item.purchaseLineId ? acquisitions.get(item.purchaseLineId) : undefined;
    const amounts = bought ? unitAmounts(bought.line, item.purchasePlace ?? 1) : null;
    const since = [linked.get(item.id), bought && edited.get(bought.purchase.id)].filter(
      (at) => at !== undefined,
    );
    const editedAt = since.sort().at(-1);
    const exit = hasLeft(record.state) ? exits.get(item.id) : undefined;
    return [
      {
        id: item.id,
        label: item.label,
        designation: models.get(item.modelId) ?? "",
        kind: record.kind,
        accountCode: bought?.line.accountCode ?? null,
        section: bought?.line.section ?? null,
        acquiredOn: bought?.purchase.date ?? dayOf(item.createdAt, timeZone),
        purchaseId: bought?.purchase.id ?? null,
        supplier: bought?.purchase.supplier ?? "",
        invoiceReference: bought?.purchase.invoiceReference ?? "",
        mandate: bought?.purchase.mandate ?? "",
        net: amounts?.net ?? null,
        vat: amounts?.vat ?? null,
        total: amounts?.total ?? null,
        funding: bought?.funding.map(({ source, funderName }) => ({ source, funder: funderName })) ?? [],
        editedOn: editedAt ? dayOf(editedAt, timeZone) : null,
        siteName: sites.get(record.siteId) ?? "",
        state: record.state,
        condition: record.condition,
        outcome: record.outcome,
        exit: exit
          ? { on: dayOf(exit.at, timeZone), reason: exit.reason, decision: exit.decision, value: exit.value }
          : null,
      },
    ];
  });
}
