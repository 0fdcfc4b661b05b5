import { insertItems } from "../../server/stock/many-items.ts";
import { createModel } from "../../server/stock/models.ts";
import { exportItems } from "../../server/exchange/lists/items.ts";
import { exportStream } from "../../server/exchange/export-stream.ts";
import { readOrganisation } from "../../server/organisation/service.ts";
import { itemQuery } from "../../shared/stock/schema.ts";
import { measured, openBenchOffice } from "./bench-office.ts";

/** Exports `count` SIM cards from an SQLite database as CSV and XLSX: npm run bench -- export [COUNT] */
export async function run([wanted = "100000"]: string[]) {
  const count = Number(wanted);
  const office = await openBenchOffice();
  const { context } = office;
  await fill(office, count);
  const query = itemQuery.parse({});
  const measures: Record<string, object> = {};
  for (const format of ["csv", "xlsx"] as const) {
    const { result, ...measure } = await measured(async () => {
      const { columns, rows } = await exportItems({ em: context.db.read, today: "2027-03-02" }, query);
      let bytes = 0;
      const stream = exportStream(columns, rows, format, { timeZone: "Europe/Paris", sheet: "Cartes SIM" });
      for await (const chunk of stream) bytes += chunk.byteLength;
      return bytes;
    });
    const rowsPerSecond = Math.round(count / measure.seconds);
    measures[format] = { ...measure, rowsPerSecond, megabytes: Math.round(result / 1024 / 1024) };
  }
  await office.close();
  return { rows: count, ...measures };
}

async function fill({ context }: Awaited<ReturnType<typeof openBenchOffice>>, count: number): Promise<void> {
  const { defaultSiteId } = await readOrganisation(context.db.read);
  const siteId = defaultSiteId ?? "";
  const at = "2027-03-01T09:00:00.000Z";
  const record = {
    kind: "sim",
    state: "in-stock",
    condition: "new",
    siteId,
    destinationSiteId: null,
    holderId: null,
    loanId: null,
    batchId: null,
    line: "active",
    dataUntil: null,
    erasure: null,
    erasureExemption: null,
    outcome: null,
  } as const;
  await context.db.write(async (em) => {
    const modelId = await createModel(em, context, { kind: "sim", brand: "Orange", name: "SIM", gtin: null });
    const items = Array.from({ length: count }, (_, item) => ({
      record,
      at,
      operation: {
        id: context.newId(),
        type: "receive" as const,
        occurredAt: at,
        itemId: context.newId(),
        modelId,
        siteId,
        condition: "new" as const,
        source: "purchase" as const,
        identifiers: [{ kind: "serial" as const, value: `SIM${String(item).padStart(16, "0")}` }],
        lineActive: true,
        note: "",
      },
    }));
    await insertItems(em, context, items, () => undefined);
  });
}
