import { lineStep, voucherStep } from "../lifecycle.ts";
import type { Decision } from "../operations/decide.ts";
import { changed, made, refuse } from "../operations/facts.ts";
import { itemFor } from "../stock/decisions.ts";
import { dataUntilAfter } from "./rules.ts";

type TopUpType = "top-up" | "receive-voucher" | "void-voucher";

export const topUpDecisions: { [Type in TopUpType]: Decision<Type> } = {
  "top-up"(operation, facts, { today, at }) {
    const sim = itemFor(facts, "top-up");
    const line = lineStep(sim.record.line ?? "inactive", "top-up");
    if (!line.allowed) return refuse(line.refusal, { item: sim.label });

    const { voucher } = facts;
    if (operation.voucherId && !voucher) return refuse("unknown-voucher");
    if (operation.offerId && !facts.offer) return refuse("unknown-offer");
    if (voucher) {
      const step = voucherStep(voucher.record.state, "use");
      if (!step.allowed) return refuse(step.refusal);
      if (voucher.expiresOn && voucher.expiresOn < today)
        return refuse("voucher-expired", { day: voucher.expiresOn });
    }
    const bought = voucher ?? facts.offer;
    if (!bought && operation.amount === null) return refuse("top-up-of-nothing");

    const validUntil =
      operation.validUntil ?? dataUntilAfter(sim.record.dataUntil, today, bought?.validityDays ?? null);
    return [
      made("topUp", operation.id, {
        simId: sim.id,
        beneficiaryId: sim.record.holderId,
        offerId: voucher?.offerId ?? facts.offer?.id ?? null,
        voucherId: voucher?.id ?? null,
        amount: operation.amount ?? bought?.amount ?? 0,
        validUntil,
        at,
        state: "done",
      }),
      changed("item", sim, { line: "active", dataUntil: validUntil }),
      ...(voucher ? [changed("voucher", voucher, { state: "used", topUpId: operation.id })] : []),
    ];
  },
  "receive-voucher"(operation, facts) {
    if (facts.voucher) return refuse("voucher-exists");
    if (!facts.offer) return refuse("unknown-offer");
    return [made("voucher", operation.voucherId, { state: "in-stock", topUpId: null })];
  },
  "void-voucher"(_operation, facts) {
    const voucher = facts.voucher ?? refuse("unknown-voucher");
    const step = voucherStep(voucher.record.state, "void-voucher");
    return step.allowed ? [changed("voucher", voucher, { state: "void" })] : refuse(step.refusal);
  },
};
