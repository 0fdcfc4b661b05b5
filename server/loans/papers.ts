import type { EntityManager } from "typeorm";
import { dayOf, type Day } from "../../shared/dates.ts";
import type { LoanView } from "../../shared/loans/schema.ts";
import { displayOf } from "../../shared/scan/normal-forms.ts";
import type { ItemView } from "../../shared/stock/schema.ts";
import { userNames } from "../accounts/summaries.ts";
import type { LoanAgreementData } from "../documents/loan-agreement.ts";
import type { ReturnReceiptData } from "../documents/return-receipt.ts";
import { Problem } from "../http/problem.ts";
import { loanSteps, type ItemStep } from "../ledger/loan-steps.ts";
import { readOrganisation } from "../organisation/service.ts";
import { readBeneficiary } from "../people/service.ts";
import { findItems, itemViews } from "../stock/items.ts";
import { printedItem } from "../stock/printed-items.ts";
import { siteCommunes } from "../stock/summaries.ts";
import { Signature } from "./entities.ts";
import { readLoan } from "./service.ts";

/** What both papers of a loan say: who, what, and where it was recorded. */
async function gather(em: EntityManager, id: string, today: Day) {
  const loan = await readLoan(em, id, today);
  const [organisation, person, steps, rows] = await Promise.all([
    readOrganisation(em),
    readBeneficiary(em, loan.beneficiaryId, today),
    loanSteps(em, id),
    findItems(em, { ids: loan.lines.map((line) => line.itemId) }),
  ]);
  const items = new Map((await itemViews(em, rows, today)).map((item) => [item.id, item]));
  const lines = loan.lines.flatMap((line) => {
    const item = items.get(line.itemId);
    return item ? [{ line, item, ...steps.get(line.id) }] : [];
  });
  const head = {
    number: { code: loan.number, display: loan.number },
    organisation: { name: organisation.name },
    beneficiary: {
      name: loan.beneficiaryName,
      commune: person.communeName,
      phone: person.phone ? displayOf("phone", person.phone) : undefined,
      cardNumber: person.card,
    },
  };
  return { loan, lines, head, timeZone: organisation.timeZone };
}

/** Where something was recorded, and by whom. */
async function recordedBy(em: EntityManager, step: ItemStep | undefined) {
  const [users, communes] = await Promise.all([
    userNames(em, step ? [step.actorId] : []),
    siteCommunes(em, step ? [step.siteId] : []),
  ]);
  return {
    agent: step && users.get(step.actorId),
    place: (step && communes.get(step.siteId)) || undefined,
  };
}

/** The agreement names each thing once, in the condition in which it was handed over. */
export async function agreementData(em: EntityManager, id: string, today: Day): Promise<LoanAgreementData> {
  const { loan, lines, head, timeZone } = await gather(em, id, today);
  const lent = new Map(
    lines.filter(({ line }) => line.outcome !== "cancelled").map((one) => [one.item.id, one]),
  );
  const signature = await em.findOneBy(Signature, { loanId: id });
  const [first] = lines;
  return {
    ...head,
    ...(await recordedBy(em, first?.lent)),
    items: [...lent.values()].map(({ item, lent }) => ({
      ...printedItem(item),
      condition: lent?.condition ?? item.condition,
    })),
    lentOn: dayOf(loan.openedAt, timeZone),
    dueOn: loan.dueDate,
    cohort: loan.cohortName ?? undefined,
    borrowerSignature: signature
      ? { png: Buffer.from(signature.png, "base64"), signedOn: dayOf(signature.signedAt, timeZone) }
      : undefined,
  };
}

/** The receipt of the last day on which something of the loan came back. */
export async function receiptData(em: EntityManager, id: string, today: Day): Promise<ReturnReceiptData> {
  const { loan, lines, head, timeZone } = await gather(em, id, today);
  const dayOfReturn = ({ outcome, closedAt }: LoanView["lines"][number]) =>
    outcome === "returned" && closedAt ? dayOf(closedAt, timeZone) : "";
  const returnedOn = lines
    .map(({ line }) => dayOfReturn(line))
    .sort()
    .at(-1);
  if (!returnedOn) throw new Problem("not-found");

  const returned = lines.filter(({ line }) => dayOfReturn(line) === returnedOn);
  const stillOut = lines.filter(({ line }) => line.closedAt === null);
  const { agent = "", place } = await recordedBy(em, returned.at(-1)?.returned);
  const printed = ({ item }: { item: ItemView }) => printedItem(item);
  return {
    ...head,
    returnedOn,
    returned: returned.map(({ item, returned: step }) => ({
      ...printedItem(item),
      condition: step?.condition ?? item.condition,
      note: step?.note || undefined,
    })),
    stillOnLoan: stillOut.map(printed),
    dueOn: loan.closedAt ? undefined : loan.dueDate,
    missing: lines.filter(({ line }) => line.outcome === "missing").map(printed),
    agent,
    place,
  };
}
