import type { z } from "zod";
import type { Page } from "../../shared/paging.ts";
import type { OfferView, TopUpView, VoucherView, offerInput } from "../../shared/top-ups/schema.ts";
import { get, getAll, patch, post, type Query } from "./http.ts";

export type OfferInput = z.input<typeof offerInput>;

export const listTopUps = (query: Query) => get<Page<TopUpView>>("/top-ups", query);
export const getTopUp = (id: string) => get<TopUpView>(`/top-ups/${id}`);

export const allOffers = () => getAll<OfferView>("/offers");
export const createOffer = (input: OfferInput) => post<OfferView>("/offers", input);
export const editOffer = (id: string, input: Partial<OfferInput>) => patch<OfferView>(`/offers/${id}`, input);

export const listVouchers = (query: Query) => get<Page<VoucherView>>("/vouchers", query);
export const getVoucher = (id: string) => get<VoucherView>(`/vouchers/${id}`);
/** Each reveal is written down with the name of who asked. */
export const revealVoucher = async (id: string) =>
  (await post<{ code: string }>(`/vouchers/${id}/reveal`)).code;
