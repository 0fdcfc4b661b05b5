import type { BeneficiaryView } from "../people/schema.ts";
import type { ItemView } from "../stock/schema.ts";
import { voucherStep } from "../lifecycle.ts";
import type { OfferView, VoucherView } from "../top-ups/schema.ts";
import { spokenName } from "./known.ts";
import { currentSim, heldBy } from "./selectors.ts";
import {
  ask,
  close,
  itemOf,
  itemParams,
  perform,
  say,
  sayRefused,
  update,
  whereabouts,
  wouldRefuse,
  type Draft,
  type Turn,
} from "./turn.ts";

/** The SIM to top up; with the voucher scanned before it, at once. */
export function chooseSim(turn: Turn, itemId: string): void {
  const sim = itemOf(turn, itemId);
  if (!sim) return void say(turn, { tone: "refused", code: "unknown-item" });
  const refusal = wouldRefuse(turn, { type: "top-up", itemId, amount: 0 });
  if (refusal) return void sayRefused(turn, refusal, sim);
  close(turn, (question) => question.kind === "which-sim");
  const again = turn.state.simId === itemId;
  update(turn, { simId: itemId });
  const { waitingVoucher } = turn.state;
  if (waitingVoucher) return topUp(turn, sim, { voucherId: waitingVoucher.voucherId });
  const params = whereabouts(sim);
  if (again) say(turn, { tone: "already", code: "sim-current", params, itemId });
  else say(turn, { tone: "question", code: "top-up-wanted", params, itemId });
}

/** The card of a person: their SIM, or which of them. */
export function chooseSimOf(turn: Turn, person: BeneficiaryView): void {
  const sims = heldBy(turn.state, person.id).filter((item) => item.kind === "sim");
  const [first, second] = sims;
  const params = { person: spokenName(person), count: sims.length };
  if (!first) return void say(turn, { tone: "refused", code: "no-sim", params });
  if (!second) return chooseSim(turn, first.id);
  update(turn, { simId: null });
  close(turn, (question) => question.kind === "which-sim");
  const itemIds = sims.map((sim) => sim.id);
  ask(
    turn,
    { tone: "question", code: "which-sim", params },
    { kind: "which-sim", personId: person.id, itemIds },
    ["pick"],
  );
}

/** A voucher, before or after its SIM. */
export function useVoucher(turn: Turn, voucher: VoucherView): void {
  const params = { voucher: voucher.masked, offer: voucher.offerName, operator: voucher.operator };
  const { waitingVoucher } = turn.state;
  if (waitingVoucher?.voucherId === voucher.id)
    return void say(turn, { tone: "already", code: "voucher-already-waiting", params });
  const sim = currentSim(turn.state);
  if (sim) return topUp(turn, sim, { voucherId: voucher.id });
  const known = turn.state.known.vouchers[voucher.id] ?? voucher;
  const step = voucherStep(known.state, "use");
  if (!step.allowed) return void say(turn, { tone: "refused", code: step.refusal, params });
  if (known.expiresOn && known.expiresOn < turn.today) {
    const expired = { ...params, day: known.expiresOn };
    return void say(turn, { tone: "refused", code: "voucher-expired", params: expired });
  }
  if (waitingVoucher) return void say(turn, { tone: "refused", code: "voucher-waiting", params });
  const entry = say(turn, { tone: "question", code: "sim-wanted", params });
  update(turn, { waitingVoucher: { voucherId: voucher.id, entryId: entry.id } });
}

/** One of the favourite offers: one tap. */
export function useOffer(turn: Turn, offer: OfferView): void {
  const { known } = turn.state;
  update(turn, { known: { ...known, offers: { ...known.offers, [offer.id]: offer } } });
  const sim = currentSim(turn.state);
  if (sim) return topUp(turn, sim, { offerId: offer.id });
  say(turn, {
    tone: "question",
    code: "sim-wanted",
    params: { offer: offer.name, operator: offer.operator },
  });
}

type Bought = { voucherId: string } | { offerId: string };

function topUp(turn: Turn, sim: ItemView, bought: Bought): void {
  const draft: Draft = { type: "top-up", itemId: sim.id, ...bought };
  const outcome = perform(turn, [draft]);
  if (!outcome.done) {
    if (outcome.refusal.code.startsWith("voucher-")) update(turn, { waitingVoucher: usedUp(turn, bought) });
    return void sayRefused(turn, outcome.refusal, sim);
  }
  const { vouchers, offers } = turn.state.known;
  const offer = "voucherId" in bought ? vouchers[bought.voucherId]?.offerName : offers[bought.offerId]?.name;
  // The next voucher is for the next SIM: two top-ups of one SIM want two scans of it.
  update(turn, { simId: null, waitingVoucher: usedUp(turn, bought) });
  const after = itemOf(turn, sim.id) ?? sim;
  const params = {
    ...itemParams(sim),
    offer: offer ?? "",
    ...(after.holderName ? { holder: after.holderName } : {}),
    ...(after.dataUntil ? { dataUntil: after.dataUntil } : {}),
  };
  say(turn, { tone: "applied", code: "topped-up", params, itemId: sim.id, done: outcome.done });
}

function usedUp(turn: Turn, bought: Bought) {
  const { waitingVoucher } = turn.state;
  return "voucherId" in bought && waitingVoucher?.voucherId === bought.voucherId ? null : waitingVoucher;
}
