import { In, type EntityManager } from "typeorm";
import type { z } from "zod";
import { folded, type Page, type pageQuery } from "../../shared/paging.ts";
import { lineTotal } from "../../shared/purchases/amounts.ts";
import type { FundedPurchase, fundingInput, FunderView, FundingView } from "../../shared/purchases/schema.ts";
import type { Context } from "../context.ts";
import { keyPage, searchWords } from "../db/key-page.ts";
import { Problem } from "../http/problem.ts";
import { readOrganisation } from "../organisation/service.ts";
import { whereaboutsOfLines } from "../stock/purchased.ts";
import { Funder, Funding, Purchase, type FunderRow } from "./entities.ts";
import { linesOf } from "./lines.ts";

type Ids = Pick<Context, "newId">;

/** The funders of a purchase, as they were entered; a name that is known already is not made twice. */
export async function saveFunding(
  em: EntityManager,
  context: Ids,
  purchaseId: string,
  inputs: z.output<typeof fundingInput>[],
): Promise<void> {
  await em.delete(Funding, { purchaseId });
  for (const [position, { source, funder, amount }] of inputs.entries()) {
    const name = funder || (await readOrganisation(em)).name;
    const funderId = await funderNamed(em, context, name);
    await em.insert(Funding, { purchaseId, position, funderId, source, amount });
  }
}

async function funderNamed(em: EntityManager, { newId }: Ids, name: string): Promise<string> {
  const sortKey = folded(name) || name;
  const values = { id: newId(), name, sortKey };
  await em.createQueryBuilder().insert().into(Funder).values(values).orIgnore().execute();
  return (await em.findOneByOrFail(Funder, { sortKey })).id;
}

export async function fundingOf(
  em: EntityManager,
  purchaseIds: string[],
): Promise<Map<string, FundingView[]>> {
  if (purchaseIds.length === 0) return new Map();
  const rows = await em.find(Funding, {
    where: { purchaseId: In(purchaseIds) },
    order: { purchaseId: "ASC", position: "ASC" },
  });
  const funders = await em.findBy(Funder, { id: In([...new Set(rows.map(({ funderId }) => funderId))]) });
  const names = new Map(funders.map(({ id, name }) => [id, name]));
  const found = new Map<string, FundingView[]>();
  for (const { purchaseId, funderId, source, amount } of rows) {
    const view = { source, funderId, funderName: names.get(funderId) ?? "", amount };
    found.set(purchaseId, [...(found.get(purchaseId) ?? []), view]);
  }
  return found;
}

/** Names to choose from while typing one. */
export async function listFunderChoices(em: EntityManager): Promise<{ id: string; name: string }[]> {
  const funders = await em.find(Funder, { order: { sortKey: "ASC" } });
  return funders.map(({ id, name }) => ({ id, name }));
}

/** Funders by name, each with what it gave in all. */
export async function listFunders(
  em: EntityManager,
  query: z.output<typeof pageQuery>,
): Promise<Page<FunderView>> {
  const funders = em.createQueryBuilder(Funder, "funder");
  searchWords(funders, query.q, "sortKey");
  const page = await keyPage(funders, { column: "sortKey" }, query);
  return { ...page, items: await funderViews(em, page.items) };
}

export async function readFunder(em: EntityManager, id: string): Promise<FunderView> {
  const [view] = await funderViews(em, await em.findBy(Funder, { id }));
  if (!view) throw new Problem("not-found");
  return view;
}

async function funderViews(em: EntityManager, rows: FunderRow[]): Promise<FunderView[]> {
  if (rows.length === 0) return [];
  const sums = await em
    .createQueryBuilder(Funding, "given")
    .select("given.funderId", "id")
    .addSelect("SUM(given.amount)", "amount")
    .addSelect("COUNT(DISTINCT given.purchaseId)", "purchases")
    .where("given.funderId IN (:...ids)", { ids: rows.map(({ id }) => id) })
    .groupBy("given.funderId")
    .getRawMany<{ id: string; amount: string | number; purchases: string | number }>();
  const byId = new Map(sums.map((sum) => [sum.id, sum]));
  return rows.map(({ id, name }) => {
    const { amount, purchases } = byId.get(id) ?? { amount: 0, purchases: 0 };
    return { id, name, amount: Number(amount), purchases: Number(purchases) };
  });
}

/** What a funder paid for, the latest first, and where that is now. */
export async function listFunderPurchases(
  em: EntityManager,
  funderId: string,
  query: Pick<z.output<typeof pageQuery>, "after" | "limit">,
): Promise<Page<FundedPurchase>> {
  if (!(await em.existsBy(Funder, { id: funderId }))) throw new Problem("not-found");
  const purchases = em
    .createQueryBuilder(Purchase, "purchase")
    .where(`purchase.id IN (${purchasesFundedBy(em, "funder")})`, { funder: funderId });
  const page = await keyPage(purchases, { column: "date", descending: true }, query);
  const ids = page.items.map(({ id }) => id);
  const [given, lines] = await Promise.all([
    em.find(Funding, {
      where: { funderId, purchaseId: In(ids) },
      order: { purchaseId: "ASC", position: "ASC" },
    }),
    linesOf(em, ids),
  ]);
  const places = await whereaboutsOfLines(
    em,
    [...lines.values()].flat().map(({ id }) => id),
  );
  const items = page.items.map(({ id, number, supplier, date, total }) => {
    const mine = given.filter(({ purchaseId }) => purchaseId === id);
    return {
      id,
      number,
      supplier,
      date,
      sources: [...new Set(mine.map(({ source }) => source))],
      amount: mine.reduce((all, { amount }) => all + amount, 0),
      total,
      lines: (lines.get(id) ?? []).map((line) => ({
        designation: line.designation,
        kind: line.kind,
        quantity: line.quantity,
        received: (places.get(line.id) ?? []).reduce((all, { count }) => all + count, 0),
        total: lineTotal(line),
        places: places.get(line.id) ?? [],
      })),
    };
  });
  return { ...page, items };
}

/** Purchases that a funder gave money for, as a subquery of ids; `parameter` names the funder. */
export function purchasesFundedBy(em: EntityManager, parameter: string): string {
  return em
    .createQueryBuilder(Funding, "givenFunding")
    .select("givenFunding.purchaseId")
    .where(`givenFunding.funderId = :${parameter}`)
    .getQuery();
}
