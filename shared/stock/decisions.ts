import { lineStep, type ItemOperation, type ItemState, itemStep, type LineOperation } from "../lifecycle.ts";
import type { Change, ItemRecord, LineOutcome } from "../ledger/records.ts";
import type { Decision } from "../operations/decide.ts";
import { changed, made, refuse, type Circumstances, type Facts, type ItemFact } from "../operations/facts.ts";
import type { OperationType } from "../operations/schema.ts";

/** The item of an operation, once its state and kind allow that operation. */
export function itemFor(facts: Facts, operation: ItemOperation, to?: ItemState): ItemFact {
  const item = facts.item ?? refuse("unknown-item");
  const step = itemStep(item.record.state, operation, item.record.kind);
  const params = { item: item.label, name: item.name, holder: item.holderName ?? "", operation };
  if (!step.allowed) return refuse(step.refusal, params);
  if (to && !step.next.includes(to)) return refuse(`item-${item.record.state}`, params);
  return item;
}

/** What ends when an item leaves its loan: its line, and the loan itself after the last one. */
export function leaveLoan(facts: Facts, at: Circumstances["at"], outcome: LineOutcome) {
  if (!facts.line || !facts.loan) return [];
  const line = changed("loanLine", facts.line, { closedAt: at, outcome });
  const last = (facts.openLines ?? 1) <= 1;
  return last ? [line, changed("loan", facts.loan, { closedAt: at })] : [line];
}

/** A rule that looks at the facts alone. */
type Rule = (operation: unknown, facts: Facts, circumstances: Circumstances) => Change[];

const offLoan: Partial<ItemRecord> = { holderId: null, loanId: null };

function declareMissing(type: "declare-lost" | "declare-stolen"): Rule {
  return (_operation, facts, { at }) => {
    const item = itemFor(facts, type);
    return [
      changed("item", item, { state: "missing", ...offLoan, destinationSiteId: null }),
      ...leaveLoan(facts, at, "missing"),
    ];
  };
}

function lineChange(type: LineOperation): Rule {
  return (_operation, facts) => {
    const item = itemFor(facts, type);
    const step = lineStep(item.record.line ?? "inactive", type);
    if (!step.allowed) return refuse(step.refusal, { item: item.label });
    return [changed("item", item, { line: step.next[0] ?? "inactive" })];
  };
}

type StockType = Extract<
  OperationType,
  | "receive"
  | "identify"
  | "attach-purchase"
  | "detach-purchase"
  | "declare-lost"
  | "declare-stolen"
  | "find"
  | "transfer"
  | "confirm-transfer"
  | "send-to-repair"
  | "return-from-repair"
  | "give"
  | "retire"
  | "activate-sim"
  | "suspend-sim"
  | "terminate-sim"
>;

/** What is received on a line of a purchase, or comes to it later, is what was bought, and no more of it. */
export function fitsPurchaseLine(
  bought: Facts["purchaseLine"] = refuse("unknown-purchase-line"),
  model: NonNullable<Facts["model"]>,
): void {
  const params = { line: bought.designation, quantity: bought.quantity };
  if (bought.kind === null) refuse("purchase-line-service", params);
  if (bought.modelId !== null && bought.modelId !== model.id) refuse("purchase-line-model", params);
  if (bought.kind !== model.kind) refuse("purchase-line-kind", params);
  if (bought.received >= bought.quantity) refuse("purchase-line-full", params);
}

export const stockDecisions: { [Type in StockType]: Decision<Type> } = {
  receive(operation, facts) {
    if (facts.item) return refuse("item-exists", { item: facts.item.label });
    const model = facts.model ?? refuse("unknown-model");
    if (!facts.site) return refuse("unknown-site");
    if (operation.purchaseLineId) fitsPurchaseLine(facts.purchaseLine, model);
    return [
      made("item", operation.itemId, {
        kind: model.kind,
        state: "in-stock",
        condition: operation.condition,
        siteId: operation.siteId,
        destinationSiteId: null,
        holderId: null,
        loanId: null,
        batchId: null,
        line: model.kind === "sim" ? (operation.lineActive ? "active" : "inactive") : null,
        dataUntil: null,
        erasure: null,
        erasureExemption: null,
        outcome: null,
        purchaseLineId: operation.purchaseLineId ?? null,
      }),
    ];
  },
  identify(_operation, facts) {
    return [changed("item", itemFor(facts, "identify"), {})];
  },
  "attach-purchase"(operation, facts) {
    const item = itemFor(facts, "attach-purchase");
    if (item.record.purchaseLineId) return refuse("item-has-purchase", { item: item.label });
    fitsPurchaseLine(facts.purchaseLine, facts.model ?? refuse("unknown-model"));
    return [changed("item", item, { purchaseLineId: operation.purchaseLineId })];
  },
  "detach-purchase"(_operation, facts) {
    const item = itemFor(facts, "detach-purchase");
    if (!item.record.purchaseLineId) return refuse("item-without-purchase", { item: item.label });
    return [changed("item", item, { purchaseLineId: null })];
  },
  "declare-lost": declareMissing("declare-lost"),
  "declare-stolen": declareMissing("declare-stolen"),
  find(operation, facts) {
    if (operation.siteId && !facts.site) return refuse("unknown-site");
    const item = itemFor(facts, "find");
    return [changed("item", item, { state: "in-stock", siteId: operation.siteId ?? item.record.siteId })];
  },
  transfer(operation, facts) {
    const item = itemFor(facts, "transfer");
    const site = facts.site ?? refuse("unknown-site");
    if (operation.toSiteId === item.record.siteId)
      return refuse("already-there", { item: item.label, site: site.name });
    return [changed("item", item, { state: "in-transit", destinationSiteId: operation.toSiteId })];
  },
  "confirm-transfer"(_operation, facts) {
    const item = itemFor(facts, "confirm-transfer");
    const siteId = item.record.destinationSiteId ?? item.record.siteId;
    return [changed("item", item, { state: "in-stock", siteId, destinationSiteId: null })];
  },
  "send-to-repair"(_operation, facts) {
    return [changed("item", itemFor(facts, "send-to-repair"), { state: "in-repair" })];
  },
  "return-from-repair"(operation, facts) {
    const item = itemFor(facts, "return-from-repair");
    return [changed("item", item, { state: "in-stock", condition: operation.condition })];
  },
  give(operation, facts) {
    const item = itemFor(facts, "give");
    const beneficiary = facts.beneficiary ?? refuse("unknown-beneficiary");
    if (!beneficiary.active) return refuse("beneficiary-closed", { beneficiary: beneficiary.name });
    return [changed("item", item, { state: "given", holderId: operation.beneficiaryId })];
  },
  retire(_operation, facts) {
    return [changed("item", itemFor(facts, "retire"), { state: "retired" })];
  },
  "activate-sim": lineChange("activate-sim"),
  "suspend-sim": lineChange("suspend-sim"),
  "terminate-sim": lineChange("terminate-sim"),
};
