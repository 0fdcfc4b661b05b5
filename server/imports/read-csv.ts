import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { Problem } from "../http/problem.ts";
import { farthestRow, mostCells, mostColumns, mostLines } from "./limits.ts";
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

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Refuses a text that is out of all proportion, quotes or not, before a parser makes millions of cells of it. */
function checkProportions(bytes: Uint8Array, delimiter: string): void {
  const separator = delimiter.charCodeAt(0);
  let line = 1;
  let cells = 1;
  for (const byte of bytes) {
    if (byte === lineFeed || byte === carriageReturn) {
      if (byte === lineFeed) line += 1;
      cells = 1;
      if (line > farthestRow) throw new Problem("import-too-many-lines", { most: mostLines });
    } else if (byte === separator && ++cells > mostCells)
      throw new Problem("import-too-many-columns", { line, most: mostColumns });
  }
}

const pieceSize = 8 * 1024;

/** Piece by piece, so that whoever has seen enough lines stops the parser. */
function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += pieceSize) yield bytes.subarray(from, from + pieceSize);
}

/** The lines of a CSV, one at a time, numbered as an editor numbers them. */
export async function* csvLines(bytes: Uint8Array): AsyncGenerator<TableLine> {
  const text = decoded(bytes);
  let parsed = 0;
  const delimiter = delimiterOf(text);
  const content = Buffer.from(text.replace(/^sep=.(?=\r?\n)/, ""));
  checkProportions(content, delimiter);
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 100_000,
    on_record: (record: string[], { lines }) => {
      parsed = lines;
      return record;
    },
  });
  // What goes wrong on the way is thrown where the lines are taken.
  pipeline(Readable.from(piecesOf(content)), parser, () => undefined);
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
