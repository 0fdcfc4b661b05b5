import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { refuse } from "../../shared/operations/facts.ts";
import { folded } from "../../shared/paging.ts";
import { lineTotal } from "../../shared/purchases/amounts.ts";
import type { PurchaseContent } from "../../shared/purchases/history.ts";
import { mismatchesOf } from "../../shared/purchases/mismatches.ts";
import type {
  FundingView,
  newPurchase,
  purchaseInput,
  purchasePage,
  purchaseQuery,
  PurchaseSummary,
  PurchaseView,
} from "../../shared/purchases/schema.ts";
import { userNames } from "../accounts/summaries.ts";
import type { Context } from "../context.ts";
import { keyPage, listed, searchWords } from "../db/key-page.ts";
import { forUpdate } from "../db/database.ts";
import { Problem } from "../http/problem.ts";
import { nextNumber } from "../organisation/service.ts";
import { receivedCount, receivedOnLines } from "../stock/purchased.ts";
import { documentsOf, removeDocuments } from "./documents.ts";
import {
  Funding,
  Purchase,
  PurchaseChange,
  PurchaseLine,
  type PurchaseLineRow,
  type PurchaseRow,
} from "./entities.ts";
import { fundingOf, purchasesFundedBy, saveFunding } from "./funders.ts";
import { contentOf, keepChange, type Editing } from "./history.ts";
import { lineView, linesOf, saveLines } from "./lines.ts";

type Fields = z.output<typeof purchaseInput>;
type New = z.output<typeof newPurchase>;
type Edit = Partial<Fields>;

/** Sent twice, it is made once. */
export async function createPurchase(
  em: EntityManager,
  context: Pick<Context, "newId" | "clock">,
  { lines, funding, ...fields }: New,
  userId: string,
  reason = "",
): Promise<void> {
  if (await em.existsBy(Purchase, { id: fields.id })) return;
  await em.insert(Purchase, {
    ...fields,
    number: await nextNumber(em, "purchase"),
    supplierKey: folded(fields.supplier),
    total: 0,
    searchText: "",
    createdAt: context.clock().toISOString(),
    createdBy: userId,
  });
  const after = await saveContents(em, context, fields.id, lines, funding);
  await keepChange(em, context, fields.id, { before: null, after }, { userId, reason });
}

/** What the purchase said before stays in its history, with who changed it and why. */
export async function editPurchase(
  em: EntityManager,
  context: Pick<Context, "newId" | "clock">,
  id: string,
  { lines, funding, ...fields }: Edit,
  { version, ...editing }: Editing & { version?: number | undefined },
): Promise<void> {
  const purchase = await held(em, id);
  if (version !== undefined) await unchangedSince(em, id, version);
  const before = await contentOf(em, purchase);
  const supplierKey = fields.supplier === undefined ? {} : { supplierKey: folded(fields.supplier) };
  const changes = { ...fields, ...supplierKey };
  if (Object.keys(changes).length > 0) await em.update(Purchase, { id }, changes);
  const after = await saveContents(em, context, id, lines, funding);
  await keepChange(em, context, id, { before, after }, editing);
}

/** A purchase that was entered by mistake, with its lines and documents; once something was received on it, it stays. */
export async function removePurchase(
  em: EntityManager,
  context: Pick<Context, "newId" | "clock">,
  id: string,
  editing: Editing,
): Promise<void> {
  const before = await contentOf(em, await held(em, id));
  const lines = (await linesOf(em, [id])).get(id) ?? [];
  const received = await receivedOnLines(
    em,
    lines.map((line) => line.id),
  );
  if (received.size > 0) refuse("purchase-received");
  await keepChange(em, context, id, { before, after: null }, editing);
  await removeDocuments(em, id);
  await em.delete(Funding, { purchaseId: id });
  await em.delete(PurchaseLine, { purchaseId: id });
  await em.delete(Purchase, { id });
}

async function held(em: EntityManager, id: string): Promise<PurchaseRow> {
  const purchase = await forUpdate(em.createQueryBuilder(Purchase, "purchase").where({ id })).getOne();
  if (!purchase) throw new Problem("not-found");
  return purchase;
}

const lastChange = (em: EntityManager, purchaseId: string) =>
  em.findOne(PurchaseChange, {
    where: { purchaseId },
    select: { id: true, version: true, actorId: true },
    order: { version: "DESC" },
  });

/** What was made from an earlier version would take back what somebody said meanwhile. */
async function unchangedSince(em: EntityManager, id: string, version: number): Promise<void> {
  const last = await lastChange(em, id);
  if (!last || last.version === version) return;
  const name = (await userNames(em, [last.actorId])).get(last.actorId);
  refuse("purchase-changed", name ? { name } : {});
}

