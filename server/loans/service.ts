import { In, type EntityManager } from "typeorm";
import type { z } from "zod";
import type { Day } from "../../shared/dates.ts";
import type { loanQuery, LoanView } from "../../shared/loans/schema.ts";
import { refuse } from "../../shared/operations/facts.ts";
import type { Page } from "../../shared/paging.ts";
import type { Context } from "../context.ts";
import { forUpdate } from "../db/database.ts";
import { keyPage } from "../db/key-page.ts";
import { searchAcross } from "../db/search-across.ts";
import { soundPng } from "../documents/signature-png.ts";
import { Problem } from "../http/problem.ts";
import { beneficiaryNames } from "../people/facts.ts";
import { cohortNames, communesOfPeople, peopleFound, peopleOfCommune } from "../people/summaries.ts";
import { communeNames, itemSummaries } from "../stock/summaries.ts";
import { Loan, LoanLine, Signature, type LoanLineRow, type LoanRow } from "./entities.ts";

export async function listLoans(
  em: EntityManager,
  query: z.output<typeof loanQuery>,
  today: Day,
): Promise<Page<LoanView>> {
  const loans = em.createQueryBuilder(Loan, "loan");
  if (query.state === "closed") loans.andWhere("loan.closedAt IS NOT NULL");
  else if (query.state) loans.andWhere("loan.closedAt IS NULL");
  if (query.state === "overdue") loans.andWhere("loan.dueDate < :today", { today });
  if (query.beneficiary)
    loans.andWhere("loan.beneficiaryId = :beneficiary", { beneficiary: query.beneficiary });
  if (query.cohort) loans.andWhere("loan.cohortId = :cohort", { cohort: query.cohort });
  if (query.commune)
    loans.andWhere(`loan.beneficiaryId IN (${peopleOfCommune(em, "commune")})`, { commune: query.commune });
  if (query.dueBefore) loans.andWhere("loan.dueDate < :dueBefore", { dueBefore: query.dueBefore });
  searchAcross(loans, query.q, (word) => [
    `loan.number LIKE :${word}`,
    `loan.beneficiaryId IN (${peopleFound(em, word)})`,
  ]);
  const descending = query.sort.startsWith("-");
  const column = query.sort.replace("-", "");
  const page = await keyPage(loans, { column, descending }, query);
  return { ...page, items: await loanViews(em, page.items, today) };
}

/** Loans with everything that a list wants of them, in a fixed number of queries. */
export async function loanViews(em: EntityManager, rows: LoanRow[], today: Day): Promise<LoanView[]> {
  if (rows.length === 0) return [];
  const loanIds = rows.map((row) => row.id);
  const people = rows.map((row) => row.beneficiaryId);
  const cohortIds = rows.flatMap((row) => row.cohortId ?? []);
  const [lines, signatures, names, cohorts, communeCodes] = await Promise.all([
    em.find(LoanLine, { where: { loanId: In(loanIds) }, order: { lentAt: "ASC", id: "ASC" } }),
    em.find(Signature, { where: { loanId: In(loanIds) }, select: { loanId: true, signedAt: true } }),
    beneficiaryNames(em, people),
    cohortNames(em, cohortIds),
    communesOfPeople(em, people),
  ]);
  const [items, communes] = await Promise.all([
    itemSummaries(
      em,
      lines.map((line) => line.itemId),
    ),
    communeNames(em, [...communeCodes.values()]),
  ]);
  const signedAt = new Map(signatures.map((signature) => [signature.loanId, signature.signedAt]));
  const linesOf = new Map<string, LoanLineRow[]>(loanIds.map((id) => [id, []]));
  for (const line of lines) linesOf.get(line.loanId)?.push(line);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    beneficiaryId: row.beneficiaryId,
    beneficiaryName: names.get(row.beneficiaryId) ?? "",
    communeName: communes.get(communeCodes.get(row.beneficiaryId) ?? "") ?? "",
    cohortId: row.cohortId,
    cohortName: (row.cohortId && cohorts.get(row.cohortId)) || null,
    dueDate: row.dueDate,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    overdue: row.closedAt === null && row.dueDate < today,
    signedAt: signedAt.get(row.id) ?? null,
    lines: (linesOf.get(row.id) ?? []).flatMap(({ id, itemId, lentAt, closedAt, outcome }) => {
      const item = items.get(itemId);
      if (!item) return [];
      const { label, name, kind, state } = item;
      return [{ id, itemId, label, name, kind, state, lentAt, closedAt, outcome }];
    }),
  }));
}

export async function loanViewsByIds(em: EntityManager, ids: string[], today: Day): Promise<LoanView[]> {
  const rows = await em.find(Loan, { where: { id: In(ids) }, order: { openedAt: "ASC", id: "ASC" } });
  return loanViews(em, rows, today);
}

export async function readLoan(em: EntityManager, id: string, today: Day): Promise<LoanView> {
  const [view] = await loanViewsByIds(em, [id], today);
  if (!view) throw new Problem("not-found");
  return view;
}

export const pngPrefix = "data:image/png;base64,";

/** Keeps the borrower's signature. While the loan is open, a new one takes the place of the one before. */
export async function signLoan(
  em: EntityManager,
  { clock }: Pick<Context, "clock">,
  loanId: string,
  { png, userId }: { png: string; userId: string },
): Promise<void> {
  const drawing = soundPng(Buffer.from(png.slice(pngPrefix.length), "base64"));
  if (!drawing) throw new Problem("invalid-input");
  const loan = await forUpdate(em.createQueryBuilder(Loan, "loan").where({ id: loanId })).getOne();
  if (!loan) throw new Problem("not-found");
  if (loan.closedAt) return refuse("loan-closed");
  const signature = { loanId, png: drawing.toString("base64"), signedAt: clock().toISOString(), userId };
  await em.upsert(Signature, signature, ["loanId"]);
}
