import type { ExportColumn, ExportFormat } from "../../server/exchange/columns.ts";
import { exportStream } from "../../server/exchange/export-stream.ts";

const columns = Array.from({ length: 15 }, (_, at): ExportColumn => ({
  key: `column${at}`,
  header: `Colonne ${at}`,
  type: at % 3 === 0 ? "code" : "text",
}));

async function* rows(count: number) {
  for (let row = 0; row < count; row++)
    yield Object.fromEntries(columns.map(({ key }, at) => [key, `893301${row}${at}${"x".repeat(20)}`]));
}

/** Run as a program of its own, whose memory the test limits: `node … write-large-export.ts FORMAT ROWS`; prints the bytes. */
const [format = "csv", count = "0"] = process.argv.slice(2);
let bytes = 0;
const stream = exportStream(columns, rows(Number(count)), format as ExportFormat, {
  timeZone: "Europe/Paris",
  sheet: "Essai",
});
for await (const chunk of stream) bytes += chunk.byteLength;
process.stdout.write(String(bytes));
