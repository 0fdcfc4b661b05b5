import { EntitySchema } from "typeorm";
import type { TopUpRecord, VoucherRecord } from "../../shared/ledger/records.ts";
import { flag, integer, key, maybeInteger, maybeText, text } from "../db/columns.ts";

export interface OfferRow {
  id: string;
  operator: string;
  name: string;
  amount: number;
  dataMegabytes: number | null;
  validityDays: number | null;
  favourite: boolean;
  sortKey: string;
}
export const Offer = new EntitySchema<OfferRow>({
  name: "offer",
  columns: {
    id: key(),
    operator: text(),
    name: text(),
    amount: integer(),
    dataMegabytes: maybeInteger(),
    validityDays: maybeInteger(),
    favourite: flag(),
    sortKey: text(),
  },
});

export interface TopUpRow extends TopUpRecord {
  id: string;
  actorId: string;
}
export const TopUp = new EntitySchema<TopUpRow>({
  name: "topUp",
  tableName: "top_up",
  columns: {
    id: key(),
    actorId: text(),
    simId: text(),
    beneficiaryId: maybeText(),
    offerId: maybeText(),
    voucherId: maybeText(),
    amount: integer(),
    validUntil: maybeText(),
    at: text(),
    state: text(),
  },
});

export interface VoucherRow extends VoucherRecord {
  id: string;
  offerId: string;
  /** The code, AES-256-GCM: nonce, tag and text in base64. */
  codeCipher: string;
  /** Its last four characters, as lists show it. */
  codeTail: string;
  expiresOn: string | null;
  /** What it was worth when it came in, in cents. */
  price: number;
  createdAt: string;
}
export const Voucher = new EntitySchema<VoucherRow>({
  name: "voucher",
  columns: {
    id: key(),
    offerId: text(),
    codeCipher: text(),
    codeTail: text(),
    expiresOn: maybeText(),
    price: integer(),
    createdAt: text(),
    state: text(),
    topUpId: maybeText(),
  },
});

/** Each time that a secret was shown to someone. */
export interface RevealRow {
  id: string;
  voucherId: string;
  userId: string;
  at: string;
}
export const Reveal = new EntitySchema<RevealRow>({
  name: "reveal",
  tableName: "secret_reveal",
  columns: { id: key(), voucherId: text(), userId: text(), at: text() },
});

export const topUpEntities = [Offer, TopUp, Voucher, Reveal];
