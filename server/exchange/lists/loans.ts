import type { z } from "zod";
import type { loanQuery } from "../../../shared/loans/schema.ts";
import { loanStateWords } from "../../../shared/words.ts";
import { listLoans } from "../../loans/service.ts";
import type { ExportColumn, ExportRow } from "../columns.ts";
import { everyRow } from "../every-row.ts";
import type { ListExport, Reading } from "../list-export.ts";

const columns = [
  { key: "number", header: "Prêt", type: "code" },
  { key: "person", header: "Personne", type: "text" },
  { key: "commune", header: "Commune", type: "text" },
  { key: "cohort", header: "Session", type: "text" },
  { key: "state", header: "État", type: "text" },
  { key: "openedAt", header: "Remis le", type: "instant" },
  { key: "dueDate", header: "Échéance", type: "date" },
  { key: "closedAt", header: "Terminé le", type: "instant" },
  { key: "signedAt", header: "Signé le", type: "instant" },
  { key: "out", header: "Dehors", type: "integer" },
  { key: "items", header: "Équipements", type: "text" },
] as const satisfies ExportColumn[];
type Key = (typeof columns)[number]["key"];

export function exportLoans(
  { em, today }: Reading,
  query: Omit<z.output<typeof loanQuery>, "after" | "limit">,
): ListExport<Key> {
  const loans = everyRow((page) => listLoans(em, { ...query, ...page }, today), {
    moves: query.sort.endsWith("dueDate"),
  });
  async function* rows(): AsyncGenerator<ExportRow<Key>> {
    for await (const loan of loans)
      yield {
        number: loan.number,
        person: loan.beneficiaryName,
        commune: loan.communeName,
        cohort: loan.cohortName,
        state: loanStateWords[loan.closedAt ? "closed" : loan.overdue ? "overdue" : "open"],
        openedAt: loan.openedAt,
        dueDate: loan.dueDate,
        closedAt: loan.closedAt,
        signedAt: loan.signedAt,
        out: loan.lines.filter(({ closedAt }) => !closedAt).length,
        items: loan.lines.map(({ label, name }) => `${label} ${name}`).join(", "),
      };
  }
  return { title: "Prêts", columns, rows: rows() };
}
