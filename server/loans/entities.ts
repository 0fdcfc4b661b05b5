import { EntitySchema } from "typeorm";
import type { LoanLineRecord, LoanRecord } from "../../shared/ledger/records.ts";
import { key, maybeText, text } from "../db/columns.ts";

export interface LoanRow extends LoanRecord {
  id: string;
  /** `2026-0012`: the number on the agreement. */
  number: string;
}
export const Loan = new EntitySchema<LoanRow>({
  name: "loan",
  columns: {
    id: key(),
    number: text(),
    beneficiaryId: text(),
    cohortId: maybeText(),
    dueDate: text(),
    openedAt: text(),
    closedAt: maybeText(),
  },
});

export interface LoanLineRow extends LoanLineRecord {
  id: string;
}
export const LoanLine = new EntitySchema<LoanLineRow>({
  name: "loanLine",
  tableName: "loan_line",
  columns: {
    id: key(),
    loanId: text(),
    itemId: text(),
    lentAt: text(),
    closedAt: maybeText(),
    outcome: maybeText(),
  },
});

export interface SignatureRow {
  loanId: string;
  /** PNG, base64. */
  png: string;
  signedAt: string;
  userId: string;
}
export const Signature = new EntitySchema<SignatureRow>({
  name: "signature",
  tableName: "loan_signature",
  columns: { loanId: key(), png: text(), signedAt: text(), userId: text() },
});

export const loanEntities = [Loan, LoanLine, Signature];
