import { normalise } from "../../shared/scan/normal-forms.ts";
import { refuse } from "../../shared/operations/facts.ts";
import { tableStore } from "../ledger/table-store.ts";
import { claimNormal, release } from "../stock/identifiers.ts";
import { Offer, TopUp, Voucher, type TopUpRow, type VoucherRow } from "./entities.ts";

export const topUpStore = tableStore<"topUp", TopUpRow>("topUp", TopUp, {
  describe: (_em, _record, { actorId }) => ({ actorId }),
});

export const voucherStore = tableStore<"voucher", VoucherRow>("voucher", Voucher, {
  async describe(em, _record, { operation, at, secrets }) {
    if (operation.type !== "receive-voucher") throw new Error(`a voucher is not made by ${operation.type}`);
    const code = normalise("voucher", operation.code);
    if (!code) return refuse("identifier-invalid", { kind: "voucher", value: "" });
    const offer = await em.findOneByOrFail(Offer, { id: operation.offerId });
    return {
      offerId: operation.offerId,
      codeCipher: secrets.encrypt(code),
      codeTail: code.slice(-4),
      expiresOn: operation.expiresOn,
      price: offer.amount,
      createdAt: at,
    };
  },
  async made(em, voucher, { newId, secrets }) {
    const fingerprint = secrets.fingerprint(secrets.decrypt(voucher.codeCipher));
    await claimNormal(em, { newId }, { entity: "voucher", entityId: voucher.id }, "voucher", fingerprint);
  },
  unmade: (em, id) => release(em, id),
});
