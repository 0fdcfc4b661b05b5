import { ensureRoom, faint, heightOf, ink, left, mm, rule, write, type Doc, type TextStyle } from "./page.ts";

/** A cell: its text, and smaller lines below it. */
export type Cell = string | { text: string; detail?: string; bold?: boolean };

export interface Column<Row> {
  title: string;
  /** In PDF points. */
  width: number;
  align?: "left" | "right";
  cell: (row: Row, index: number) => Cell;
}

const padding = { x: mm(1.2), y: mm(1.3) };
/** A cell with a very long text is cut, so that a row always fits on a page. */
const tallestText = mm(30);

interface CellLayout {
  text: string;
  detail: string;
  style: TextStyle;
  detailStyle: TextStyle;
  textHeight: number;
  height: number;
}

function layOut(doc: Doc, cell: Cell, width: number, size: number, align?: "left" | "right"): CellLayout {
  const { text, detail = "", bold } = typeof cell === "string" ? { text: cell } : cell;
  const inner = width - 2 * padding.x;
  const style: TextStyle = { size, bold, width: inner, height: tallestText, align };
  const detailStyle: TextStyle = { size: size - 0.8, color: faint, width: inner, height: tallestText, align };
  const textHeight = text ? heightOf(doc, text, style) : 0;
  const detailHeight = detail ? heightOf(doc, detail, detailStyle) + 0.5 : 0;
  return { text, detail, style, detailStyle, textHeight, height: textHeight + detailHeight };
}

/** A table from `doc.y` on, over as many pages as it takes; rows stay whole and the column titles come back. */
export function drawTable<Row>(
  doc: Doc,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { size = 9 }: { size?: number } = {},
): void {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const titleStyle = (column: Column<Row>): TextStyle => ({
    size: size - 1,
    bold: true,
    width: column.width - 2 * padding.x,
    align: column.align,
  });
  const titleHeight =
    Math.max(...columns.map((column) => heightOf(doc, column.title, titleStyle(column)))) + 2 * padding.y;

  const drawTitles = () => {
    const y = doc.y;
    doc.rect(left, y, width, titleHeight).fill("#e6e6e6");
    let x = left;
    for (const column of columns) {
      const height = heightOf(doc, column.title, titleStyle(column));
      write(doc, column.title, x + padding.x, y + (titleHeight - height) / 2, titleStyle(column));
      x += column.width;
    }
    rule(doc, y + titleHeight, { to: left + width, weight: 0.8, color: ink });
    doc.y = y + titleHeight;
  };

  rows.forEach((row, index) => {
    const cells = columns.map((column) =>
      layOut(doc, column.cell(row, index), column.width, size, column.align),
    );
    const height = Math.max(...cells.map((cell) => cell.height)) + 2 * padding.y;
    const turned = ensureRoom(doc, height + (index === 0 ? titleHeight : 0));
    if (turned || index === 0) drawTitles();
    const y = doc.y;
    let x = left;
    cells.forEach((cell, column) => {
      if (cell.text) write(doc, cell.text, x + padding.x, y + padding.y, cell.style);
      if (cell.detail) {
        write(doc, cell.detail, x + padding.x, y + padding.y + cell.textHeight + 0.5, cell.detailStyle);
      }
      x += columns[column]?.width ?? 0;
    });
    rule(doc, y + height, { to: left + width, weight: 0.4 });
    doc.y = y + height;
  });
}
