import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { z } from "zod";
import { type Day } from "../../shared/dates.ts";
import { allowedOperations } from "../../shared/lifecycle.ts";
import { refuse } from "../../shared/operations/facts.ts";
import type { Page } from "../../shared/paging.ts";
import type { ItemDetail, itemEdit, itemQuery, ItemView } from "../../shared/stock/schema.ts";
import { userNames } from "../accounts/summaries.ts";
import { forUpdate } from "../db/database.ts";
import { keyPage, listed, searchWords } from "../db/key-page.ts";
import { Problem } from "../http/problem.ts";
import { loanSummaries, openLineIds, overdueLoanIds, type LoanSummary } from "../loans/summaries.ts";
import { beneficiaryNames } from "../people/facts.ts";
import { acquisitionsOf, type Acquisition } from "../purchases/acquisitions.ts";
import { purchaseLineFact } from "../purchases/facts.ts";
import { linesOfPurchase } from "../purchases/lines.ts";
import { batchLabels } from "../recycling/summaries.ts";
import { Item, Kit, Model, Site, type ItemRow } from "./entities.ts";
import { displayIdentifier, identifiersOf } from "./identifiers.ts";
import { refreshSearch } from "./ledger.ts";
import { folded } from "../../shared/paging.ts";

const sortColumns = { label: "number", name: "nameKey", since: "since" } as const;

export async function listItems(
  em: EntityManager,
  query: z.output<typeof itemQuery>,
  today: Day,
): Promise<Page<ItemView>> {
  const items = em.createQueryBuilder(Item, "item");
  const kinds = listed(query.kind);
  const states = listed(query.state);
  if (kinds) items.andWhere("item.kind IN (:...kinds)", { kinds });
  if (states) items.andWhere("item.state IN (:...states)", { states });
  if (query.site) items.andWhere("item.siteId = :site", { site: query.site });
  if (query.batch) items.andWhere("item.batchId = :batch", { batch: query.batch });
  if (query.holder) items.andWhere("item.holderId = :holder", { holder: query.holder });
  if (query.model) items.andWhere("item.modelId = :model", { model: query.model });
  if (query.purchase === "none") items.andWhere("item.purchaseLineId IS NULL");
  else if (query.purchase)
    items.andWhere(`item.purchaseLineId IN (${linesOfPurchase(em, "purchase")})`, {
      purchase: query.purchase,
    });
  if (query.commune) {
    const sites = await em.find(Site, { where: { communeCode: query.commune }, select: { id: true } });
    items.andWhere("item.siteId IN (:...sites)", { sites: ["", ...sites.map((site) => site.id)] });
  }
  if (query.overdue) {
    const loans = ["", ...(await overdueLoanIds(em, today))];
    if (query.overdue === "true") items.andWhere("item.loanId IN (:...loans)", { loans });
    else items.andWhere("(item.loanId IS NULL OR item.loanId NOT IN (:...loans))", { loans });
  }
  searchWords(items, query.q);
  const descending = query.sort.startsWith("-");
  const column = sortColumns[query.sort.replace("-", "") as keyof typeof sortColumns];
  const page = await keyPage(items, { column, descending }, query);
  return { ...page, items: await itemViews(em, page.items, today) };
}

/** Items with everything that a list or a decision wants of them, in a fixed number of queries. */
export async function itemViews(em: EntityManager, rows: ItemRow[], today: Day): Promise<ItemView[]> {
  if (rows.length === 0) return [];
  const distinct = (ids: (string | null)[]) => [...new Set(ids.filter((id): id is string => id !== null))];
  const [models, sites, holders, loans, lines, batches, codes, erasers] = await Promise.all([
    em.findBy(Model, { id: In(distinct(rows.map((row) => row.modelId))) }),
    em.findBy(Site, { id: In(distinct(rows.map((row) => row.siteId))) }),
    beneficiaryNames(em, distinct(rows.map((row) => row.holderId))),
    loanSummaries(em, distinct(rows.map((row) => row.loanId))),
    openLineIds(
      em,
      rows.map((row) => row.id),
    ),
    batchLabels(em, distinct(rows.map((row) => row.batchId))),
    identifiersOf(
      em,
      rows.map((row) => row.id),
    ),
    userNames(em, distinct(rows.map((row) => row.erasure?.by ?? null))),
  ]);
  const modelsById = new Map(models.map((model) => [model.id, model]));
  const sitesById = new Map(sites.map((site) => [site.id, site]));
  const codesByItem = groupByItem(codes);

  return rows.map((row): ItemView => {
    const model = modelsById.get(row.modelId);
    const site = sitesById.get(row.siteId);
    const loan = loanOf(row, loans, lines);
    return {
      id: row.id,
      label: row.label,
      kind: row.kind,
      modelId: row.modelId,
      name: model ? `${model.brand} ${model.name}` : "",
      state: row.state,
      condition: row.condition,
      since: row.since,
      siteId: row.siteId,
      siteName: site?.name ?? "",
      communeCode: site?.communeCode ?? "",
      destinationSiteId: row.destinationSiteId,
      holderId: row.holderId,
      holderName: row.holderId ? (holders.get(row.holderId) ?? null) : null,
      loanId: row.loanId,
      loan,
      batchId: row.batchId,
      batchLabel: row.batchId ? (batches.get(row.batchId) ?? null) : null,
      kitId: row.kitId,
      line: row.line,
      dataUntil: row.dataUntil,
      erasure: row.erasure && { ...row.erasure, byName: erasers.get(row.erasure.by) },
      erasureExemption: row.erasureExemption,
      outcome: row.outcome,
      overdue: loan !== null && loan.dueDate < today,
      note: row.note,
      identifiers: (codesByItem.get(row.id) ?? []).map(displayIdentifier),
    };
  });
}

