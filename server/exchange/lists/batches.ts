import type { z } from "zod";
import type { batchQuery } from "../../../shared/recycling/schema.ts";
import { batchStateWords } from "../../../shared/words.ts";
import { listBatches } from "../../recycling/service.ts";
import type { ExportColumn, ExportRow } from "../columns.ts";
import { everyRow } from "../every-row.ts";
import type { ListExport, Reading } from "../list-export.ts";

const columns = [
  { key: "label", header: "Numéro", type: "code" },
  { key: "name", header: "Lot", type: "text" },
  { key: "state", header: "État", type: "text" },
  { key: "site", header: "Lieu", type: "text" },
  { key: "items", header: "Équipements", type: "integer" },
  { key: "unerased", header: "Sans effacement attesté", type: "integer" },
  { key: "createdAt", header: "Créé le", type: "instant" },
  { key: "sealedAt", header: "Scellé le", type: "instant" },
  { key: "pickupOn", header: "Enlèvement prévu le", type: "date" },
  { key: "collectedAt", header: "Collecté le", type: "instant" },
  { key: "collectedBy", header: "Collecté par", type: "text" },
  { key: "closedAt", header: "Clos le", type: "instant" },
] as const satisfies ExportColumn[];
type Key = (typeof columns)[number]["key"];

export function exportBatches(
  { em }: Reading,
  query: Omit<z.output<typeof batchQuery>, "after" | "limit">,
): ListExport<Key> {
  const batches = everyRow((page) => listBatches(em, { ...query, ...page }), { moves: false });
  async function* rows(): AsyncGenerator<ExportRow<Key>> {
    for await (const batch of batches)
      yield {
        label: batch.label,
        name: batch.name,
        state: batchStateWords[batch.state],
        site: batch.siteName,
        items: batch.items,
        unerased: batch.unerased,
        createdAt: batch.createdAt,
        sealedAt: batch.sealedAt,
        pickupOn: batch.pickupOn,
        collectedAt: batch.collectedAt,
        collectedBy: batch.collectedBy,
        closedAt: batch.closedAt,
      };
  }
  return { title: "Lots de recyclage", columns, rows: rows() };
}
