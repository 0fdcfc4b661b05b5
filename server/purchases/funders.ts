import { In, type EntityManager } from "typeorm";
import type { z } from "zod";
import { folded, type Page, type pageQuery } from "../../shared/paging.ts";
import { lineTotal } from "../../shared/purchases/amounts.ts";
import type { fundingInput, FunderView, FundingView } from "../../shared/purchases/schema.ts";
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

/** Funders by name, each with what it paid for and where that is now. */
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
  const given = await em.find(Funding, {
    where: { funderId: In(rows.map(({ id }) => id)) },
    order: { purchaseId: "ASC", position: "ASC" },
  });
  const purchaseIds = [...new Set(given.map(({ purchaseId }) => purchaseId))];
  const purchases = await em.find(Purchase, {
    where: { id: In(purchaseIds) },
    order: { date: "DESC", id: "DESC" },
  });
  const lines = await linesOf(em, purchaseIds);
  const allLines = [...lines.values()].flat();
  const places = await whereaboutsOfLines(
    em,
    allLines.map(({ id }) => id),
  );
  const funded = (purchaseId: string, funderId: string) =>
    given.filter((funding) => funding.purchaseId === purchaseId && funding.funderId === funderId);
  return rows.map(({ id, name }) => ({
    id,
    name,
    amount: sum(given.filter((funding) => funding.funderId === id)),
    purchases: purchases.flatMap((purchase) => {
      const mine = funded(purchase.id, id);
      if (mine.length === 0) return [];
      return {
        id: purchase.id,
        number: purchase.number,
        supplier: purchase.supplier,
        date: purchase.date,
        sources: [...new Set(mine.map(({ source }) => source))],
        amount: sum(mine),
        total: purchase.total,
        lines: (lines.get(purchase.id) ?? []).map((line) => ({
          designation: line.designation,
          kind: line.kind,
          quantity: line.quantity,
          received: (places.get(line.id) ?? []).reduce((all, { count }) => all + count, 0),
          total: lineTotal(line),
          places: places.get(line.id) ?? [],
        })),
      };
    }),
  }));
}

const sum = (rows: { amount: number }[]) => rows.reduce((all, { amount }) => all + amount, 0);

/** Purchases that a funder gave money for, as a subquery of ids; `parameter` names the funder. */
export function purchasesFundedBy(em: EntityManager, parameter: string): string {
  return em
    .createQueryBuilder(Funding, "givenFunding")
    .select("givenFunding.purchaseId")
    .where(`givenFunding.funderId = :${parameter}`)
    .getQuery();
}
