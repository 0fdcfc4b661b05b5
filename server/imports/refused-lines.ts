import type { EntityManager } from "typeorm";
import type { ImportCell } from "../../shared/imports/read-line.ts";
import type { ExportColumn, ExportRow } from "../exchange/columns.ts";
import type { ListExport } from "../exchange/list-export.ts";
import { reasonsOf } from "./lines.ts";
import { findImport } from "./service.ts";

/** The lines that were refused, as the file had them, with a column that says why: to correct and to send again. */
export async function refusedLines(em: EntityManager, id: string): Promise<ListExport> {
  const { name, overview, content, choices } = await findImport(em, id);
  const codes = new Set(
    [
      choices.mapping.serial,
      choices.mapping.imei,
      choices.mapping.iccid,
      choices.mapping.phone,
      choices.mapping.gtin,
    ].filter((column) => column !== undefined),
  );
  const reasons = await reasonsOf(em, id);
  const columns: ExportColumn[] = [
    ...overview.columns.map(({ heading }, column): ExportColumn => ({
      key: String(column),
      header: heading,
      type: codes.has(column) ? "code" : "text",
    })),
    { key: "reason", header: "Raison", type: "text" },
  ];
  async function* rows(): AsyncGenerator<ExportRow> {
    for (const { line, cells } of content.lines) {
      const reason = reasons.get(line);
      if (reason === undefined) continue;
      const shown = columns.map(({ key }, column): [string, string] => [key, asText(cells[column] ?? null)]);
      yield { ...Object.fromEntries(shown), reason };
    }
  }
  return { title: `Lignes à corriger ${name.replace(/\.\w+$/, "")}`, columns, rows: rows() };
}

const asText = (cell: ImportCell): string =>
  typeof cell === "number" ? String(cell).replace(".", ",") : String(cell ?? "");
