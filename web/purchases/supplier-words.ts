import type { PurchaseKind } from "../../shared/purchases/schema.ts";

/** Who brings it. */
export const supplierLabels: Record<PurchaseKind, string> = {
  purchase: "Fournisseur",
  gift: "Donateur du matériel",
  "used-gift": "Commune",
};
export const supplierHints: Partial<Record<PurchaseKind, string>> = {
  gift: "Qui donne ce matériel.",
  "used-gift": "Matériel d’occasion, sans prix.",
};
