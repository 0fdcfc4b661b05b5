import type { EntityManager } from "typeorm";
import { recordOf } from "../../shared/ledger/records.ts";
import { forUpdate } from "../db/database.ts";
import { Offer, Voucher } from "./entities.ts";

export async function offerFact(em: EntityManager, id: string) {
  const offer = await em.findOneBy(Offer, { id });
  if (!offer) return undefined;
  return { id, name: offer.name, amount: offer.amount, validityDays: offer.validityDays };
}

/** The voucher with what it buys, held until the transaction ends. */
export async function voucherFact(em: EntityManager, id: string) {
  const row = await forUpdate(em.createQueryBuilder(Voucher, "voucher").where({ id })).getOne();
  const offer = row && (await offerFact(em, row.offerId));
  if (!row || !offer) return undefined;
  return {
    id,
    record: recordOf("voucher", row),
    offerId: offer.id,
    amount: offer.amount,
    validityDays: offer.validityDays,
    expiresOn: row.expiresOn,
  };
}
