import type { RegisterRow } from "../../shared/purchases/register.ts";
import { fundingWords, sectionWords } from "../../shared/purchases/words.ts";
import { capitalised, conditionWords, itemStateWords, kindWords, outcomeWords } from "../../shared/words.ts";
import type { ExportColumn, ExportRow } from "../exchange/columns.ts";
import type { ListExport, Reading } from "../exchange/list-export.ts";
import { voucherStockAt } from "../top-ups/voucher-stock.ts";
import type { Evening, RegisterFilter } from "./filter.ts";
import { streamRegister } from "./rows.ts";

const registerColumns = [
  { key: "label", header: "Numéro d’inventaire", type: "code" },
  { key: "designation", header: "Désignation", type: "text" },
  { key: "kind", header: "Genre", type: "text" },
  { key: "account", header: "Compte", type: "code" },
  { key: "section", header: "Section", type: "text" },
  { key: "acquiredOn", header: "Date d’acquisition", type: "date" },
  { key: "supplier", header: "Fournisseur", type: "text" },
  { key: "invoice", header: "Facture", type: "code" },
  { key: "mandate", header: "Mandat", type: "code" },
  { key: "net", header: "Montant HT", type: "money" },
  { key: "vat", header: "TVA", type: "money" },
  { key: "total", header: "Montant TTC", type: "money" },
  { key: "funding", header: "Financement", type: "text" },
  { key: "editedOn", header: "Achat modifié depuis, le", type: "date" },
  { key: "site", header: "Lieu", type: "text" },
  { key: "state", header: "État", type: "text" },
  { key: "condition", header: "État constaté", type: "text" },
  { key: "exitOn", header: "Date de sortie", type: "date" },
  { key: "exitReason", header: "Motif de sortie", type: "text" },
  { key: "exitDecision", header: "Décision", type: "text" },
  { key: "exitValue", header: "Valeur de cession", type: "money" },
  { key: "outcome", header: "Devenir", type: "text" },
] as const satisfies ExportColumn[];
type RegisterKey = (typeof registerColumns)[number]["key"];

/** The register under a filter, as it was that evening; read and written page by page. */
export function exportRegister(
  { em }: Reading,
  filter: RegisterFilter,
  evening: Evening,
): ListExport<RegisterKey> {
  async function* rows(): AsyncGenerator<ExportRow<RegisterKey>> {
    for await (const row of streamRegister(em, filter, evening)) yield cellsOf(row);
  }
  return { title: `Registre au ${evening.on}`, columns: registerColumns, rows: rows() };
}

function cellsOf(row: RegisterRow): ExportRow<RegisterKey> {
  return {
    label: row.label,
    designation: row.designation,
    kind: capitalised(kindWords[row.kind][0]),
    account: row.accountCode,
    section: row.section && sectionWords[row.section],
    acquiredOn: row.acquiredOn,
    supplier: row.supplier,
    invoice: row.invoiceReference,
    mandate: row.mandate,
    net: row.net,
    vat: row.vat,
    total: row.total,
    funding: row.funding.map(({ source, funder }) => fundingWords(source, funder)).join(", "),
    editedOn: row.editedOn,
    site: row.siteName,
    state: itemStateWords[row.state],
    condition: conditionWords[row.condition],
    exitOn: row.exit?.on,
    exitReason: row.exit?.reason,
    exitDecision: row.exit?.decision,
    exitValue: row.exit?.value,
    outcome: row.outcome && outcomeWords[row.outcome],
  };
}

const voucherColumns = [
  { key: "operator", header: "Opérateur", type: "text" },
  { key: "offer", header: "Offre", type: "text" },
  { key: "count", header: "Coupons en réserve", type: "integer" },
  { key: "value", header: "Valeur en réserve", type: "money" },
  { key: "expired", header: "Coupons périmés", type: "integer" },
  { key: "expiredValue", header: "Valeur périmée", type: "money" },
] as const satisfies ExportColumn[];
type VoucherKey = (typeof voucherColumns)[number]["key"];

/** The vouchers that had not been used that evening, offer by offer. */
export async function exportVoucherStock({ em }: Reading, evening: Evening): Promise<ListExport<VoucherKey>> {
  const { items } = await voucherStockAt(em, evening);
  async function* rows(): AsyncGenerator<ExportRow<VoucherKey>> {
    for (const { operator, offerName, count, value, expired, expiredValue } of items)
      yield { operator, offer: offerName, count, value, expired, expiredValue };
  }
  return { title: `Coupons au ${evening.on}`, columns: voucherColumns, rows: rows() };
}
