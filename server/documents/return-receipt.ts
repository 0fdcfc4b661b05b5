import type { Day } from "../../shared/dates.ts";
import type { Condition } from "../../shared/ledger/records.ts";
import { conditionWords, countOf } from "../../shared/words.ts";
import { drawColumns, drawHeading, drawSectionTitle, sectionTitleHeight } from "./heading.ts";
import type { Organisation, PrintedCode } from "./heading.ts";
import {
  bytesOf,
  contentWidth,
  ensureRoom,
  heightOf,
  left,
  mm,
  numberPages,
  openDocument,
  write,
} from "./page.ts";
import type { Doc, RenderOptions } from "./page.ts";
import { drawSignatures, type ScreenSignature } from "./signatures.ts";
import { drawTable, type Column } from "./table.ts";
import { dayInWords } from "./words.ts";

export interface ListedItem {
  designation: string;
  inventoryNumber: string;
  identifiers?: readonly string[];
}

export interface ReturnedItem extends ListedItem {
  condition: Condition;
  /** What was noticed when it came back. */
  note?: string;
}

export interface ReturnReceiptData {
  /** The loan's number. */
  number: PrintedCode;
  organisation: Organisation;
  beneficiary: { name: string; commune?: string; phone?: string; cardNumber?: string };
  returnedOn: Day;
  returned: readonly ReturnedItem[];
  stillOnLoan?: readonly ListedItem[];
  /** Due day of what stays on loan. */
  dueOn?: Day;
  /** Declared lost or stolen, or not brought back. */
  missing?: readonly ListedItem[];
  agent: string;
  place?: string;
  agentSignature?: ScreenSignature;
}

const whatAndWhich: Column<ListedItem>[] = [
  { title: "Matériel", width: contentWidth - mm(114), cell: ({ designation }) => designation },
  {
    title: "N° d’inventaire",
    width: mm(34),
    cell: ({ inventoryNumber }) => ({ text: inventoryNumber, bold: true }),
  },
];
const identifiersOf = ({ identifiers = [] }: ListedItem) => identifiers.join("\n") || "–";
const listedColumns: Column<ListedItem>[] = [
  ...whatAndWhich,
  { title: "Identifiants", width: mm(80), cell: identifiersOf },
];
const returnedColumns: Column<ReturnedItem>[] = [
  ...whatAndWhich,
  { title: "Identifiants", width: mm(46), cell: identifiersOf },
  {
    title: "État constaté",
    width: mm(34),
    cell: ({ condition, note }) => ({ text: conditionWords[condition], detail: note }),
  },
];

function drawList<Row extends ListedItem>(
  doc: Doc,
  title: string,
  sentence: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): void {
  ensureRoom(doc, sectionTitleHeight(doc, title) + heightOf(doc, sentence) + mm(22));
  drawSectionTitle(doc, title);
  if (sentence) doc.y = write(doc, sentence, left, doc.y) + mm(2);
  drawTable(doc, columns, rows);
  doc.y += mm(7);
}

/** « Reçu de restitution »: what a person brought back, in which condition, and what stays on loan. */
export async function returnReceipt(data: ReturnReceiptData, options: RenderOptions = {}): Promise<Buffer> {
  const title = "Reçu de restitution";
  const { organisation, beneficiary, number, stillOnLoan = [], missing = [] } = data;
  const doc = openDocument(`${title} ${number.display}`, options);
  drawHeading(doc, { organisation, title, subtitle: `Convention de prêt ${number.display}`, number });
  drawColumns(doc, [
    [
      ["Rendu par", beneficiary.name],
      ["Commune", beneficiary.commune],
      ["Téléphone", beneficiary.phone],
    ],
    [
      ["Rendu le", dayInWords(data.returnedOn)],
      ["Reçu par", data.agent],
      ["Carte de bénéficiaire", beneficiary.cardNumber],
    ],
  ]);

  doc.y += mm(2);
  drawList(
    doc,
    `Rendu ce jour : ${countOf(data.returned.length, ["élément", "éléments"])}`,
    "",
    returnedColumns,
    data.returned,
  );
  if (stillOnLoan.length > 0) {
    const until = data.dueOn ? ` À rendre au plus tard le ${dayInWords(data.dueOn)}.` : "";
    drawList(
      doc,
      "Reste en prêt",
      `La convention continue pour ce matériel.${until}`,
      listedColumns,
      stillOnLoan,
    );
  }
  if (missing.length > 0) {
    drawList(doc, "Non rendu", "Ce matériel est déclaré manquant.", listedColumns, missing);
  }
  if (stillOnLoan.length === 0 && missing.length === 0) {
    const sentence = "Tout le matériel de cette convention est rendu. Le prêt est terminé.";
    ensureRoom(doc, mm(10));
    doc.y = write(doc, sentence, left, doc.y, { size: 10.5, bold: true }) + mm(7);
  }

  const place = data.place ? `Fait à ${data.place}, le` : "Fait le";
  drawSignatures(doc, `${place} ${dayInWords(data.returnedOn)}. Un exemplaire est remis à l’emprunteur.`, [
    { title: "Pour le prêteur", name: data.agent, signature: data.agentSignature },
    { title: "L’emprunteur", name: beneficiary.name },
  ]);
  numberPages(doc, `${organisation.name} – ${title} ${number.display}`);
  return bytesOf(doc);
}