async function saveContents(
  em: EntityManager,
  context: Pick<Context, "newId">,
  id: string,
  lines: Fields["lines"] | undefined,
  funding: Fields["funding"] | undefined,
): Promise<PurchaseContent> {
  if (lines) await saveLines(em, id, lines);
  if (funding) await saveFunding(em, context, id, funding);
  const purchase = await em.findOneByOrFail(Purchase, { id });
  const content = await contentOf(em, purchase);
  const words = [
    String(purchase.number),
    purchase.supplier,
    purchase.orderReference,
    purchase.invoiceReference,
    purchase.mandate,
    ...content.lines.map(({ designation }) => designation),
    ...content.funding.map(({ funder }) => funder),
  ];
  const total = content.lines.reduce((all, line) => all + (lineTotal(line) ?? 0), 0);
  await em.update(Purchase, { id }, { total, searchText: words.map(folded).join(" ") });
  return content;
}

const sortColumns = { date: "date", supplier: "supplierKey", total: "total" } as const;

export async function listPurchases(
  em: EntityManager,
  query: z.output<typeof purchaseQuery>,
): Promise<z.infer<typeof purchasePage>> {
  const purchases = em.createQueryBuilder(Purchase, "purchase");
  const kinds = listed(query.kind);
  if (kinds) purchases.andWhere("purchase.kind IN (:...kinds)", { kinds });
  if (query.year)
    purchases.andWhere("purchase.date BETWEEN :from AND :to", {
      from: `${query.year}-01-01`,
      to: `${query.year}-12-31`,
    });
  if (query.funder)
    purchases.andWhere(`purchase.id IN (${purchasesFundedBy(em, "funder")})`, { funder: query.funder });
  if (query.pending) purchases.andWhere(`purchase.id IN (${pendingPurchases(em)})`);
  searchWords(purchases, query.q);
  const { amount } = (await purchases
    .clone()
    .select("COALESCE(SUM(purchase.total), 0)", "amount")
    .getRawOne<{ amount: string | number }>()) ?? { amount: 0 };
  const descending = query.sort.startsWith("-");
  const column = sortColumns[query.sort.replace("-", "") as keyof typeof sortColumns];
  const page = await keyPage(purchases, { column, descending }, query);
  return { ...page, items: await purchaseSummaries(em, page.items), amount: Number(amount) };
}

/** Purchases of which some objects are still to be received, as a subquery of ids. */
function pendingPurchases(em: EntityManager): string {
  return em
    .createQueryBuilder(PurchaseLine, "pendingLine")
    .select("pendingLine.purchaseId")
    .where("pendingLine.kind IS NOT NULL")
    .andWhere(`pendingLine.quantity > (${receivedCount(em, "pendingLine.id")})`)
    .getQuery();
}

async function purchaseSummaries(em: EntityManager, rows: PurchaseRow[]): Promise<PurchaseSummary[]> {
  const ids = rows.map(({ id }) => id);
  const [lines, funding] = await Promise.all([linesOf(em, ids), fundingOf(em, ids)]);
  const received = await receivedOnLines(
    em,
    [...lines.values()].flat().map(({ id }) => id),
  );
  return rows.map((row) => summaryOf(row, lines.get(row.id) ?? [], funding.get(row.id) ?? [], received));
}

function summaryOf(
  row: PurchaseRow,
  lines: PurchaseLineRow[],
  funding: FundingView[],
  received: Map<string, number>,
): PurchaseSummary {
  const objects = lines.filter(({ kind }) => kind !== null);
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    supplier: row.supplier,
    date: row.date,
    invoiceReference: row.invoiceReference,
    mandate: row.mandate,
    total: row.total,
    funders: [...new Set(funding.map(({ funderName }) => funderName))],
    ordered: objects.reduce((all, { quantity }) => all + quantity, 0),
    received: objects.reduce((all, { id }) => all + (received.get(id) ?? 0), 0),
    mismatches: mismatchesOf({ kind: row.kind, invoiceTotal: row.invoiceTotal, lines, funding }),
  };
}

export async function readPurchase(em: EntityManager, id: string): Promise<PurchaseView> {
  // Before the contents: a version that is too old is refused later, one that is too new would let changes get lost.
  const version = (await lastChange(em, id))?.version ?? 0;
  const row = await em.findOneBy(Purchase, { id });
  if (!row) throw new Problem("not-found");
  const lines = (await linesOf(em, [id])).get(id) ?? [];
  const funding = (await fundingOf(em, [id])).get(id) ?? [];
  const received = await receivedOnLines(
    em,
    lines.map((line) => line.id),
  );
  const views = lines.map((line) => lineView(line, received.get(line.id) ?? 0));
  const net = views.reduce((all, line) => all + (line.net ?? 0), 0);
  return {
    ...summaryOf(row, lines, funding, received),
    version,
    orderReference: row.orderReference,
    note: row.note,
    invoiceTotal: row.invoiceTotal,
    net,
    vat: row.total - net,
    funded: funding.reduce((all, { amount }) => all + amount, 0),
    lines: views,
    funding,
    documents: await documentsOf(em, id),
  };
}

/** Names of suppliers that were used before, to choose from while typing one. */
export async function listSuppliers(em: EntityManager): Promise<string[]> {
  const rows = await em
    .createQueryBuilder(Purchase, "purchase")
    .select("purchase.supplier", "supplier")
    .groupBy("purchase.supplier")
    .orderBy("MIN(purchase.supplierKey)")
    .limit(500)
    .getRawMany<{ supplier: string }>();
  return rows.map(({ supplier }) => supplier);
}
