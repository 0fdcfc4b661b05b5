import type { z } from "zod";
import type { topUpQuery } from "../../../shared/top-ups/schema.ts";
import { listTopUps } from "../../top-ups/service.ts";
import type { ExportColumn, ExportRow } from "../columns.ts";
import { everyRow } from "../every-row.ts";
import type { ListExport, Reading } from "../list-export.ts";

const columns = [
  { key: "at", header: "Date", type: "instant" },
  { key: "sim", header: "Carte SIM", type: "code" },
  { key: "person", header: "Personne", type: "text" },
  { key: "offer", header: "Offre", type: "text" },
  { key: "amount", header: "Montant", type: "money" },
  { key: "validUntil", header: "Valable jusqu’au", type: "date" },
  { key: "cancelled", header: "Annulée", type: "flag" },
  { key: "actor", header: "Par", type: "text" },
] as const satisfies ExportColumn[];
type Key = (typeof columns)[number]["key"];

export function exportTopUps(
  { em }: Reading,
  query: Omit<z.output<typeof topUpQuery>, "after" | "limit">,
): ListExport<Key> {
  const topUps = everyRow((page) => listTopUps(em, { ...query, ...page }), { moves: false });
  async function* rows(): AsyncGenerator<ExportRow<Key>> {
    for await (const topUp of topUps)
      yield {
        at: topUp.at,
        sim: topUp.simLabel,
        person: topUp.beneficiaryName,
        offer: topUp.offerName,
        amount: topUp.amount,
        validUntil: topUp.validUntil,
        cancelled: topUp.state === "cancelled",
        actor: topUp.actorName,
      };
  }
  return { title: "Recharges", columns, rows: rows() };
}
