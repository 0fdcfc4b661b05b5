import { streamOdsRows } from "hucre/ods";
import { streamXlsxRows, type CellValue } from "hucre/xlsx";
import type { ImportCell } from "../../shared/imports/read-line.ts";
import { Problem } from "../http/problem.ts";
import { checkZip } from "./check-zip.ts";
import { fileKind } from "./file-kind.ts";
import { farthestRow } from "./limits.ts";
import { csvLines } from "./read-csv.ts";
import { tableFrom, type Table, type TableLine } from "./table.ts";

/**
 * The table of a CSV, XLSX or ODS file, whatever its name.
 *
 * @throws Problem that says what is wrong with the file, and where
 */
export async function readFile(bytes: Uint8Array): Promise<Table> {
  if (fileKind(bytes) === "text") return tableFrom(csvLines(bytes));
  const kind = await checkZip(bytes);
  try {
    return await tableFrom(sheetLines(bytes, kind));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("import-damaged");
  }
}

async function* sheetLines(bytes: Uint8Array, kind: "xlsx" | "ods"): AsyncGenerator<TableLine> {
  const rows = kind === "xlsx" ? streamXlsxRows(bytes, { sheet: 0 }) : streamOdsRows(bytes, { sheets: [0] });
  for await (const { index, values } of rows) {
    if (index > farthestRow) return;
    yield { line: index + 1, cells: values.map(asCell) };
  }
}

function asCell(value: CellValue | undefined): ImportCell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  return value ?? null;
}
