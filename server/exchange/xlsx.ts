import { writeXlsxStream, type CellValue, type ColumnDef } from "hucre/xlsx";
import type { Cell, ColumnType, ExportColumn, ExportRow, WriterOptions } from "./columns.ts";
import { wallTime } from "./wall-time.ts";

/** Excel's own names of formats; `@` keeps text as text even after someone edits the cell. */
const formats: Record<ColumnType, string> = {
  text: "@",
  code: "@",
  integer: "0",
  money: '#,##0.00\\ "€"',
  date: "dd/mm/yyyy",
  instant: "dd/mm/yyyy\\ hh:mm",
  flag: "@",
};

/** In characters. */
const widths: Record<ColumnType, number> = {
  text: 24,
  code: 22,
  integer: 10,
  money: 14,
  date: 12,
  instant: 17,
  flag: 8,
};

/** As many characters as Excel takes in a cell. */
const longestCell = 32_767;

/**
 * The same table as a workbook. Texts are stored as texts, which no spreadsheet runs or rounds; amounts and days are real
 * numbers and dates, that can be summed and sorted. Memory does not grow with the number of rows.
 */
export function xlsxStream(
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow>,
  { timeZone, sheet }: WriterOptions,
): ReadableStream<Uint8Array> {
  const defined = columns.map(({ type }): ColumnDef => ({ numFmt: formats[type], width: widths[type] }));
  return writeXlsxStream(sheetRows(columns, rows, timeZone), {
    name: sheetName(sheet),
    columns: defined,
    freezePane: { rows: 1 },
  });
}

/** Excel opens no workbook whose sheet has a longer name, or one with these characters. */
const sheetName = (title: string): string => title.replace(/[[\]:*?/\\]/g, " ").slice(0, 31);

async function* sheetRows(
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow>,
  timeZone: string,
): AsyncGenerator<CellValue[]> {
  yield columns.map(({ header }) => header);
  for await (const row of rows) yield columns.map(({ key, type }) => stored(row[key], type, timeZone));
}

function stored(cell: Cell, type: ColumnType, timeZone: string): CellValue {
  if (cell === null || cell === undefined || cell === "") return null;
  switch (type) {
    case "text":
    case "code":
      return String(cell).slice(0, longestCell);
    case "integer":
      return Number(cell);
    case "money":
      return Number(cell) / 100;
    case "date":
      return new Date(`${String(cell)}T00:00:00Z`);
    case "instant":
      return new Date(`${wallTime(String(cell), timeZone)}Z`);
    case "flag":
      return cell ? "oui" : "non";
  }
}
