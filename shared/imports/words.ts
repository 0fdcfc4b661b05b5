import type { Condition } from "../ledger/records.ts";
import { folded } from "../paging.ts";

const conditions: [Condition, RegExp][] = [
  ["broken", /\b(?:hors service|hs|casse|broken|en panne|out for repair|ne marche pas)\b/],
  ["damaged", /\b(?:abime|endommage|damaged|mauvais)\b/],
  ["worn", /\b(?:usage|use|moyen|worn|vieux)\b/],
  ["new", /^(?:neuf|new|neuve)$/],
  ["good", /\b(?:bon|bonne|good|ok|correct|fonctionnel|occasion)\b/],
];

export function conditionFrom(text: string): Condition | undefined {
  const words = folded(text);
  return conditions.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Cents from « 249,00 € », « 1 249.5 », 249; null when it is not an amount; a negative one stays negative. */
export function centsFromCell(cell: string | number): number | null {
  const plain = String(cell)
    .replace(/[\s€\u00a0\u202f]|eur$/gi, "")
    .replace(/^(-?\d{1,3}),(\d{3})\./, "$1$2.")
    .replace(",", ".");
  return /^-?\d{1,8}(?:\.\d+)?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

/** Rates that prices in France have had, in hundredths of a percent: General tax code, art. 278 to 281 nonies, 296 and 297. */
const vatRates: readonly number[] = [0, 90, 105, 175, 210, 550, 700, 850, 1000, 1300, 1960, 2000];

/** Hundredths of a percent from « 20 % », « 5,5 », 0.2 (as a spreadsheet keeps 20 %); null when it is no such rate. */
export function vatRateFromCell(cell: string | number): number | null {
  const plain = String(cell)
    .replace(/[\s%\u00a0\u202f]/g, "")
    .replace(",", ".");
  if (!/^\d{1,2}(?:\.\d+)?$/.test(plain)) return null;
  const [percent, part] = [Math.round(Number(plain) * 100), Math.round(Number(plain) * 10_000)];
  return [percent, part].find((rate) => vatRates.includes(rate)) ?? null;
}

/** A day from 03/03/2027, 3.3.27, 2027-03-03 (French order: day first); null when it is not one. */
export function dayFromCell(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:\s.*)?$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : french
      ? [french[3]?.padStart(4, "20"), french[2]?.padStart(2, "0"), french[1]?.padStart(2, "0")]
      : [];
  const made = `${year}-${month}-${day}`;
  const date = new Date(`${made}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(made) ? made : null;
}
