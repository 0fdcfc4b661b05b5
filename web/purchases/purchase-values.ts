import { netOf } from "../../shared/purchases/amounts.ts";
import { mismatchesOf, type Mismatch } from "../../shared/purchases/mismatches.ts";
import type { PurchaseKind, PurchaseView } from "../../shared/purchases/schema.ts";
import { newId } from "../api/operations.ts";
import type { PurchaseEdit } from "../api/purchases.ts";
import type { FormErrors } from "../components/form-controller.ts";
import { centsAsTyped, centsFrom, today } from "../i18n/format.ts";
import { fundingError } from "./funding-fields.ts";
import {
  draftOf,
  emptyFunding,
  emptyLine,
  fundingAmounts,
  isBlank,
  lineErrors,
  lineInput,
  pricesOf,
  totalOf,
  type DraftContext,
  type DraftFunding,
  type DraftLine,
} from "./purchase-draft.ts";

/** The form of a purchase as it is kept while it is typed; lines and funding are JSON, one text each. */
// A type, not an interface: form values are indexed by their names.
export type PurchaseValues = {
  /** Made once: sending the same form twice makes one purchase. */
  id: string;
  kind: string;
  supplier: string;
  date: string;
  orderReference: string;
  invoiceReference: string;
  mandate: string;
  invoiceTotal: string;
  note: string;
  /** Prices with tax (`gross`) or without (`net`). */
  priceMode: string;
  lines: string[];
  funding: string[];
  /** Why something that was entered is changed. */
  reason: string;
  /** What it is changed from; kept with what was typed, or a reload would pass over what others said meanwhile. */
  version: string;
};

export function valuesOf(purchase: PurchaseView | null): PurchaseValues {
  const funding = purchase?.funding.map(({ source, funderName, amount }) => ({
    source,
    funder: funderName,
    amount: centsAsTyped(amount),
  }));
  return {
    id: purchase?.id ?? newId(),
    kind: purchase?.kind ?? "purchase",
    supplier: purchase?.supplier ?? "",
    date: purchase?.date ?? today(),
    orderReference: purchase?.orderReference ?? "",
    invoiceReference: purchase?.invoiceReference ?? "",
    mandate: purchase?.mandate ?? "",
    invoiceTotal: purchase?.invoiceTotal ? centsAsTyped(purchase.invoiceTotal) : "",
    note: purchase?.note ?? "",
    // Prices that came without tax go on without it.
    priceMode: purchase?.lines.some(({ unitPrice }) => unitPrice !== null) ? "net" : "gross",
    lines: (purchase?.lines.map(draftOf) ?? [emptyLine(newId())]).map((line) => JSON.stringify(line)),
    funding: (funding ?? [emptyFunding]).map((row) => JSON.stringify(row)),
    reason: "",
    version: String(purchase?.version ?? 0),
  };
}

export const linesIn = ({ lines }: PurchaseValues): DraftLine[] =>
  lines.map((text) => JSON.parse(text) as DraftLine);

/** The empty lines below are no lines; one alone is the line that is missing. */
export function filledLinesIn(values: PurchaseValues): DraftLine[] {
  const lines = linesIn(values);
  const filled = lines.filter((line) => !isBlank(line));
  return filled.length > 0 ? filled : lines.slice(0, 1);
}

/** Used equipment of a commune has no price, and nobody pays it. */
export const isPriced = ({ kind }: PurchaseValues): boolean => kind !== "used-gift";

export const fundingIn = (values: PurchaseValues): DraftFunding[] =>
  isPriced(values) ? values.funding.map((text) => JSON.parse(text) as DraftFunding) : [];

/** The row that is there from the start: the own budget pays what is left, if anything. */
export const isUntouched = ({ source, funder, amount }: DraftFunding): boolean =>
  source === "own" && funder.trim() === "" && amount.trim() === "";

/** What the lines come to, and what is to be paid; in cents. */
export function sumsOf(values: PurchaseValues, context: DraftContext) {
  let total = 0;
  let net = 0;
  for (const line of filledLinesIn(values)) {
    const amount = totalOf(line, context) ?? 0;
    total += amount;
    net += netOf(amount, Number(line.vatRate));
  }
  const invoiceTotal = centsFrom(values.invoiceTotal);
  return { total, net, invoiceTotal, due: invoiceTotal ?? total };
}

export function errorsOf(
  values: PurchaseValues,
  context: Pick<DraftContext, "models">,
): FormErrors<PurchaseValues> {
  const { invoiceTotal } = values;
  const wrongLine = filledLinesIn(values).some((line) => Object.keys(lineErrors(line, context)).length > 0);
  const wrongMoney = fundingIn(values).some((row) => fundingError(row) !== "" && !isUntouched(row));
  return {
    invoiceTotal:
      !invoiceTotal.trim() || centsFrom(invoiceTotal) !== null
        ? undefined
        : "Un montant en euros, par exemple 12,50.",
    lines: wrongLine ? "Corrigez les lignes signalées." : undefined,
    funding: wrongMoney ? "Corrigez les financements signalés." : undefined,
  };
}

/** While it is typed, what does not add up is said; before anything is typed there is nothing to say. */
export function mismatchesIn(values: PurchaseValues, context: DraftContext): Mismatch[] {
  const { total, invoiceTotal, due } = sumsOf(values, context);
  if (total === 0 && invoiceTotal === null) return [];
  const lines = filledLinesIn(values).map((line) => ({
    ...pricesOf(line, context),
    designation: line.designation,
  }));
  const funding = fundingAmounts(fundingIn(values), due).map((amount) => ({ amount: amount ?? 0 }));
  return mismatchesOf({ kind: values.kind, invoiceTotal, lines, funding });
}

/** What the server is told. */
export function inputOf(values: PurchaseValues, context: DraftContext) {
  const { invoiceTotal, due } = sumsOf(values, context);
  const rows = fundingIn(values);
  const amounts = fundingAmounts(rows, due);
  return {
    kind: values.kind as PurchaseKind,
    supplier: values.supplier,
    date: values.date,
    orderReference: values.orderReference,
    invoiceReference: values.invoiceReference,
    mandate: values.mandate,
    note: values.note,
    invoiceTotal,
    lines: filledLinesIn(values).map((line) => lineInput(line, context)),
    funding: rows.flatMap(({ source, funder }, index) => {
      const amount = amounts[index] ?? null;
      return amount ? [{ source, funder: funder.trim(), amount }] : [];
    }),
  } satisfies PurchaseEdit;
}
