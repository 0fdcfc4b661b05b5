import { lineTotal, type PricedLine } from "./amounts.ts";

interface Priced {
  kind: string;
  /** What the invoice says in all, including tax; null where it was not copied. */
  invoiceTotal: number | null;
  lines: (PricedLine & { designation: string })[];
  funding: { amount: number }[];
}

/** What does not add up; amounts in cents, always positive. */
export type Mismatch =
  | { code: "lines-over-invoice" | "lines-under-invoice"; difference: number }
  | { code: "funding-over" | "funding-under"; difference: number }
  | { code: "line-total"; designation: string; expected: number; total: number }
  | { code: "line-without-price"; designation: string };

/** What of a purchase does not add up: shown to people, never refused. */
export function mismatchesOf({ kind, invoiceTotal, lines, funding }: Priced): Mismatch[] {
  const found: Mismatch[] = lines.flatMap((line) => lineMismatch(line, kind));
  const total = sum(lines.map((line) => lineTotal(line) ?? 0));
  if (invoiceTotal !== null && total !== invoiceTotal)
    found.push({
      code: total > invoiceTotal ? "lines-over-invoice" : "lines-under-invoice",
      difference: Math.abs(total - invoiceTotal),
    });
  const due = invoiceTotal ?? total;
  const funded = sum(funding.map(({ amount }) => amount));
  if (funded !== due)
    found.push({
      code: funded > due ? "funding-over" : "funding-under",
      difference: Math.abs(funded - due),
    });
  return found;
}

function lineMismatch(line: PricedLine & { designation: string }, kind: string): Mismatch[] {
  const { designation, quantity, unitPrice, total } = line;
  if (lineTotal(line) === null)
    return kind === "purchase" ? [{ code: "line-without-price", designation }] : [];
  if (unitPrice === null || total === null) return [];
  const expected = lineTotal({ ...line, total: null }) ?? 0;
  // A unit price is itself rounded to the cent: half a cent a unit, and its tax, are no mistake.
  return Math.abs(expected - total) > quantity ? [{ code: "line-total", designation, expected, total }] : [];
}

const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0);
