import type { Day } from "../dates.ts";
import { unguarded } from "../exchange/guarded-text.ts";
import type { ImportCell } from "./read-line.ts";
import { centsFromCell, dayFromCell, vatRateFromCell } from "./words.ts";

/** What a line says of how its equipment was bought; a purchase is made of it. */
export interface Bought {
  on: Day;
  /** Empty where the file does not say. */
  supplier: string;
  invoiceReference: string;
  /** Cents including tax, of each; null: not said. */
  price: number | null;
  /** Of that price, in hundredths of a percent; null: not said. */
  vatRate: number | null;
}

interface Told {
  boughtOn: ImportCell;
  price: ImportCell;
  vat: ImportCell;
  supplier: string;
  invoice: string;
}

/** Euros. */
const highestPrice = 1_000_000;
const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
const isFilled = (cell: ImportCell) => cell !== null && cell !== "";
const shown = (cell: ImportCell) => String(cell).slice(0, 60);

/** A purchase has a date: without one, what is said stays in the note, word for word. */
export function readBought(
  { boughtOn, price, vat, supplier, invoice }: Told,
  complain: (field: "boughtOn" | "price" | "vat", what: string) => void,
): { bought?: Bought; note: string } {
  const on = isFilled(boughtOn) ? dayFromCell(unguarded(String(boughtOn))) : null;
  if (isFilled(boughtOn) && !on)
    complain("boughtOn", `« ${shown(boughtOn)} » n’est pas une date. Écrivez-la 31/12/2026.`);
  const cents = isFilled(price)
    ? centsFromCell(typeof price === "number" ? price : unguarded(String(price)))
    : null;
  if (isFilled(price) && cents === null)
    complain("price", `« ${shown(price)} » n’est pas un prix. Écrivez-le 249,00.`);
  else if (cents !== null && cents < 0)
    complain("price", `un prix ne peut pas être négatif (${shown(price)}).`);
  else if (cents !== null && cents > highestPrice * 100)
    complain("price", `${shown(price)} € est trop élevé pour un prix.`);
  const vatRate = isFilled(vat)
    ? vatRateFromCell(typeof vat === "number" ? vat : unguarded(String(vat)))
    : null;
  if (isFilled(vat) && vatRate === null)
    complain("vat", `« ${shown(vat)} » n’est pas un taux de TVA. Écrivez-le 20 % ou 5,5 %.`);
  // Programs write 0 for a price that nobody typed.
  const paid = cents || null;
  if (on) return { bought: { on, supplier, invoiceReference: invoice, price: paid, vatRate }, note: "" };
  const words = boughtWords({ supplier, invoiceReference: invoice, price: paid });
  return { note: words ? `Acheté ${words}` : "" };
}

/** « le 03/03/2026, chez Boulanger, facture F-12, 249,00 € ». */
export function boughtWords({
  on,
  supplier,
  invoiceReference,
  price,
}: Omit<Bought, "on" | "vatRate"> & { on?: Day }) {
  return [
    on ? `le ${on.split("-").reverse().join("/")}` : "",
    supplier ? `chez ${supplier}` : "",
    invoiceReference ? `facture ${invoiceReference}` : "",
    price === null ? "" : euros.format(price / 100),
  ]
    .filter(Boolean)
    .join(", ");
}
