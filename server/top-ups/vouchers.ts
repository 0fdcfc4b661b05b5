import { In, type EntityManager } from "typeorm";
import type { z } from "zod";
import type { Page } from "../../shared/paging.ts";
import type { voucherQuery, VoucherView } from "../../shared/top-ups/schema.ts";
import type { Context } from "../context.ts";
import { keyPage } from "../db/key-page.ts";
import { searchAcross } from "../db/search-across.ts";
import { Problem } from "../http/problem.ts";
import { Reveal, Voucher, type VoucherRow } from "./entities.ts";
import { offersById, offersFound } from "./offers.ts";

/** Vouchers, the latest first; found by their offer or by the end of their code. */
export async function listVouchers(
  em: EntityManager,
  query: z.output<typeof voucherQuery>,
): Promise<Page<VoucherView>> {
  const vouchers = em.createQueryBuilder(Voucher, "voucher");
  if (query.state) vouchers.andWhere("voucher.state = :state", { state: query.state });
  searchAcross(vouchers, query.q, (word) => [
    `LOWER(voucher.codeTail) LIKE :${word}`,
    `voucher.offerId IN (${offersFound(em, word)})`,
  ]);
  const page = await keyPage(vouchers, { column: "createdAt", descending: true }, query);
  return { ...page, items: await voucherViews(em, page.items) };
}

export async function voucherViews(em: EntityManager, rows: VoucherRow[]): Promise<VoucherView[]> {
  const offers = await offersById(
    em,
    rows.map((row) => row.offerId),
  );
  return rows.map((row) => {
    const offer = offers.get(row.offerId);
    return {
      id: row.id,
      operator: offer?.operator ?? "",
      offerId: row.offerId,
      offerName: offer?.name ?? "",
      amount: offer?.amount ?? 0,
      validityDays: offer?.validityDays ?? null,
      masked: `•••• ${row.codeTail}`,
      state: row.state,
      expiresOn: row.expiresOn,
      topUpId: row.topUpId,
    };
  });
}

export async function voucherViewsByIds(em: EntityManager, ids: string[]): Promise<VoucherView[]> {
  return voucherViews(em, await em.findBy(Voucher, { id: In(ids) }));
}

export async function readVoucher(em: EntityManager, id: string): Promise<VoucherView> {
  const [view] = await voucherViewsByIds(em, [id]);
  if (!view) throw new Problem("not-found");
  return view;
}

/** The code in clear; that it was shown, to whom and when, is kept in the same transaction. */
export async function revealVoucher(
  em: EntityManager,
  { newId, clock, secrets }: Pick<Context, "newId" | "clock" | "secrets">,
  voucherId: string,
  userId: string,
): Promise<string> {
  const voucher = await em.findOneBy(Voucher, { id: voucherId });
  if (!voucher) throw new Problem("not-found");
  await em.insert(Reveal, { id: newId(), voucherId, userId, at: clock().toISOString() });
  return secrets.decrypt(voucher.codeCipher);
}
