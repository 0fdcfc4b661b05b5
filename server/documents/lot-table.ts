import type { Day } from "../../shared/dates.ts";
import type { Condition, ErasureMethod } from "../../shared/ledger/records.ts";
import { itemKinds, type ItemKind } from "../../shared/lifecycle.ts";
import { conditionWords, countOf, kindWords } from "../../shared/words.ts";
import { contentWidth, ensureRoom, left, mm, write, type Doc } from "./page.ts";
import { drawTable, type Cell, type Column } from "./table.ts";
import { dayInFigures, erasureWords } from "./words.ts";

/** How the data of a device was dealt with; nothing for what holds no data. */
export type ErasureEvidence =
  { method: ErasureMethod; on: Day; by: string } | { exception: string } | { missing: true };

export interface LotItem {
  kind: ItemKind;
  designation: string;
  inventoryNumber: string;
  identifiers?: readonly string[];
  condition: Condition;
  /** Number of the box that it travels in. */
  box?: string;
  erasure?: ErasureEvidence;
}

function erasureCell({ erasure }: LotItem): Cell {
  if (!erasure) return { text: "Sans données" };
  if ("missing" in erasure) return { text: "À faire", bold: true };
  if ("exception" in erasure) return { text: "Exception", detail: erasure.exception, bold: true };
  return {
    text: `${erasureWords[erasure.method]}, ${dayInFigures(erasure.on)}`,
    detail: `par ${erasure.by}`,
  };
}

const columns: Column<LotItem>[] = [
  { title: "N°", width: mm(9), align: "right", cell: (_, index) => String(index + 1) },
  {
    title: "Désignation",
    width: contentWidth - mm(136),
    cell: ({ designation }) => designation,
  },
  {
    title: "N° d’inventaire",
    width: mm(27),
    cell: ({ inventoryNumber }) => ({ text: inventoryNumber, bold: true }),
  },
  { title: "Identifiants", width: mm(36), cell: ({ identifiers = [] }) => identifiers.join("\n") || "–" },
  { title: "État", width: mm(17), cell: ({ condition }) => conditionWords[condition] },
  { title: "Carton", width: mm(13), cell: ({ box }) => box ?? "–" },
  { title: "Effacement", width: mm(34), cell: erasureCell },
];

/** The devices of a batch, then how many there are of each kind. */
export function drawLot(doc: Doc, items: readonly LotItem[]): void {
  if (items.length === 0) {
    doc.y = write(doc, "Ce lot est vide.", left, doc.y);
    return;
  }
  drawTable(doc, columns, items, { size: 8.5 });
  const counts = itemKinds
    .map((kind) => [kind, items.filter((item) => item.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => countOf(count, kindWords[kind]));
  doc.y += mm(4);
  ensureRoom(doc, mm(14));
  const total = `Total : ${countOf(items.length, ["élément", "éléments"])}`;
  doc.y = write(doc, total, left, doc.y, { size: 11.5, bold: true }) + mm(0.8);
  doc.y = write(doc, `Dont ${counts.join(", ")}.`, left, doc.y) + mm(4);
}
