import { CsvError, parse } from "csv-parse";
import { Problem } from "../http/problem.ts";
import { mostColumns } from "./limits.ts";
import type { TableLine } from "./table.ts";

const marks: [encoding: string, mark: number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** The text of a file: its mark says how it is written; without one it is UTF-8 if it can be, else Windows-1252 (old Excel). */
export function decoded(bytes: Uint8Array): string {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return new TextDecoder(marked[0]).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const delimiters = [";", "\t", ","] as const;

/** The delimiter that stands most often outside quotes in the first lines. */
export function delimiterOf(text: string): string {
  const declared = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (declared) return declared;
  const beginning = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, "");
  const counts = delimiters.map((delimiter) => beginning.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ";";
}

/** The lines of a CSV, one at a time, numbered as an editor numbers them. */
export async function* csvLines(bytes: Uint8Array): AsyncGenerator<TableLine> {
  const text = decoded(bytes);
  let parsed = 0;
  const parser = parse(text.replace(/^sep=.(?=\r?\n)/, ""), {
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 100_000,
    on_record: (record: string[], { lines }) => {
      parsed = lines;
      return record;
    },
  });
  let last = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      // A record ends on `lines`; it begins after the one before.
      yield { line: last + 1, cells: record.slice(0, mostColumns + 1) };
      last = info.lines;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Lines that were read well may still wait to be taken: the fault is in the one after them.
    const line = parsed + 1;
    throw error.code === "CSV_MAX_RECORD_SIZE" || error.code === "CSV_QUOTE_NOT_CLOSED"
      ? new Problem("import-quote", { line })
      : new Problem("import-damaged", { line });
  }
}
