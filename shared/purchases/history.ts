import { z } from "zod";
import type { ItemKind } from "../lifecycle.ts";
import { id, instant } from "../values.ts";
import type { Section } from "./accounts.ts";
import { lineTotal, type PricedLine } from "./amounts.ts";
import type { FundingSource, PurchaseKind } from "./schema.ts";

/** All that a purchase says, as its history keeps each version of it. */
export interface PurchaseContent {
  kind: PurchaseKind;
  supplier: string;
  date: string;
  orderReference: string;
  invoiceReference: string;
  mandate: string;
  note: string;
  invoiceTotal: number | null;
  lines: ContentLine[];
  funding: { source: FundingSource; funder: string; amount: number }[];
}

interface ContentLine extends PricedLine {
  id: string;
  modelId: string | null;
  kind: ItemKind | null;
  designation: string;
  accountCode: string | null;
  section: Section | null;
}

const headFields = [
  "kind",
  "supplier",
  "date",
  "invoiceReference",
  "orderReference",
  "mandate",
  "invoiceTotal",
  "note",
] as const satisfies (keyof PurchaseContent)[];
const lineFields = [
  "designation",
  "model",
  "quantity",
  "unitPrice",
  "vatRate",
  "total",
  "totalGiven",
  "accountCode",
  "section",
] as const;

export const purchaseDifference = z.object({
  field: z.enum([...headFields, ...lineFields, "line", "funding"]),
  /** The line or the funder of which it is said. */
  of: z.string().nullable(),
  /** Null: it was not there, or is not there any more. Money in cents, a rate in hundredths of a percent. */
  before: z.union([z.string(), z.number()]).nullable(),
  after: z.union([z.string(), z.number()]).nullable(),
});
export type PurchaseDifference = z.infer<typeof purchaseDifference>;

/** One step in the history of a purchase: who changed what, when and why. */
export const purchaseChangeView = z.object({
  id,
  /** Entered, edited, or removed. */
  what: z.enum(["entered", "edited", "removed"]),
  at: instant,
  actorName: z.string(),
  reason: z.string(),
  differences: z.array(purchaseDifference),
});
export type PurchaseChangeView = z.infer<typeof purchaseChangeView>;

/** What two versions of a purchase say differently, field by field; the order of lines says nothing. */
export function purchaseDifferences(before: PurchaseContent, after: PurchaseContent): PurchaseDifference[] {
  const head = headFields.flatMap((field) => differing(field, null, before[field], after[field]));
  return [...head, ...linesDiffer(before.lines, after.lines), ...fundingDiffers(before, after)];
}

type Value = string | number | null;

function differing(
  field: PurchaseDifference["field"],
  of: string | null,
  before: Value,
  after: Value,
): PurchaseDifference[] {
  return before === after ? [] : [{ field, of, before, after }];
}

function linesDiffer(before: ContentLine[], after: ContentLine[]): PurchaseDifference[] {
  const left = new Map(before.map((line) => [line.id, line]));
  const found: PurchaseDifference[] = [];
  for (const line of after) {
    const known = left.get(line.id);
    left.delete(line.id);
    if (!known) found.push({ field: "line", of: named(line), before: null, after: lineTotal(line) });
    else
      for (const field of lineFields)
        found.push(...differing(field, known.designation, valueOf(known, field), valueOf(line, field)));
  }
  for (const line of left.values())
    found.push({ field: "line", of: named(line), before: lineTotal(line), after: null });
  return found;
}

const named = ({ quantity, designation }: ContentLine): string => `${quantity} × ${designation}`;

function valueOf(line: ContentLine, field: (typeof lineFields)[number]): Value {
  if (field === "total") return lineTotal(line);
  if (field === "totalGiven") return line.total === null ? "computed" : "given";
  if (field === "model") return line.modelId ?? line.kind;
  return line[field];
}

function fundingDiffers(before: PurchaseContent, after: PurchaseContent): PurchaseDifference[] {
  const [had, has] = [amounts(before), amounts(after)];
  return [...new Set([...had.keys(), ...has.keys()])].flatMap((key) =>
    differing("funding", key.slice(key.indexOf(" ") + 1), had.get(key) ?? null, has.get(key) ?? null),
  );
}

function amounts({ funding }: PurchaseContent): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { source, funder, amount } of funding) {
    const key = `${source} ${funder}`;
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }
  return sums;
}
