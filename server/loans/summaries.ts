import { In, IsNull, LessThan, type EntityManager } from "typeorm";
import type { Day } from "../../shared/dates.ts";
import type { itemLoanView } from "../../shared/stock/schema.ts";
import type { z } from "zod";
import { beneficiaryNames } from "../people/facts.ts";
import { Loan, LoanLine } from "./entities.ts";

/** What the other slices say of a loan; the line is each item's own (`openLineIds`). */
export type LoanSummary = Omit<z.infer<typeof itemLoanView>, "lineId">;

export async function loanSummaries(em: EntityManager, loanIds: string[]): Promise<Map<string, LoanSummary>> {
  if (loanIds.length === 0) return new Map();
  const ids = [...new Set(loanIds)];
  const loans = await em.findBy(Loan, { id: In(ids) });
  const [people, openLines] = await Promise.all([
    beneficiaryNames(
      em,
      loans.map((loan) => loan.beneficiaryId),
    ),
    openLineCounts(em, ids),
  ]);
  return new Map(
    loans.map(({ id, number, beneficiaryId, dueDate, openedAt, cohortId }) => [
      id,
      {
        id,
        number,
        beneficiaryId,
        beneficiaryName: people.get(beneficiaryId) ?? "",
        dueDate,
        openedAt,
        cohortId,
        openLines: openLines.get(id) ?? 0,
      },
    ]),
  );
}

async function openLineCounts(em: EntityManager, loanIds: string[]): Promise<Map<string, number>> {
  const rows = await em
    .createQueryBuilder(LoanLine, "line")
    .select("line.loanId", "loan")
    .addSelect("COUNT(*)", "count")
    .where("line.loanId IN (:...loanIds) AND line.closedAt IS NULL", { loanIds })
    .groupBy("line.loanId")
    .getRawMany<{ loan: string; count: string | number }>();
  return new Map(rows.map(({ loan, count }) => [loan, Number(count)]));
}

/** The open line of each of these items, by item. */
export async function openLineIds(em: EntityManager, itemIds: string[]): Promise<Map<string, string>> {
  if (itemIds.length === 0) return new Map();
  const lines = await em.findBy(LoanLine, { itemId: In([...new Set(itemIds)]), closedAt: IsNull() });
  return new Map(lines.map((line) => [line.itemId, line.id]));
}

/** How many loans each person has open. */
export async function openLoanCounts(
  em: EntityManager,
  beneficiaryIds: string[],
): Promise<Map<string, number>> {
  if (beneficiaryIds.length === 0) return new Map();
  const rows = await em
    .createQueryBuilder(Loan, "loan")
    .select("loan.beneficiaryId", "person")
    .addSelect("COUNT(*)", "count")
    .where("loan.beneficiaryId IN (:...people)", { people: [...new Set(beneficiaryIds)] })
    .andWhere("loan.closedAt IS NULL")
    .groupBy("loan.beneficiaryId")
    .getRawMany<{ person: string; count: string | number }>();
  return new Map(rows.map(({ person, count }) => [person, Number(count)]));
}

export async function overdueLoanIds(em: EntityManager, today: Day): Promise<string[]> {
  const loans = await em.find(Loan, {
    where: { closedAt: IsNull(), dueDate: LessThan(today) },
    select: { id: true },
  });
  return loans.map((loan) => loan.id);
}

/** Open loans that are due in a span of days, both ends included. */
export function countDue(em: EntityManager, { from, to }: { from?: Day; to: Day }): Promise<number> {
  const loans = em
    .createQueryBuilder(Loan, "loan")
    .where("loan.closedAt IS NULL AND loan.dueDate <= :to", { to });
  if (from) loans.andWhere("loan.dueDate >= :from", { from });
  return loans.getCount();
}
