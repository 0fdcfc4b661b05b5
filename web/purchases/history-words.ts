import type { PurchaseChangeView, PurchaseDifference } from "../../shared/purchases/history.ts";
import type { PurchaseKind } from "../../shared/purchases/schema.ts";
import type { Section } from "../../shared/purchases/accounts.ts";
import { purchaseKindWords, sectionWords } from "../../shared/purchases/words.ts";
import { fullDay, money, number } from "../i18n/format.ts";

export const changeWords: Record<PurchaseChangeView["what"], string> = {
  entered: "Enregistré",
  edited: "Modifié",
  removed: "Supprimé",
};

const names: Record<PurchaseDifference["field"], string> = {
  kind: "Nature",
  supplier: "Fournisseur ou donateur",
  date: "Date",
  invoiceReference: "Facture",
  orderReference: "Commande",
  mandate: "Mandat",
  invoiceTotal: "Total de la facture",
  note: "Remarque",
  designation: "Désignation",
  model: "Modèle",
  quantity: "Quantité",
  unitPrice: "Prix unitaire HT",
  vatRate: "TVA",
  total: "Prix TTC",
  totalGiven: "Prix TTC saisi ou calculé",
  accountCode: "Compte",
  section: "Section",
  line: "Ligne",
  funding: "Financement",
};

/** What changed: « Mandat », « Prix TTC de la ligne « Housse » ». */
export function differenceName({ field, of, before, after }: PurchaseDifference): string {
  if (field === "line") return before === null && after !== null ? "Ligne ajoutée" : "Ligne retirée";
  if (field === "funding") return `Financement de ${of ?? ""}`;
  return of === null ? names[field] : `${names[field]} – ${of}`;
}

/** From what to what; a line that came or went says which one it is. */
export function differenceValues(difference: PurchaseDifference): [before: string, after: string] {
  const { field, of, before, after } = difference;
  if (field === "model") return ["", "un autre modèle"];
  if (field === "line") return ["", [of, valueWords("total", after ?? before)].filter(Boolean).join(", ")];
  return [valueWords(field, before), valueWords(field, after)];
}

const moneyFields: readonly PurchaseDifference["field"][] = ["unitPrice", "total", "invoiceTotal", "funding"];

function valueWords(field: PurchaseDifference["field"], value: string | number | null): string {
  if (field === "totalGiven") return value === "given" ? "saisi" : "calculé";
  if ((field === "total" || field === "unitPrice") && value === null) return "sans prix";
  if (value === null || value === "") return "rien";
  if (field === "date") return fullDay(String(value));
  if (field === "kind") return purchaseKindWords[value as PurchaseKind];
  if (field === "section") return sectionWords[value as Section];
  if (field === "vatRate") return `${number(Number(value) / 100)}\u00a0%`;
  if (moneyFields.includes(field)) return money(Number(value));
  return String(value);
}
