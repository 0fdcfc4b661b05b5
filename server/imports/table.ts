import type { ImportCell } from "../../shared/imports/read-line.ts";
import { knownHeadings } from "../../shared/imports/fields.ts";
import { Problem } from "../http/problem.ts";
import { mostColumns, mostLines } from "./limits.ts";

export interface TableLine {
  /** In the file, from 1, as spreadsheets and editors number it. */
  line: number;
  cells: ImportCell[];
}

export interface Table {
  headings: string[];
  headingLine: number;
  lines: TableLine[];
}

/** Titles of the page stand above the headings in many a town hall's file. */
const linesAboveHeadings = 15;

/**
 * Takes the headings and the lines out of a sheet: empty lines are passed over, the line of headings is the one among the
 * first that names most columns we know, or else the first.
 *
 * @throws Problem when there is nothing to import, or too much of it
 */
export async function tableFrom(source: AsyncIterable<TableLine>): Promise<Table> {
  const lines: TableLine[] = [];
  for await (const { line, cells } of source) {
    const filled = trimmed(cells);
    if (filled.length === 0) continue;
    if (filled.length > mostColumns)
      throw new Problem("import-too-many-columns", { line, columns: filled.length, most: mostColumns });
    lines.push({ line, cells: filled });
    if (lines.length > mostLines + linesAboveHeadings)
      throw new Problem("import-too-many-lines", { most: mostLines });
  }
  if (lines.length === 0) throw new Problem("import-empty");
  const at = headingsAt(lines);
  const headings = lines[at];
  const rest = lines.slice(at + 1);
  if (!headings || rest.length === 0) throw new Problem("import-without-lines");
  if (rest.length > mostLines) throw new Problem("import-too-many-lines", { most: mostLines });
  return {
    headings: headings.cells.map((cell) =>
      String(cell ?? "")
        .trim()
        .slice(0, 80),
    ),
    headingLine: headings.line,
    lines: rest,
  };
}

function headingsAt(lines: TableLine[]): number {
  const counts = lines.slice(0, linesAboveHeadings).map(({ cells }) => knownHeadings(cells));
  const most = Math.max(...counts);
  return most === 0 ? 0 : counts.indexOf(most);
}

function trimmed(cells: ImportCell[]): ImportCell[] {
  let end = cells.length;
  while (end > 0 && isBlank(cells[end - 1])) end -= 1;
  return cells.slice(0, end).map((cell) => (typeof cell === "string" ? cell.slice(0, 2_000) : cell));
}

const isBlank = (cell: ImportCell | undefined) =>
  cell === undefined || cell === null || (typeof cell === "string" && cell.trim() === "");
