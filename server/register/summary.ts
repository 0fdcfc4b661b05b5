import type { EntityManager } from "typeorm";
import type { Section } from "../../shared/purchases/accounts.ts";
import type { RegisterSummary } from "../../shared/purchases/register.ts";
import { joinLine, unitAmountsOf } from "../purchases/line-amounts.ts";
import { registeredItems, type Evening, type RegisterFilter } from "./filter.ts";

interface Sum {
  accountCode: string | null;
  section: Section | null;
  /** Whole numbers of 64 bits, which PostgreSQL answers as texts. */
  count: number | string;
  priced: number | string;
  vat: number | string | null;
  total: number | string | null;
}

/** What the rows of a filter come to, account by account: to the cent, since each unit has its own cents. */
export async function summariseRegister(
  em: EntityManager,
  filter: RegisterFilter,
  evening: Evening,
): Promise<RegisterSummary> {
  const amounts = unitAmountsOf("line", "item.purchasePlace");
  const sums = await joinLine(registeredItems(em, filter, evening), "line", "item.purchaseLineId")
    .select("line.accountCode", "accountCode")
    .addSelect("line.section", "section")
    .addSelect("COUNT(*)", "count")
    .addSelect(`COUNT(${amounts.total})`, "priced")
    .addSelect(`SUM(${amounts.vat})`, "vat")
    .addSelect(`SUM(${amounts.total})`, "total")
    .groupBy("line.accountCode")
    .addGroupBy("line.section")
    .getRawMany<Sum>();
  const items = sums.map(({ accountCode, section, ...sum }) => {
    const [count, vat, total] = [Number(sum.count), Number(sum.vat), Number(sum.total)];
    return {
      accountCode,
      section,
      count,
      unpriced: count - Number(sum.priced),
      net: total - vat,
      vat,
      total,
    };
  });
  const rank = ({ accountCode, section }: Sum | (typeof items)[number]) =>
    `${accountCode ?? "~"} ${section ?? ""}`;
  return { on: evening.on, items: items.sort((one, other) => (rank(one) < rank(other) ? -1 : 1)) };
}
