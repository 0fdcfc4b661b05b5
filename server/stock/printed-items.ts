import type { ItemKind } from "../../shared/lifecycle.ts";
import type { ItemView } from "../../shared/stock/schema.ts";

const kindWords: Record<ItemKind, string> = {
  tablet: "Tablette",
  cover: "Pochette",
  charger: "Chargeur",
  sim: "Carte SIM",
  laptop: "Ordinateur portable",
  phone: "Smartphone",
  other: "",
};

/** What is engraved or printed on the thing itself; our own label has its own column. */
const identifierWords: Record<string, string> = {
  imei: "IMEI",
  iccid: "ICCID",
  serial: "N° de série",
  phone: "Ligne",
};

/** An item as every printed list describes it. */
export function printedItem({ kind, name, label, identifiers }: ItemView) {
  return {
    kind,
    designation: `${kindWords[kind]} ${name}`.trim(),
    inventoryNumber: label,
    identifiers: identifiers.flatMap((one) => {
      const word = identifierWords[one.kind];
      return word ? [`${word} ${one.display}`] : [];
    }),
  };
}
