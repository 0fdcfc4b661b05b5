import type { z } from "zod";
import type { voucherQuery } from "../../../shared/top-ups/schema.ts";
import { voucherStateWords } from "../../../shared/words.ts";
import { listVouchers } from "../../top-ups/vouchers.ts";
import type { ExportColumn, ExportRow } from "../columns.ts";
import { everyRow } from "../every-row.ts";
import type { ListExport, Reading } from "../list-export.ts";

const columns = [
  { key: "masked", header: "Coupon", type: "text" },
  { key: "operator", header: "Opérateur", type: "text" },
  { key: "offer", header: "Offre", type: "text" },
  { key: "amount", header: "Valeur", type: "money" },
  { key: "state", header: "État", type: "text" },
  { key: "expiresOn", header: "À utiliser avant le", type: "date" },
] as const satisfies ExportColumn[];
type Key = (typeof columns)[number]["key"];

/** Codes are worth money: a file holds no more of them than the screen does. */
export function exportVouchers(
  { em }: Reading,
  query: Omit<z.output<typeof voucherQuery>, "after" | "limit">,
): ListExport<Key> {
  const vouchers = everyRow((page) => listVouchers(em, { ...query, ...page }), { moves: false });
  async function* rows(): AsyncGenerator<ExportRow<Key>> {
    for await (const voucher of vouchers)
      yield {
        masked: voucher.masked,
        operator: voucher.operator,
        offer: voucher.offerName,
        amount: voucher.amount,
        state: voucherStateWords[voucher.state],
        expiresOn: voucher.expiresOn,
      };
  }
  return { title: "Coupons", columns, rows: rows() };
}
