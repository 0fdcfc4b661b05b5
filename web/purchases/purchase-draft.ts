import { folded } from "../../shared/paging.ts";
import { suggestAccount } from "../../shared/purchases/accounts.ts";
import { lineTotal } from "../../shared/purchases/amounts.ts";
import type {
  AccountingView,
  FundingSource,
  PurchaseLineInput,
  PurchaseLineView,
} from "../../shared/purchases/schema.ts";
import { itemKinds, type ItemKind } from "../../shared/lifecycle.ts";
import { boughtFrom } from "../../shared/stock/kind-words.ts";
import type { ModelView } from "../../shared/stock/schema.ts";
import { centsAsTyped, centsFrom } from "../i18n/format.ts";

/** A line as it is typed: everything is text until it is sent. */
export interface DraftLine {
  id: string;
  designation: string;
  /** Chosen for a line without model; empty: as its words say. */
  kind: ItemKind | "service" | "";
  quantity: string;
  /** Of one unit, with or without tax as the form says. */
  price: string;
  /** Hundredths of a percent. */
  vatRate: string;
  /** Including tax, of the whole line; it wins over the price. */
  total: string;
  /** Chosen; empty: as suggested. */
  accountCode: string;
}

export interface DraftFunding {
  source: FundingSource;
  funder: string;
  /** Empty: what is left. */
  amount: string;
}

/** What lines are read with. */
export interface DraftContext {
  withTax: boolean;
  models: readonly ModelView[];
  accounting: AccountingView;
}

export const emptyLine = (id: string): DraftLine => ({
  id,
  designation: "",
  kind: "",
  quantity: "1",
  price: "",
  vatRate: "2000",
  total: "",
  accountCode: "",
});
export const emptyFunding: DraftFunding = { source: "own", funder: "", amount: "" };

export const isBlank = ({ designation, price, total }: DraftLine): boolean =>
  [designation, price, total].every((text) => text.trim() === "");

/** As it is written, or else however it is written: « A9 » and « A9+ » are two models. */
export function modelNamed(models: readonly ModelView[], designation: string): ModelView | undefined {
  const exact = models.find(({ brand, name }) => `${brand} ${name}` === designation.trim());
  return exact ?? models.find(({ brand, name }) => folded(`${brand} ${name}`) === folded(designation));
}

/**
 * What a line brings: its model's kind, the one that was chosen, or the one that its words say; null is a service, undefined is for a
 * person to choose.
 */
export function kindOf(line: DraftLine, models: readonly ModelView[]): ItemKind | null | undefined {
  const model = modelNamed(models, line.designation);
  if (model) return model.kind;
  if (line.kind === "service") return null;
  return line.kind || boughtFrom(line.designation);
}

const quantityOf = ({ quantity }: DraftLine) =>
  /^\s*\d{1,5}\s*$/.test(quantity) ? Number(quantity.trim()) : 0;

/** The money of a line as it was typed. */
export function pricesOf(line: DraftLine, { withTax }: Pick<DraftContext, "withTax">) {
  const quantity = quantityOf(line);
  const vatRate = Number(line.vatRate);
  const typedTotal = line.total.trim() ? centsFrom(line.total) : null;
  const typedPrice = line.price.trim() ? centsFrom(line.price) : null;
  if (typedTotal !== null || typedPrice === null)
    return { quantity, vatRate, unitPrice: null, total: typedTotal };
  if (withTax) return { quantity, vatRate, unitPrice: null, total: typedPrice * quantity };
  return { quantity, vatRate, unitPrice: typedPrice, total: null };
}

export const totalOf = (line: DraftLine, context: Pick<DraftContext, "withTax">): number | null =>
  lineTotal(pricesOf(line, context));

/** Account and section that the threshold suggests for a line. */
export function suggestionFor(line: DraftLine, context: DraftContext) {
  const total = totalOf(line, context);
  const quantity = quantityOf(line);
  const unitTotal = total === null || quantity === 0 ? null : Math.floor(total / quantity);
  const { investmentThreshold, accounts } = context.accounting;
  const kind = kindOf(line, context.models);
  return kind === undefined ? null : suggestAccount({ kind, unitTotal }, investmentThreshold, accounts);
}

/** What is wrong with a line, field by field; empty where it can be sent. */
export function lineErrors(
  line: DraftLine,
  { models }: Pick<DraftContext, "models">,
): Partial<Record<keyof DraftLine, string>> {
  const amount = (text: string) =>
    !text.trim() || centsFrom(text) !== null ? undefined : "Un montant en euros, par exemple 12,50.";
  const quantity = quantityOf(line);
  const errors = {
    designation: line.designation.trim() ? undefined : "À remplir.",
    kind:
      line.designation.trim() && kindOf(line, models) === undefined
        ? "À choisir, les mots ne le disent pas."
        : undefined,
    quantity: quantity >= 1 && quantity <= 10_000 ? undefined : "Un nombre entier, 1 au moins.",
    price: amount(line.price),
    total: amount(line.total),
  };
  return Object.fromEntries(Object.entries(errors).filter(([, text]) => text));
}

export function lineInput(line: DraftLine, context: DraftContext): PurchaseLineInput {
  const model = modelNamed(context.models, line.designation);
  const account = context.accounting.accounts.find(({ code }) => code === line.accountCode);
  const suggestion = suggestionFor(line, context);
  return {
    id: line.id,
    modelId: model?.id ?? null,
    kind: kindOf(line, context.models) ?? null,
    designation: line.designation.trim(),
    ...pricesOf(line, context),
    accountCode: account?.code ?? suggestion?.accountCode ?? null,
    section: account?.section ?? suggestion?.section ?? null,
  };
}

/** A line of a purchase that is there, to be changed. */
export function draftOf(view: PurchaseLineView): DraftLine {
  const kind = view.kind ?? "service";
  return {
    id: view.id,
    designation: view.designation,
    kind: itemKinds.find((candidate) => candidate === kind) ?? "service",
    quantity: String(view.quantity),
    price: view.unitPrice === null ? "" : centsAsTyped(view.unitPrice),
    vatRate: String(view.vatRate),
    total: view.totalGiven && view.total !== null ? centsAsTyped(view.total) : "",
    accountCode: view.accountCode ?? "",
  };
}

/** Amounts of the funding, the empty ones sharing what is left: the first of them takes it. */
export function fundingAmounts(rows: readonly DraftFunding[], due: number): (number | null)[] {
  const typed = rows.map(({ amount }) => (amount.trim() ? centsFrom(amount) : null));
  const given = typed.reduce((all: number, amount) => all + (amount ?? 0), 0);
  const open = rows.findIndex(({ amount }) => amount.trim() === "");
  return typed.map((amount, index) => (index === open && due > given ? due - given : amount));
}
