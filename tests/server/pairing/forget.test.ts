import { beforeEach, expect, it } from "vitest";
import { sweep } from "../../../server/housekeeping.ts";
import { Pairing, PhoneScanEntity } from "../../../server/pairing/entities.ts";
import { answerTo, pairingCast, scanOf } from "../../support/pairing-cast.ts";
import { startApp, testNow, type TestApp } from "../../support/server.ts";

let app: TestApp;
let cast: ReturnType<typeof pairingCast>;
beforeEach(async () => {
  app = await startApp();
  cast = pairingCast(app);
});

/** So many minutes go by, and the house is kept. */
async function pass(minutes: number): Promise<void> {
  app.setNow(new Date(Date.parse(testNow) + minutes * 60_000).toISOString());
  await sweep(app.context, (error) => app.reported.push(error));
  expect(app.reported).toEqual([]);
}
const scans = () => app.context.db.read.find(PhoneScanEntity, { order: { seq: "ASC" } });

it("answers lose their words after a quarter of an hour; what waits for the computer keeps its own", async () => {
  const { computer, phone } = await cast.pair();
  const [answered, open] = [scanOf("A"), scanOf("B")];
  await phone.send(answered, open);
  await computer.answer(answerTo(answered.id, "Prêtée à Mme Martin."));

  await pass(15);
  expect(await scans()).toMatchObject([{ text: "A", answer: "Prêtée à Mme Martin." }, { text: "B" }]);
  await pass(16);
  expect(await scans()).toMatchObject([{ text: null, answer: null, tone: null }, { text: "B" }]);
  expect((await phone.news()).body.answers).toEqual([{ scanId: answered.id, answer: null }]);
  expect((await computer.news()).body.scans.map(({ text }) => text)).toEqual(["B"]);
});

it("a pairing that nobody used for four hours ends, and its words go; a day later nothing is left of it", async () => {
  const { phone } = await cast.pair();
  await phone.send(scanOf("A"));
  await pass(240);
  expect(await scans()).toMatchObject([{ text: "A" }]);
  await pass(241);
  expect(await scans()).toMatchObject([{ text: null }]);
  expect((await phone.news()).body.code).toBe("pairing-ended");
  await pass(24 * 60 + 1);
  expect([await scans(), await app.context.db.read.countBy(Pairing, {})]).toEqual([[], 0]);
  expect((await phone.news()).body.code).toBe("not-paired");
});

it("the pairing of somebody who has signed out loses its words at the next look", async () => {
  const { phone } = await cast.pair();
  const other = await pairingCast(app, "manager").pair();
  await phone.send(scanOf("A"));
  await other.phone.send(scanOf("B"));
  await app.request("/session", { method: "DELETE" });
  await pass(1);
  expect((await scans()).map(({ text }) => text).toSorted()).toEqual(["B", null]);
});
