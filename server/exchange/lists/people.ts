import type { z } from "zod";
import type { beneficiaryQuery } from "../../../shared/people/schema.ts";
import { listBeneficiaries } from "../../people/service.ts";
import type { ExportColumn, ExportRow } from "../columns.ts";
import { everyRow } from "../every-row.ts";
import type { ListExport, Reading } from "../list-export.ts";

const columns = [
  { key: "lastName", header: "Nom", type: "text" },
  { key: "firstName", header: "Prénom", type: "text" },
  { key: "card", header: "Carte", type: "code" },
  { key: "commune", header: "Commune", type: "text" },
  { key: "phone", header: "Téléphone", type: "code" },
  { key: "referent", header: "Référent", type: "text" },
  { key: "knownToCias", header: "Déjà connu du CIAS", type: "flag" },
  { key: "cohort", header: "Session", type: "text" },
  { key: "openLoans", header: "Prêts en cours", type: "integer" },
  { key: "itemsHeld", header: "Équipements en main", type: "integer" },
] as const satisfies ExportColumn[];
type Key = (typeof columns)[number]["key"];

export function exportPeople(
  { em, today }: Reading,
  query: Omit<z.output<typeof beneficiaryQuery>, "after" | "limit">,
): ListExport<Key> {
  const people = everyRow((page) => listBeneficiaries(em, { ...query, ...page }, today), { moves: true });
  async function* rows(): AsyncGenerator<ExportRow<Key>> {
    for await (const person of people)
      yield {
        lastName: person.lastName,
        firstName: person.firstName,
        card: person.card,
        commune: person.communeName,
        phone: person.phone,
        referent: person.referent,
        knownToCias: person.knownToCias,
        cohort: person.cohort?.name,
        openLoans: person.openLoans,
        itemsHeld: person.itemsHeld,
      };
  }
  return { title: "Personnes", columns, rows: rows() };
}
