import type { LoanView } from "../../shared/loans/schema.ts";
import type { LoanState } from "../i18n/words.ts";

export const loanStateOf = (loan: Pick<LoanView, "closedAt" | "overdue">): LoanState =>
  loan.closedAt ? "closed" : loan.overdue ? "overdue" : "open";
