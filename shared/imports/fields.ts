import { folded } from "../paging.ts";

/** What a column of a list of equipment can hold. */
export const importFields = [
  "designation",
  "kind",
  "brand",
  "model",
  "gtin",
  "serial",
  "imei",
  "iccid",
  "phone",
  "label",
  "site",
  "condition",
  "quantity",
  "boughtOn",
  "price",
  "vat",
  "supplier",
  "invoice",
  "note",
] as const;
export type ImportField = (typeof importFields)[number];

/** Column of the file (from 0) that holds each field; absent where none does. */
export type ColumnMapping = Partial<Record<ImportField, number>>;

export const importFieldWords: Record<ImportField, string> = {
  designation: "Désignation (marque et modèle ensemble)",
  kind: "Genre",
  brand: "Marque",
  model: "Modèle",
  gtin: "Code EAN de la boîte",
  serial: "N° de série",
  imei: "IMEI",
  iccid: "Numéro de SIM (ICCID)",
  phone: "Numéro de téléphone",
  label: "N° d’inventaire",
  site: "Lieu",
  condition: "État constaté",
  quantity: "Quantité",
  boughtOn: "Date d’achat",
  price: "Prix d’achat (TTC, de chacun)",
  vat: "Taux de TVA",
  supplier: "Fournisseur",
  invoice: "Numéro de facture",
  note: "Note",
};

/** Headings that people and programs give these columns, the most certain first; compared folded. */
const synonyms: Record<ImportField, string[]> = {
  designation: [
    "désignation",
    "désignation (marque et modèle ensemble)",
    "marque et modèle",
    "marque / modèle",
    "marque modèle",
    "modèle et marque",
    "équipement",
    "libellé",
    "matériel",
    "article",
    "asset name",
    "item name",
    "nom de l’équipement",
    "objet",
    "description",
    "name",
    "nom",
  ],
  kind: [
    "genre",
    "catégorie",
    "category",
    "type de matériel",
    "type d’équipement",
    "famille",
    "type",
    "nature",
  ],
  brand: ["marque", "manufacturer", "fabricant", "constructeur", "brand", "make"],
  model: ["modèle", "model", "model name", "nom du modèle", "référence"],
  gtin: ["code ean", "ean", "ean13", "ean 13", "gtin", "code ean de la boîte", "code barres", "upc"],
  serial: [
    "n° de série",
    "numéro de série",
    "no de série",
    "serial",
    "serial number",
    "n° série",
    "num série",
    "numéro série",
    "s/n",
    "sn",
    "série",
  ],
  imei: ["imei", "n° imei", "numéro imei", "imei 1", "imei1"],
  iccid: [
    "iccid",
    "numéro de sim (iccid)",
    "numéro de carte sim",
    "n° de carte sim",
    "numéro de sim",
    "n° de sim",
    "n° sim",
    "carte sim",
    "sim",
  ],
  phone: [
    "numéro de téléphone",
    "n° de téléphone",
    "téléphone",
    "numéro de ligne",
    "n° de ligne",
    "phone number",
    "phone",
    "msisdn",
    "tél",
    "ligne",
  ],
  label: [
    "n° d’inventaire",
    "numéro d’inventaire",
    "asset tag",
    "n° inventaire",
    "inventory number",
    "code inventaire",
    "inventaire",
    "étiquette",
    "numéro",
    "n°",
  ],
  site: [
    "lieu",
    "emplacement",
    "location",
    "site",
    "localisation",
    "default location",
    "bâtiment",
    "local",
    "salle",
  ],
  condition: ["état constaté", "état du matériel", "état", "condition", "status", "statut"],
  quantity: ["quantité", "qté", "quantity", "qty", "nombre", "nb"],
  boughtOn: ["date d’achat", "purchase date", "date d’acquisition", "date achat", "acheté le"],
  price: [
    "prix d’achat",
    "prix d’achat ttc",
    "purchase cost",
    "prix ttc",
    "prix unitaire",
    "prix",
    "coût d’achat",
    "coût",
    "valeur d’achat",
    "valeur",
    "montant",
  ],
  // « TVA » alone is an amount as often as a rate.
  vat: ["taux de tva", "taux tva", "tva %", "% tva", "vat rate"],
  supplier: ["fournisseur", "supplier", "vendeur", "vendor", "magasin", "acheté chez"],
  invoice: ["numéro de facture", "n° de facture", "n° facture", "facture", "invoice number", "invoice"],
  note: [
    "note",
    "notes",
    "observations",
    "observation",
    "remarques",
    "remarque",
    "commentaires",
    "commentaire",
  ],
};

/** How well a heading names a field: 0 is perfect, undefined not at all. */
const ranks = new Map<string, [ImportField, number]>(
  importFields.flatMap((field) =>
    synonyms[field].map((word, rank): [string, [ImportField, number]] => [folded(word), [field, rank]]),
  ),
);

/** How many headings of a line are known: the line of headings is the one that has most. */
export const knownHeadings = (cells: readonly unknown[]): number =>
  cells.filter((cell) => ranks.has(folded(String(cell ?? "")))).length;

/** What the headings suggest: each field takes the column whose heading names it best. */
export function suggestMapping(headings: readonly string[]): ColumnMapping {
  const best: Partial<Record<ImportField, { column: number; rank: number }>> = {};
  for (const [column, heading] of headings.entries()) {
    const found = ranks.get(folded(heading));
    if (!found) continue;
    const [field, rank] = found;
    if (rank < (best[field]?.rank ?? Number.POSITIVE_INFINITY)) best[field] = { column, rank };
  }
  return Object.fromEntries(Object.entries(best).map(([field, { column }]) => [field, column]));
}

/** No column says what each line is: neither a name, nor a model, nor the code of its box, nor the number of a SIM. */
export const lacksModel = ({ designation, brand, model, gtin, iccid }: ColumnMapping): boolean =>
  [designation, brand, model, gtin, iccid].every((column) => column === undefined);

/** `A`, `B` … `AA`: the name of a column, as spreadsheets show it. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetter(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}
