import { beforeEach, expect, it } from "vitest";
import { currentQuestion } from "../../../shared/desk/selectors.ts";
import { commandCard, items, offer, people, voucherCodes, vouchers } from "../../support/desk-cast.ts";
import { DeskRun } from "../../support/desk-town.ts";

const { jeanne, paul } = people;
let desk: DeskRun;

beforeEach(() => {
  desk = new DeskRun();
  desk.scan(jeanne.card);
  desk.scan(items.sim.label);
  desk.scan(commandCard("top-up"));
  desk.scans = 0;
  desk.sent = [];
});

it("tops up a SIM with a voucher in two scans, without a tap", () => {
  expect(desk.scan(items.sim.label)).toMatchObject({ tone: "question", code: "top-up-wanted" });
  expect(desk.scan(voucherCodes.fresh)).toMatchObject({
    tone: "applied",
    code: "topped-up",
    params: { holder: "Jeanne Martin", offer: vouchers.fresh.offerName, dataUntil: "2026-04-01" },
  });
  expect([desk.scans, desk.taps]).toEqual([2, 0]);
  expect(desk.sent).toMatchObject([{ type: "top-up", itemId: items.sim.id, voucherId: vouchers.fresh.id }]);
  expect(desk.town.itemNamed("sim").dataUntil).toBe("2026-04-01");
});

it("takes the voucher first as well", () => {
  expect(desk.scan(voucherCodes.fresh)).toMatchObject({ tone: "question", code: "sim-wanted" });
  expect(desk.scan(voucherCodes.fresh)).toMatchObject({ tone: "already", code: "voucher-already-waiting" });
  expect(desk.scan(items.sim.label)).toMatchObject({ tone: "applied", code: "topped-up" });
  expect(desk.state.waitingVoucher).toBeNull();
  desk.scan(items.sim2.label);
  expect(desk.sent).toHaveLength(1);
});

it("pairs each voucher with its own SIM, whatever the order", () => {
  for (const code of [voucherCodes.fresh, items.sim.label, voucherCodes.second, items.sim2.label])
    desk.scan(code);
  expect(desk.sent).toMatchObject([{ itemId: items.sim.id }, { itemId: items.sim2.id }]);
});

it("takes the only SIM of a person, and a favourite offer by one tap", () => {
  desk.scan(jeanne.card);
  expect(desk.tap({ type: "chose-offer", offer })).toMatchObject({
    code: "topped-up",
    params: { offer: "5 Go" },
  });
  expect([desk.scans, desk.taps]).toEqual([1, 1]);
  expect(desk.sent).toMatchObject([{ type: "top-up", itemId: items.sim.id, offerId: offer.id }]);
  expect(desk.tap({ type: "chose-offer", offer })).toMatchObject({ tone: "question", code: "sim-wanted" });
  expect(desk.sent).toHaveLength(1);
});

it("asks which SIM where a person has several, keeping the voucher meanwhile", () => {
  desk.scan(commandCard("lend"));
  desk.scan(jeanne.card);
  desk.scan(items.sim2.label);
  desk.scan(commandCard("top-up"));
  desk.scan(voucherCodes.fresh);
  expect(desk.scan(jeanne.card)).toMatchObject({ tone: "question", code: "which-sim", params: { count: 2 } });
  expect(currentQuestion(desk.state)).toMatchObject({ itemIds: [items.sim.id, items.sim2.id] });
  desk.tap({ type: "chose-sim", itemId: items.sim2.id });
  expect(desk.sent.at(-1)).toMatchObject({ type: "top-up", itemId: items.sim2.id });
  expect(desk.state.questions).toEqual([]);
});

it("says when a person has no SIM", () => {
  expect(desk.scan(paul.card)).toMatchObject({ tone: "refused", code: "no-sim" });
});

it.each([
  [items.deadSim.label, "line-terminated"],
  [items.tablet.label, "wrong-kind"],
  [voucherCodes.used, "voucher-used"],
  [voucherCodes.expired, "voucher-expired"],
])("refuses %s at once: %s", (code, refusal) => {
  expect(desk.scan(code)).toMatchObject({ tone: "refused", code: refusal });
  expect(desk.scan(items.sim.label)).toMatchObject({ code: "top-up-wanted" });
  expect(desk.sent).toEqual([]);
});

it("never takes a second voucher in place of the one that waits", () => {
  desk.scan(voucherCodes.fresh);
  expect(desk.scan(voucherCodes.second)).toMatchObject({ tone: "refused", code: "voucher-waiting" });
  expect(desk.state.waitingVoucher?.voucherId).toBe(vouchers.fresh.id);
  desk.scan(commandCard("cancel"));
  expect(desk.state.waitingVoucher).toBeNull();
});

it("refuses a voucher that was used a moment ago", () => {
  desk.scan(items.sim.label);
  desk.scan(voucherCodes.fresh);
  desk.scan(items.sim2.label);
  expect(desk.scan(voucherCodes.fresh)).toMatchObject({ tone: "refused", code: "voucher-used" });
  expect(desk.sent).toHaveLength(1);
});

it("gives the voucher back when the top-up is cancelled", () => {
  desk.scan(items.sim.label);
  desk.scan(voucherCodes.fresh);
  desk.scan(commandCard("cancel"));
  expect(desk.town.known.vouchers[vouchers.fresh.id]?.state).toBe("in-stock");
  expect(desk.town.itemNamed("sim").dataUntil).toBeNull();
});
