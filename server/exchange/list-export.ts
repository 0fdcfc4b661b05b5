import type { Context as HonoContext } from "hono";
import type { EntityManager } from "typeorm";
import { dayOf, type Day } from "../../shared/dates.ts";
import { readOrganisation } from "../organisation/service.ts";
import { attachment } from "../http/attachment.ts";
import type { Env } from "../http/routes.ts";
import type { ExportColumn, ExportFormat, ExportRow } from "./columns.ts";
import { exportStream } from "./export-stream.ts";

/** A list as it leaves the house. */
export interface ListExport<Key extends string = string> {
  /** What the file and its sheet are called, in French: « Cartes SIM ». */
  title: string;
  columns: readonly ExportColumn<Key>[];
  rows: AsyncIterable<ExportRow<Key>>;
}

export interface Reading {
  em: EntityManager;
  today: Day;
}

const types: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Answers with a table as a file to keep, named after what it is and the day: `cartes-sim-2027-03-02.csv`. */
export async function answerExport<Key extends string>(
  c: HonoContext<Env>,
  format: ExportFormat,
  list: (reading: Reading) => ListExport<Key> | Promise<ListExport<Key>>,
) {
  const { db, clock } = c.var.context;
  const { timeZone } = await readOrganisation(db.read);
  const today = dayOf(clock(), timeZone);
  const { title, columns, rows } = await list({ em: db.read, today });
  const stream = exportStream(columns, await begun(rows), format, { timeZone, sheet: title });
  return c.body(stream, 200, {
    "content-type": types[format],
    "content-disposition": attachment(named(`${title} ${today}.${format}`)),
    "cache-control": "no-store",
  });
}

/** Answers with a file that is there already. */
export function answerFile(c: HonoContext<Env>, bytes: Uint8Array, format: ExportFormat, title: string) {
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": types[format],
    "content-disposition": attachment(named(`${title}.${format}`)),
  });
}

/** The first row is read before the answer begins: what cannot be read is said as a problem, not as a broken file. */
async function begun<Row>(rows: AsyncIterable<Row>): Promise<AsyncIterable<Row>> {
  const iterator = rows[Symbol.asyncIterator]();
  let first: IteratorResult<Row> | undefined = await iterator.next();
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const result = first ?? (await iterator.next());
        first = undefined;
        return result;
      },
      async return(value?: unknown) {
        await iterator.return?.(value);
        return { done: true, value: undefined };
      },
    }),
  };
}

/** « Cartes SIM » is kept as `cartes-sim`. */
const named = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}.-]+/gu, "-");
