import { lineStep } from "../lifecycle.ts";
import type { Decision } from "../operations/decide.ts";
import { changed, made, refuse } from "../operations/facts.ts";
import { itemFor, leaveLoan } from "../stock/decisions.ts";
import { dueDateByRule, dueDateProblem } from "./rules.ts";

export const loanDecisions: {
  lend: Decision<"lend">;
  return: Decision<"return">;
  extend: Decision<"extend">;
} = {
  /** The first item of a loan opens it; the others join it, under the same due date. */
  lend(operation, facts, { today, at, loanMonths }) {
    const item = itemFor(facts, "lend");
    const beneficiary = facts.beneficiary ?? refuse("unknown-beneficiary");
    if (!beneficiary.active) return refuse("beneficiary-closed", { beneficiary: beneficiary.name });
    if (item.record.line && !lineStep(item.record.line, "top-up").allowed)
      return refuse(`line-${item.record.line}`, { item: item.label });
    if (operation.cohortId && !facts.cohort) return refuse("unknown-cohort");

    const { loan } = facts;
    if (loan && loan.record.beneficiaryId !== operation.beneficiaryId) return refuse("loan-of-another");
    if (loan?.record.closedAt) return refuse("loan-closed");
    const dueDate = operation.dueDate ?? dueDateByRule(today, facts.cohort?.endsOn ?? null, loanMonths);
    const problem = loan ? undefined : dueDateProblem(dueDate, today);
    if (problem) return refuse(problem, { day: dueDate });

    const { beneficiaryId, cohortId, loanId, itemId } = operation;
    return [
      ...(loan
        ? []
        : [made("loan", loanId, { beneficiaryId, cohortId, dueDate, openedAt: at, closedAt: null })]),
      made("loanLine", operation.id, { loanId, itemId, lentAt: at, closedAt: null, outcome: null }),
      changed("item", item, { state: "on-loan", holderId: beneficiaryId, loanId }),
    ];
  },

  return(operation, facts, { at }) {
    const item = itemFor(facts, "return", operation.to);
    if (operation.siteId && !facts.site) return refuse("unknown-site");
    return [
      changed("item", item, {
        state: operation.to,
        condition: operation.condition,
        siteId: operation.siteId ?? item.record.siteId,
        holderId: null,
        loanId: null,
      }),
      ...leaveLoan(facts, at, "returned"),
    ];
  },

  extend(operation, facts, { today }) {
    const loan = facts.loan ?? refuse("unknown-loan");
    if (loan.record.closedAt) return refuse("loan-closed");
    const problem = dueDateProblem(operation.dueDate, today);
    if (problem) return refuse(problem, { day: operation.dueDate });
    return [changed("loan", loan, { dueDate: operation.dueDate })];
  },
};
