import { stringify } from "csv-stringify/sync";
import { guarded, guardedCode } from "../../shared/exchange/guarded-text.ts";
import type { Cell, ExportColumn, ExportRow, WriterOptions } from "./columns.ts";
import { wallTime } from "./wall-time.ts";

const rowsAtOnce = 200;

/**
 * A table as French spreadsheets open it with a double click: UTF-8 with its mark, semicolons, decimal commas, days as
 * 31/12/2027, identifiers kept as text, nothing that runs as a formula. Rows are read only as fast as they are taken.
 */
export async function* csvChunks(
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow>,
  { timeZone }: WriterOptions,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`\uFEFF${lines([columns.map(({ header }) => guarded(header))])}`);
  let waiting: string[][] = [];
  for await (const row of rows) {
    waiting.push(columns.map(({ key, type }) => written(row[key], type, timeZone)));
    if (waiting.length < rowsAtOnce) continue;
    yield encoder.encode(lines(waiting));
    waiting = [];
  }
  if (waiting.length > 0) yield encoder.encode(lines(waiting));
}

const lines = (records: string[][]) => stringify(records, { delimiter: ";", record_delimiter: "windows" });

function written(cell: Cell, type: ExportColumn["type"], timeZone: string): string {
  if (cell === null || cell === undefined || cell === "") return "";
  switch (type) {
    case "text":
      return guarded(String(cell));
    case "code":
      return guardedCode(String(cell));
    case "integer":
      return String(cell);
    case "money":
      return (Number(cell) / 100).toFixed(2).replace(".", ",");
    case "date":
      return inFigures(String(cell));
    case "instant": {
      const [day = "", time = ""] = wallTime(String(cell), timeZone).split("T");
      return `${inFigures(day)} ${time.slice(0, 5)}`;
    }
    case "flag":
      return cell ? "oui" : "non";
  }
}

const inFigures = (day: string) => day.split("-").reverse().join("/");
