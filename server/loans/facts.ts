import { IsNull, type EntityManager } from "typeorm";
import { recordOf } from "../../shared/ledger/records.ts";
import { forUpdate } from "../db/database.ts";
import { Loan, LoanLine } from "./entities.ts";

/** The loan, held until the transaction ends, with how many of its lines are open. */
export async function loanFact(em: EntityManager, id: string) {
  const row = await forUpdate(em.createQueryBuilder(Loan, "loan").where({ id })).getOne();
  if (!row) return undefined;
  return { loan: { id, record: recordOf("loan", row) }, openLines: await countOpenLines(em, id) };
}

export async function openLineFact(em: EntityManager, itemId: string) {
  const row = await em.findOneBy(LoanLine, { itemId, closedAt: IsNull() });
  return row ? { id: row.id, record: recordOf("loanLine", row) } : undefined;
}

export function countOpenLines(em: EntityManager, loanId: string): Promise<number> {
  return em.countBy(LoanLine, { loanId, closedAt: IsNull() });
}
