import type { z } from "zod";
import {
  identifierWords,
  itemStateWords,
  kindWords,
  lineStateWords,
  capitalised,
  conditionWords,
  outcomeWords,
} from "../../../shared/words.ts";
import type { itemQuery, ItemView } from "../../../shared/stock/schema.ts";
import { listItems } from "../../stock/items.ts";
import { listCommunes } from "../../stock/sites.ts";
import type { ExportColumn, ExportRow } from "../columns.ts";
import { everyRow } from "../every-row.ts";
import type { ListExport, Reading } from "../list-export.ts";

const columns = [
  { key: "label", header: "Numéro", type: "code" },
  { key: "kind", header: "Genre", type: "text" },
  { key: "name", header: "Équipement", type: "text" },
  { key: "state", header: "État", type: "text" },
  { key: "since", header: "Depuis", type: "instant" },
  { key: "condition", header: "État constaté", type: "text" },
  { key: "site", header: "Lieu", type: "text" },
  { key: "commune", header: "Commune", type: "text" },
  { key: "holder", header: "Chez", type: "text" },
  { key: "loan", header: "Prêt", type: "code" },
  { key: "dueDate", header: "À rendre le", type: "date" },
  { key: "serial", header: identifierWords.serial ?? "", type: "code" },
  { key: "imei", header: identifierWords.imei ?? "", type: "code" },
  { key: "iccid", header: identifierWords.iccid ?? "", type: "code" },
  { key: "phone", header: identifierWords.phone ?? "", type: "code" },
  { key: "line", header: "Ligne", type: "text" },
  { key: "dataUntil", header: "Données jusqu’au", type: "date" },
  { key: "batch", header: "Lot de recyclage", type: "code" },
  { key: "outcome", header: "Devenir", type: "text" },
  { key: "note", header: "Note", type: "text" },
] as const satisfies ExportColumn[];
type Key = (typeof columns)[number]["key"];

export async function exportItems(
  { em, today }: Reading,
  query: Omit<z.output<typeof itemQuery>, "after" | "limit">,
): Promise<ListExport<Key>> {
  const communes = new Map((await listCommunes(em)).map(({ code, name }) => [code, name]));
  const items = everyRow((page) => listItems(em, { ...query, ...page }, today), {
    moves: !query.sort.endsWith("label"),
  });
  async function* rows(): AsyncGenerator<ExportRow<Key>> {
    for await (const item of items) yield row(item, communes);
  }
  return { title: query.kind === "sim" ? "Cartes SIM" : "Matériel", columns, rows: rows() };
}

function row(item: ItemView, communes: Map<string, string>): ExportRow<Key> {
  /** Some tablets have two IMEI. */
  const codes = (kind: string) =>
    item.identifiers
      .filter((identifier) => identifier.kind === kind)
      .map(({ value }) => value)
      .join(" ");
  return {
    label: item.label,
    kind: capitalised(kindWords[item.kind][0]),
    name: item.name,
    state: itemStateWords[item.state],
    since: item.since,
    condition: conditionWords[item.condition],
    site: item.siteName,
    commune: communes.get(item.communeCode),
    holder: item.holderName,
    loan: item.loan?.number,
    dueDate: item.loan?.dueDate,
    serial: codes("serial"),
    imei: codes("imei"),
    iccid: codes("iccid"),
    phone: codes("phone"),
    line: item.line && lineStateWords[item.line],
    dataUntil: item.dataUntil,
    batch: item.batchLabel,
    outcome: item.outcome && outcomeWords[item.outcome],
    note: item.note,
  };
}
