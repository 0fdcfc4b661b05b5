import type { z } from "zod";
import { movementOutcome, movementSentence } from "../../../shared/ledger/movement-words.ts";
import type { movementQuery } from "../../../shared/stock/schema.ts";
import { listMovements } from "../../ledger/movements.ts";
import type { ExportColumn, ExportRow } from "../columns.ts";
import { everyRow } from "../every-row.ts";
import type { ListExport, Reading } from "../list-export.ts";

const columns = [
  { key: "seq", header: "N°", type: "integer" },
  { key: "occurredAt", header: "Date", type: "instant" },
  { key: "what", header: "Quoi", type: "text" },
  { key: "item", header: "Numéro", type: "code" },
  { key: "name", header: "Équipement", type: "text" },
  { key: "person", header: "Personne", type: "text" },
  { key: "site", header: "Lieu", type: "text" },
  { key: "state", header: "Nouvel état", type: "text" },
  { key: "detail", header: "Précisions", type: "text" },
  { key: "actor", header: "Par", type: "text" },
  { key: "recordedAt", header: "Enregistré le", type: "instant" },
  { key: "cancelled", header: "Annulé depuis", type: "flag" },
] as const satisfies ExportColumn[];
type Key = (typeof columns)[number]["key"];

export function exportMovements(
  { em }: Reading,
  query: Omit<z.output<typeof movementQuery>, "after" | "limit">,
): ListExport<Key> {
  const movements = everyRow((page) => listMovements(em, { ...query, ...page }), { moves: false });
  async function* rows(): AsyncGenerator<ExportRow<Key>> {
    for await (const movement of movements)
      yield {
        seq: movement.seq,
        occurredAt: movement.occurredAt,
        what: movementSentence(movement),
        item: movement.itemLabel,
        name: movement.itemName,
        person: movement.beneficiaryName,
        site: movement.siteName,
        state: movementOutcome(movement),
        detail: [movement.fact, movement.detail].filter(Boolean).join(" – "),
        actor: movement.actorName,
        recordedAt: movement.recordedAt,
        cancelled: movement.cancelled,
      };
  }
  return { title: "Journal", columns, rows: rows() };
}
