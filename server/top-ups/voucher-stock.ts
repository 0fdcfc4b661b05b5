import { MoreThan, type EntityManager } from "typeorm";
import type { Day, Instant } from "../../shared/dates.ts";
import type { VoucherStock } from "../../shared/purchases/register.ts";
import { recordsAt } from "../ledger/records-at.ts";
import { Voucher } from "./entities.ts";
import { offersById } from "./offers.ts";

const pageSize = 500;

/** Vouchers that had not been used on the evening of a day, offer by offer, at what they were worth when they came in. */
export async function voucherStockAt(
  em: EntityManager,
  { on, before }: { on: Day; before: Instant },
): Promise<VoucherStock> {
  const sums = new Map<string, { count: number; value: number; expired: number; expiredValue: number }>();
  for (let last = ""; ;) {
    const page = await em.find(Voucher, {
      where: { id: MoreThan(last) },
      order: { id: "ASC" },
      take: pageSize,
    });
    const records = await recordsAt(
      em,
      "voucher",
      page.map(({ id }) => id),
      before,
    );
    for (const { id, offerId, expiresOn, price } of page) {
      if (records.get(id)?.state !== "in-stock") continue;
      const sum = sums.get(offerId) ?? { count: 0, value: 0, expired: 0, expiredValue: 0 };
      sums.set(offerId, sum);
      if (expiresOn !== null && expiresOn < on) {
        sum.expired += 1;
        sum.expiredValue += price;
      } else {
        sum.count += 1;
        sum.value += price;
      }
    }
    if (page.length < pageSize) break;
    last = page.at(-1)?.id ?? last;
  }
  const offers = await offersById(em, [...sums.keys()]);
  const items = [...sums].map(([offerId, sum]) => {
    const offer = offers.get(offerId);
    return { offerId, operator: offer?.operator ?? "", offerName: offer?.name ?? "", ...sum };
  });
  return { on, items: items.sort((one, other) => (one.offerName < other.offerName ? -1 : 1)) };
}
