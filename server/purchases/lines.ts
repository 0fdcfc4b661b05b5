import { In, type EntityManager } from "typeorm";
import type { z } from "zod";
import { refuse } from "../../shared/operations/facts.ts";
import { lineTotal, netOf } from "../../shared/purchases/amounts.ts";
import type { FittingLine, purchaseLineInput, PurchaseLineView } from "../../shared/purchases/schema.ts";
import { forUpdate } from "../db/database.ts";
import { searchWords } from "../db/key-page.ts";
import { Problem } from "../http/problem.ts";
import { modelFact } from "../stock/facts.ts";
import type { ModelRow } from "../stock/entities.ts";
import { receivedCount, receivedOnLines } from "../stock/purchased.ts";
import { checkAccounts } from "./accounting.ts";
import { Purchase, PurchaseLine, type PurchaseLineRow } from "./entities.ts";

type LineFields = z.output<typeof purchaseLineInput>;

export async function linesOf(
  em: EntityManager,
  purchaseIds: string[],
): Promise<Map<string, PurchaseLineRow[]>> {
  if (purchaseIds.length === 0) return new Map();
  const rows = await em.find(PurchaseLine, {
    where: { purchaseId: In(purchaseIds) },
    order: { purchaseId: "ASC", position: "ASC" },
  });
  const found = new Map<string, PurchaseLineRow[]>();
  for (const row of rows) found.set(row.purchaseId, [...(found.get(row.purchaseId) ?? []), row]);
  return found;
}

export function lineView(line: PurchaseLineRow, received: number): PurchaseLineView {
  const total = lineTotal(line);
  const net = total === null ? null : netOf(total, line.vatRate);
  return {
    id: line.id,
    modelId: line.modelId,
    kind: line.kind,
    designation: line.designation,
    quantity: line.quantity,
    received,
    unitPrice: line.unitPrice,
    vatRate: line.vatRate,
    net,
    vat: total === null || net === null ? null : total - net,
    total,
    accountCode: line.accountCode,
    section: line.section,
    totalGiven: line.total !== null,
  };
}

/**
 * The lines of a purchase, as they were entered. What was received on a line holds it: it stays, with its model, for at least
 * as many units.
 */
export async function saveLines(
  em: EntityManager,
  purchaseId: string,
  inputs: LineFields[],
): Promise<PurchaseLineRow[]> {
  await checkAccounts(
    em,
    inputs.map(({ accountCode }) => accountCode),
  );
  const kept = await forUpdate(
    em.createQueryBuilder(PurchaseLine, "line").where({ purchaseId }).orderBy("line.id"),
  ).getMany();
  const received = await receivedOnLines(
    em,
    kept.map(({ id }) => id),
  );
  const rows: PurchaseLineRow[] = [];
  for (const [position, input] of inputs.entries()) rows.push(await lineRow(em, purchaseId, position, input));

  const before = new Map(kept.map((line) => [line.id, line]));
  for (const row of rows) {
    const line = before.get(row.id);
    if (line) holdsReceived(line, row, received.get(row.id) ?? 0);
  }
  const wanted = new Set(rows.map(({ id }) => id));
  for (const line of kept) {
    if (wanted.has(line.id)) continue;
    if (received.has(line.id)) refuse("purchase-line-received", { line: line.designation });
    await em.delete(PurchaseLine, { id: line.id });
  }
  for (const row of rows) {
    if (before.has(row.id)) await em.update(PurchaseLine, { id: row.id }, row);
    else if (await em.existsBy(PurchaseLine, { id: row.id })) throw new Problem("invalid-input");
    else await em.insert(PurchaseLine, row);
  }
  return rows;
}

function holdsReceived(line: PurchaseLineRow, row: PurchaseLineRow, received: number): void {
  if (received === 0) return;
  if (row.modelId !== line.modelId || row.kind !== line.kind)
    refuse("purchase-line-received", { line: line.designation });
  if (row.quantity < received) refuse("purchase-quantity-received", { line: line.designation, received });
}

async function lineRow(
  em: EntityManager,
  purchaseId: string,
  position: number,
  input: LineFields,
): Promise<PurchaseLineRow> {
  if (input.modelId === null) return { ...input, purchaseId, position };
  const model = (await modelFact(em, input.modelId)) ?? refuse("unknown-model");
  const designation = input.designation || `${model.brand} ${model.name}`;
  return { ...input, purchaseId, position, kind: model.kind, designation };
}

/** Lines of purchases dated between two parameters, as a subquery of ids. */
export function linesDatedBetween(em: EntityManager, from: string, to: string): string {
  const dated = em
    .createQueryBuilder(Purchase, "datedPurchase")
    .select("datedPurchase.id")
    .where(`datedPurchase.date BETWEEN :${from} AND :${to}`)
    .getQuery();
  return em
    .createQueryBuilder(PurchaseLine, "datedLine")
    .select("datedLine.id")
    .where(`datedLine.purchaseId IN (${dated})`)
    .getQuery();
}

/** Lines that are booked so, as a subquery of ids; the parameter has the column's own name. */
export function linesBookedBy(em: EntityManager, columns: ("accountCode" | "section")[]): string {
  const lines = em.createQueryBuilder(PurchaseLine, "bookedLine").select("bookedLine.id");
  for (const column of columns) lines.andWhere(`bookedLine.${column} = :${column}`);
  return lines.getQuery();
}

/** The lines of one purchase, as a subquery of ids; `parameter` names the purchase. */
export function linesOfPurchase(em: EntityManager, parameter: string): string {
  return em
    .createQueryBuilder(PurchaseLine, "ownLine")
    .select("ownLine.id")
    .where(`ownLine.purchaseId = :${parameter}`)
    .getQuery();
}

const mostFitting = 12;
const purchaseTable = Purchase.options.name;

/** Lines that have room for an item of this model, of the latest purchases first. */
export async function fittingLines(
  em: EntityManager,
  { id: modelId, kind }: Pick<ModelRow, "id" | "kind">,
  q: string | undefined,
): Promise<FittingLine[]> {
  const purchases = em.createQueryBuilder(Purchase, "purchase").select("purchase.id");
  searchWords(purchases, q);
  const lines = await em
    .createQueryBuilder(PurchaseLine, "line")
    .innerJoin(purchaseTable, "bought", "bought.id = line.purchaseId")
    .where(`line.purchaseId IN (${purchases.getQuery()})`, purchases.getParameters())
    .andWhere("(line.modelId = :modelId OR (line.modelId IS NULL AND line.kind = :kind))", { modelId, kind })
    .andWhere(`line.quantity > (${receivedCount(em, "line.id")})`)
    .orderBy("bought.date", "DESC")
    .addOrderBy("line.id", "DESC")
    .limit(mostFitting)
    .getMany();
  const bought = await em.findBy(Purchase, { id: In(lines.map(({ purchaseId }) => purchaseId)) });
  const byId = new Map(bought.map((purchase) => [purchase.id, purchase]));
  return lines.flatMap(({ id, purchaseId, designation }) => {
    const purchase = byId.get(purchaseId);
    if (!purchase) return [];
    const { number, supplier, date } = purchase;
    return [{ id, designation, number, supplier, date }];
  });
}