function loanOf(row: ItemRow, loans: Map<string, LoanSummary>, lines: Map<string, string>): ItemView["loan"] {
  const loan = row.loanId ? loans.get(row.loanId) : undefined;
  const lineId = lines.get(row.id);
  return loan && lineId ? { ...loan, lineId } : null;
}

function groupByItem<Row extends { entityId: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.entityId, [...(groups.get(row.entityId) ?? []), row]);
  return groups;
}

export async function itemDetails(em: EntityManager, rows: ItemRow[], today: Day): Promise<ItemDetail[]> {
  const views = await itemViews(em, rows, today);
  const lineOf = new Map(rows.map(({ id, purchaseLineId }) => [id, purchaseLineId]));
  const bought = await acquisitionsOf(
    em,
    rows.flatMap(({ purchaseLineId }) => purchaseLineId ?? []),
  );
  return views.map((view) => ({
    ...view,
    operations: allowedOperations(view.state, view.kind).filter(
      (operation) => operation !== (lineOf.get(view.id) ? "attach-purchase" : "detach-purchase"),
    ),
    purchase: purchaseOf(bought.get(lineOf.get(view.id) ?? "")),
  }));
}

function purchaseOf(acquisition: Acquisition | undefined): ItemDetail["purchase"] {
  if (!acquisition) return null;
  const { line, purchase } = acquisition;
  const { id, number, supplier, date } = purchase;
  return { id, number, supplier, date, lineId: line.id };
}

/** What these ids name, or what a person, a loan or a batch holds; in the order of their numbers. */
export function findItems(
  em: EntityManager,
  where:
    { ids: string[] } | { holderId: string } | { loanId: string } | { batchId: string } | { kitId: string },
): Promise<ItemRow[]> {
  const criteria = "ids" in where ? { id: In(where.ids) } : where;
  return em.find(Item, { where: criteria, order: { number: "ASC" } });
}

export async function readItem(em: EntityManager, id: string, today: Day): Promise<ItemDetail> {
  const [item] = await itemDetails(em, await findItems(em, { ids: [id] }), today);
  if (!item) throw new Problem("not-found");
  return item;
}

/** Describes an item better, without moving it. */
export async function editItem(
  em: EntityManager,
  id: string,
  edit: z.output<typeof itemEdit>,
): Promise<void> {
  const item = await forUpdate(em.createQueryBuilder(Item, "item").where({ id })).getOne();
  if (!item) throw new Problem("not-found");
  const fields: Partial<ItemRow> = { ...edit };
  if (edit.modelId && edit.modelId !== item.modelId) {
    const model = await em.findOneBy(Model, { id: edit.modelId });
    if (!model) return refuse("unknown-model");
    if (model.kind !== item.kind) return refuse("wrong-kind", { item: item.label });
    await staysAsBought(em, item);
    fields.nameKey = folded(`${model.brand} ${model.name}`);
  }
  if (edit.kitId && !(await em.existsBy(Kit, { id: edit.kitId }))) return refuse("unknown-kit");
  if (Object.keys(fields).length > 0) await em.update(Item, { id }, fields as Pick<ItemRow, "note">);
  await refreshSearch(em, id);
}

/** A purchase line that names its model was paid for that model: no other one stands on it. */
async function staysAsBought(em: EntityManager, { purchaseLineId, label }: ItemRow): Promise<void> {
  const line = purchaseLineId ? await purchaseLineFact(em, purchaseLineId) : undefined;
  if (line?.modelId) refuse("item-model-bought", { item: label, line: line.designation });
}
