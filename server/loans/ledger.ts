import { tableStore } from "../ledger/table-store.ts";
import { nextNumber } from "../organisation/service.ts";
import { claimNormal, release } from "../stock/identifiers.ts";
import { Loan, LoanLine, type LoanLineRow, type LoanRow } from "./entities.ts";

export const loanStore = tableStore<"loan", LoanRow>("loan", Loan, {
  async describe(em, record) {
    const year = record.openedAt.slice(0, 4);
    const number = await nextNumber(em, `loan-${year}`);
    return { number: `${year}-${String(number).padStart(4, "0")}` };
  },
  made: (em, loan, { newId }) =>
    claimNormal(em, { newId }, { entity: "loan", entityId: loan.id }, "loan", loan.number),
  unmade: (em, id) => release(em, id),
});

export const loanLineStore = tableStore<"loanLine", LoanLineRow>("loanLine", LoanLine, {
  describe: () => ({}),
});
