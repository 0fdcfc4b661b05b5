import { v7 } from "uuid";
import { expect, it } from "vitest";
import type { VoucherStock } from "../../../shared/purchases/register.ts";
import { castOf } from "../../support/cast.ts";
import { startApp } from "../../support/server.ts";

it("values the unused vouchers of a past evening at what they were worth when they came", async () => {
  const app = await startApp();
  const cast = castOf(app);
  app.setNow("2026-01-02T09:00:00Z");
  const offer = await cast.offer();
  const voucherIds: string[] = [];
  for (const [index, expiresOn] of [null, "2026-06-30", null].entries()) {
    const voucherId = v7();
    const code = `4820 5517 9000 120${index}`;
    await app.run({ type: "receive-voucher", voucherId, offerId: offer.id, code, expiresOn });
    voucherIds.push(voucherId);
  }
  await app.request(`/offers/${offer.id}`, { method: "PATCH", json: { amount: 9900 }, as: "manager" });
  const sim = await cast.item("sim", { lineActive: true });
  app.setNow("2026-04-01T09:00:00Z");
  await app.run({ type: "top-up", itemId: sim.id, voucherId: voucherIds[0] });
  app.setNow("2027-01-05T09:00:00Z");

  const stockOn = async (on: string) =>
    (await app.request<VoucherStock>(`/voucher-stock?on=${on}`, { as: "accountant" })).body.items;
  const named = { offerId: offer.id, operator: "Orange", offerName: "Recharge 10 Go" };
  expect(await stockOn("2025-12-31")).toEqual([]);
  expect(await stockOn("2026-03-31")).toEqual([
    { ...named, count: 3, value: 3000, expired: 0, expiredValue: 0 },
  ]);
  expect(await stockOn("2026-06-30")).toEqual([
    { ...named, count: 2, value: 2000, expired: 0, expiredValue: 0 },
  ]);
  expect(await stockOn("2026-12-31")).toEqual([
    { ...named, count: 1, value: 1000, expired: 1, expiredValue: 1000 },
  ]);
});

it.each(["9999-12-31", "0001-01-01", "0000-01-01"])(
  "a day at the end of all calendars is refused: %s",
  async (on) => {
    const app = await startApp();
    for (const path of ["/voucher-stock", "/register"]) {
      const answer = await app.request<{ code: string; errors: { message: string }[] }>(`${path}?on=${on}`, {
        as: "accountant",
      });
      expect(answer).toMatchObject({ status: 422, body: { code: "invalid-input" } });
      expect(answer.body.errors).toEqual([{ path: "on", message: "Indiquez une date de 1900 à 2199." }]);
    }
    expect(app.reported).toEqual([]);
  },
);
