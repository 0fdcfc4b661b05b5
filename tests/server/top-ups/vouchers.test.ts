import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { Reveal, Voucher } from "../../../server/top-ups/entities.ts";
import type { Page } from "../../../shared/paging.ts";
import type { VoucherView } from "../../../shared/top-ups/schema.ts";
import { castOf } from "../../support/cast.ts";
import { startApp } from "../../support/server.ts";

const code = "4820551790131207";

async function withVoucher() {
  const app = await startApp();
  const offer = await castOf(app).offer();
  const voucherId = v7();
  await app.run({
    type: "receive-voucher",
    voucherId,
    offerId: offer.id,
    code: "4820 5517 9013 1207",
    expiresOn: "2027-12-31",
  });
  return { app, offer, voucherId };
}

describe("a voucher", () => {
  it("shows the end of its code alone", async () => {
    const { app, offer, voucherId } = await withVoucher();
    const { body } = await app.request<VoucherView>(`/vouchers/${voucherId}`);
    expect(body).toEqual({
      id: voucherId,
      operator: "Orange",
      offerId: offer.id,
      offerName: "Recharge 10 Go",
      amount: 1000,
      validityDays: 30,
      masked: "•••• 1207",
      state: "in-stock",
      expiresOn: "2027-12-31",
      topUpId: null,
    });
    const row = await app.context.db.read.findOneByOrFail(Voucher, { id: voucherId });
    expect(JSON.stringify(row)).not.toContain(code);
  });

  it("is listed by state, offer and the end of its code", async () => {
    const { app, voucherId } = await withVoucher();
    const found = async (query: string) =>
      (await app.request<Page<VoucherView>>(`/vouchers?${query}`)).body.items.map(({ id }) => id);
    expect(await found("state=in-stock")).toEqual([voucherId]);
    expect(await found("state=used")).toEqual([]);
    expect(await found("q=1207")).toEqual([voucherId]);
    expect(await found("q=orange")).toEqual([voucherId]);
    expect(await found("q=4820")).toEqual([]);
  });

  it("tells its code to staff, and each time is kept", async () => {
    const { app, voucherId } = await withVoucher();
    const reveal = (as: "agent" | "manager" | "accountant") =>
      app.request<{ code: string }>(`/vouchers/${voucherId}/reveal`, { method: "POST", as });
    expect((await reveal("accountant")).status).toBe(403);
    expect(await reveal("agent")).toMatchObject({ status: 200, body: { code } });
    app.setNow("2027-03-02T09:05:00.000Z");
    await reveal("manager");
    const kept = await app.context.db.read.find(Reveal, { where: { voucherId }, order: { at: "ASC" } });
    expect(kept.map(({ at }) => at)).toEqual(["2027-03-02T09:00:00.000Z", "2027-03-02T09:05:00.000Z"]);
    expect(new Set(kept.map(({ userId }) => userId)).size).toBe(2);
  });

  it("that does not exist is not found, and its reveal is not kept", async () => {
    const app = await startApp();
    const path = `/vouchers/${v7()}`;
    expect((await app.request(path)).status).toBe(404);
    expect((await app.request(`${path}/reveal`, { method: "POST" })).status).toBe(404);
    expect(await app.context.db.read.count(Reveal)).toBe(0);
  });
});
