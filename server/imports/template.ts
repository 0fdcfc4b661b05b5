import { writeXlsx, type Cell } from "hucre/xlsx";
import { stringify } from "csv-stringify/sync";

/** Headings of the template, and two lines that show how to fill them. */
const columns: { header: string; width: number; examples: [string, string] }[] = [
  { header: "Genre", width: 18, examples: ["Tablette", "Carte SIM"] },
  { header: "Marque", width: 16, examples: ["Samsung", "Orange"] },
  { header: "Modèle", width: 22, examples: ["Galaxy Tab A9+", "SIM prépayée"] },
  { header: "N° de série", width: 20, examples: ["R9WT123ABCD", ""] },
  { header: "IMEI", width: 18, examples: ["353012340000015", ""] },
  { header: "Numéro de SIM (ICCID)", width: 24, examples: ["", "8933010000000000119"] },
  { header: "Numéro de téléphone", width: 20, examples: ["", "06 12 34 56 78"] },
  { header: "N° d’inventaire", width: 16, examples: ["INV-0042", ""] },
  { header: "Lieu", width: 22, examples: ["", ""] },
  { header: "État constaté", width: 14, examples: ["Bon état", "Neuf"] },
  { header: "Quantité", width: 10, examples: ["1", "1"] },
  { header: "Date d’achat", width: 14, examples: ["03/03/2026", ""] },
  { header: "Prix d’achat TTC", width: 14, examples: ["249,00", ""] },
  { header: "Taux de TVA", width: 12, examples: ["20 %", ""] },
  { header: "Fournisseur", width: 20, examples: ["Boutique du numérique", ""] },
  { header: "N° de facture", width: 16, examples: ["F-88412", ""] },
  { header: "Note", width: 32, examples: [exampleNote(), exampleNote()] },
];

function exampleNote(): string {
  return "Exemple : effacez cette ligne";
}

/** Empty lines that are ready for long numbers. */
const preparedLines = 500;

/** A workbook whose every cell is text already: numbers pasted into it keep all their digits. */
export async function workbookTemplate(): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>();
  for (let row = 0; row <= preparedLines; row++)
    for (let column = 0; column < columns.length; column++)
      cells.set(`${row},${column}`, {
        style: { numFmt: "@", ...(row === 0 ? { font: { bold: true } } : {}) },
      });
  return writeXlsx({
    sheets: [
      {
        name: "Matériel",
        columns: columns.map(({ width }) => ({ width })),
        rows: lines(),
        cells,
        freezePane: { rows: 1 },
      },
    ],
  });
}

export function csvTemplate(): Uint8Array {
  return new TextEncoder().encode(
    `\uFEFF${stringify(lines(), { delimiter: ";", record_delimiter: "windows" })}`,
  );
}

const lines = (): string[][] => [
  columns.map(({ header }) => header),
  columns.map(({ examples }) => examples[0]),
  columns.map(({ examples }) => examples[1]),
];
