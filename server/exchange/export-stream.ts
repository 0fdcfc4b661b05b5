import type { ExportColumn, ExportFormat, ExportRow, WriterOptions } from "./columns.ts";
import { csvChunks } from "./csv.ts";
import { xlsxStream } from "./xlsx.ts";

/**
 * A table as a file that is written while it is read: rows are taken from `rows` only as fast as the reader takes bytes, and
 * none is kept. When the reader goes away, `rows` is ended (`return()`).
 *
 * @param rows one object a line; its values under the columns' keys, in the units that the columns' types say
 */
export function exportStream<Key extends string>(
  columns: readonly ExportColumn<Key>[],
  rows: AsyncIterable<ExportRow<Key>>,
  format: ExportFormat,
  options: WriterOptions,
): ReadableStream<Uint8Array> {
  if (format === "xlsx") return xlsxStream(columns, rows, options);
  return pulled(csvChunks(columns, rows, options));
}

function pulled(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
