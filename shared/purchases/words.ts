import type { Section } from "./accounts.ts";
import type { FundingSource, PurchaseKind } from "./schema.ts";

/** What people call the things of a purchase, on the screen and in a file. */
export const purchaseKindWords: Record<PurchaseKind, string> = {
  purchase: "Achat",
  gift: "Don",
  "used-gift": "Don d’une commune",
};
export const fundingSourceWords: Record<FundingSource, string> = {
  donation: "Don",
  grant: "Subvention",
  own: "Budget propre",
};
export const sectionWords: Record<Section, string> = {
  investment: "Investissement",
  operating: "Fonctionnement",
};

/** « Maison de Champagne (don) ». */
export const fundingWords = (source: FundingSource, funder: string): string =>
  `${funder} (${fundingSourceWords[source].toLowerCase()})`;
