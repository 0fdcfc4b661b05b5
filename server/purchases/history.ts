import { In, IsNull, MoreThan, MoreThanOrEqual, Not, type EntityManager } from "typeorm";
import type { z } from "zod";
import type { Instant } from "../../shared/dates.ts";
import type { Page, pageQuery } from "../../shared/paging.ts";
import {
  purchaseDifferences,
  type PurchaseChangeView,
  type PurchaseContent,
} from "../../shared/purchases/history.ts";
import { userNames } from "../accounts/summaries.ts";
import type { Context } from "../context.ts";
import { keyPage } from "../db/key-page.ts";
import { Purchase, PurchaseChange, type PurchaseChangeRow, type PurchaseRow } from "./entities.ts";
import { fundingOf } from "./funders.ts";
import { linesOf } from "./lines.ts";

/** Who changes a purchase, and why. */
export interface Editing {
  userId: string;
  reason: string;
}

/** All that these purchases say now. */
export async function contentsOf(
  em: EntityManager,
  purchases: PurchaseRow[],
): Promise<Map<string, PurchaseContent>> {
  const ids = purchases.map(({ id }) => id);
  const [lines, funding] = await Promise.all([linesOf(em, ids), fundingOf(em, ids)]);
  return new Map(
    purchases.map((purchase): [string, PurchaseContent] => [
      purchase.id,
      {
        kind: purchase.kind,
        supplier: purchase.supplier,
        date: purchase.date,
        orderReference: purchase.orderReference,
        invoiceReference: purchase.invoiceReference,
        mandate: purchase.mandate,
        note: purchase.note,
        invoiceTotal: purchase.invoiceTotal,
        lines: (lines.get(purchase.id) ?? []).map((line) => ({
          id: line.id,
          modelId: line.modelId,
          kind: line.kind,
          designation: line.designation,
          quantity: line.quantity,
          unitPrice: line.unitPrice,
          vatRate: line.vatRate,
          total: line.total,
          accountCode: line.accountCode,
          section: line.section,
        })),
        funding: (funding.get(purchase.id) ?? []).map(({ source, funderName, amount }) => ({
          source,
          funder: funderName,
          amount,
        })),
      },
    ]),
  );
}

export async function contentOf(em: EntityManager, purchase: PurchaseRow): Promise<PurchaseContent> {
  const content = (await contentsOf(em, [purchase])).get(purchase.id);
  if (!content) throw new Error(`purchase ${purchase.id} says nothing`);
  return content;
}

/** Keeps a step of a purchase that the caller holds; what says the same as before is no step. */
export async function keepChange(
  em: EntityManager,
  { newId, clock }: Pick<Context, "newId" | "clock">,
  purchaseId: string,
  { before, after }: Pick<PurchaseChangeRow, "before" | "after">,
  { userId, reason }: Editing,
): Promise<void> {
  if (before && after && purchaseDifferences(before, after).length === 0) return;
  const version = ((await em.maximum(PurchaseChange, "version", { purchaseId })) ?? 0) + 1;
  const at = clock().toISOString();
  await em.insert(PurchaseChange, {
    id: newId(),
    purchaseId,
    version,
    before,
    after,
    reason,
    at,
    actorId: userId,
  });
}

/** What was done to a purchase, the latest first; also once it is removed. */
export async function listChanges(
  em: EntityManager,
  purchaseId: string,
  query: Pick<z.output<typeof pageQuery>, "after" | "limit">,
): Promise<Page<PurchaseChangeView>> {
  const changes = em.createQueryBuilder(PurchaseChange, "change").where({ purchaseId });
  const page = await keyPage(changes, { column: "version", tie: "version", descending: true }, query);
  const names = await userNames(
    em,
    page.items.map(({ actorId }) => actorId),
  );
  return { ...page, items: page.items.map((row) => changeView(row, names.get(row.actorId) ?? "")) };
}

const changeView = (
  { id, before, after, at, reason }: PurchaseChangeRow,
  actorName: string,
): PurchaseChangeView => ({
  id,
  what: !before ? "entered" : !after ? "removed" : "edited",
  at,
  actorName,
  reason,
  differences: before && after ? purchaseDifferences(before, after) : [],
});

/** When each of these purchases was last edited, of those that were edited since a moment. */
export async function editedSince(
  em: EntityManager,
  purchaseIds: string[],
  since: Instant,
): Promise<Map<string, Instant>> {
  if (purchaseIds.length === 0) return new Map();
  const changes = await em.find(PurchaseChange, {
    where: { purchaseId: In(purchaseIds), at: MoreThanOrEqual(since), before: Not(IsNull()) },
    select: { id: true, purchaseId: true, at: true },
    order: { version: "ASC" },
  });
  return new Map(changes.map(({ purchaseId, at }) => [purchaseId, at]));
}

const pageSize = 200;

/**
 * Histories with a gap, with a version that does not start where the one before ended, or whose end is not what the purchase
 * says (nothing, once it is removed): one line for each; empty when all agree.
 */
export async function verifyPurchases(em: EntityManager): Promise<string[]> {
  const differences: string[] = [];
  for (let after = ""; ;) {
    const ids = await purchasesWithHistory(em, after);
    const changes = await em.find(PurchaseChange, {
      where: { purchaseId: In(ids) },
      order: { purchaseId: "ASC", version: "ASC" },
    });
    const last = new Map<string, PurchaseChangeRow>();
    for (const change of changes) {
      differences.push(...brokenStep(last.get(change.purchaseId), change));
      last.set(change.purchaseId, change);
    }
    const contents = await contentsOf(em, await em.findBy(Purchase, { id: In(ids) }));
    for (const [id, change] of last)
      if (differ(change.after, contents.get(id) ?? null))
        differences.push(`purchase ${id} differs from the last version in its history`);
    if (ids.length < pageSize) return differences;
    after = ids.at(-1) ?? "";
  }
}

async function purchasesWithHistory(em: EntityManager, after: string): Promise<string[]> {
  const rows = await em
    .createQueryBuilder(PurchaseChange, "change")
    .select("change.purchaseId", "purchaseId")
    .where({ purchaseId: MoreThan(after) })
    .groupBy("change.purchaseId")
    .orderBy("change.purchaseId")
    .limit(pageSize)
    .getRawMany<{ purchaseId: string }>();
  return rows.map(({ purchaseId }) => purchaseId);
}

function brokenStep(last: PurchaseChangeRow | undefined, { purchaseId, version, before }: PurchaseChangeRow) {
  const expected = (last?.version ?? 0) + 1;
  if (version !== expected) return [`purchase ${purchaseId} has no version ${expected} in its history`];
  // What was entered before histories were kept starts with what it said then.
  if (last && differ(last.after, before))
    return [`purchase ${purchaseId} was not before version ${version} as it says`];
  return [];
}

const differ = (one: PurchaseContent | null, other: PurchaseContent | null): boolean =>
  one && other ? purchaseDifferences(one, other).length > 0 : one !== other;
