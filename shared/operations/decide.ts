import type { Change } from "../ledger/records.ts";
import { loanDecisions } from "../loans/decisions.ts";
import { recyclingDecisions } from "../recycling/decisions.ts";
import { stockDecisions } from "../stock/decisions.ts";
import { topUpDecisions } from "../top-ups/decisions.ts";
import { Refused, type Circumstances, type Facts, type Verdict } from "./facts.ts";
import type { Operation, OperationOf, OperationType } from "./schema.ts";

/** What an operation changes, given the facts; it throws `Refused` where a rule forbids it. */
export type Decision<Type extends OperationType> = (
  operation: OperationOf<Type>,
  facts: Facts,
  circumstances: Circumstances,
) => Change[];

/** `cancel` is decided from the ledger itself: see `cancel.ts`. */
export type DecidedType = Exclude<OperationType, "cancel">;

const decisions: { [Type in DecidedType]: Decision<Type> } = {
  ...stockDecisions,
  ...loanDecisions,
  ...topUpDecisions,
  ...recyclingDecisions,
};

/** The one state machine: the same answer in the browser and on the server. Pure; never throws. */
export function decide(
  operation: Extract<Operation, { type: DecidedType }>,
  facts: Facts,
  circumstances: Circumstances,
): Verdict {
  const decision = decisions[operation.type] as Decision<DecidedType>;
  try {
    return { changes: decision(operation, facts, circumstances) };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}
