import { v7 } from "uuid";
import { expect, it } from "vitest";
import type { Page } from "../../../shared/paging.ts";
import type { TopUpView } from "../../../shared/top-ups/schema.ts";
import { castOf } from "../../support/cast.ts";
import { startApp } from "../../support/server.ts";

it("top-ups say which SIM, whose, what and by whom", async () => {
  const app = await startApp();
  const cast = castOf(app);
  const offer = await cast.offer();
  const sim = await cast.item("sim", { lineActive: true });
  const jeanne = await cast.person();
  await cast.lend(sim.id, jeanne.id);
  const id = await app.run({ type: "top-up", itemId: sim.id, offerId: offer.id });
  const { body } = await app.request<TopUpView>(`/top-ups/${id}`);
  expect(body).toEqual({
    id,
    simId: sim.id,
    simLabel: sim.label,
    beneficiaryId: jeanne.id,
    beneficiaryName: "Jeanne Martin",
    offerId: offer.id,
    offerName: "Recharge 10 Go",
    voucherId: null,
    amount: 1000,
    validUntil: "2027-04-01",
    at: "2027-03-02T09:00:00.000Z",
    state: "done",
    actorName: "Compte agent",
  });
  expect((await app.request(`/top-ups/${v7()}`)).status).toBe(404);
});

it("the list of top-ups is cut at midnight where the organisation is", async () => {
  const app = await startApp();
  const cast = castOf(app);
  const sim = await cast.item("sim", { lineActive: true });
  const other = await cast.item("sim", { lineActive: true });
  const jeanne = await cast.person();
  await cast.lend(sim.id, jeanne.id);
  app.setNow("2027-03-05T22:59:00.000Z");
  const before = await app.run({ type: "top-up", itemId: sim.id, amount: 500 });
  app.setNow("2027-03-05T23:01:00.000Z");
  const after = await app.run({ type: "top-up", itemId: other.id, amount: 700 });

  const list = async (query: string) =>
    (await app.request<Page<TopUpView>>(`/top-ups?${query}`)).body.items.map(({ id }) => id);
  expect(await list("")).toEqual([after, before]);
  expect(await list("sort=at")).toEqual([before, after]);
  expect(await list("to=2027-03-05")).toEqual([before]);
  expect(await list("from=2027-03-06")).toEqual([after]);
  expect(await list("from=2027-03-05&to=2027-03-06")).toEqual([after, before]);
  expect(await list(`sim=${sim.id}`)).toEqual([before]);
  expect(await list(`beneficiary=${jeanne.id}`)).toEqual([before]);
  expect(await list("q=martin")).toEqual([before]);
  expect(await list(`q=${other.label}`)).toEqual([after]);
});
