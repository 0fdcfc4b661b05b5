import { v7 } from "uuid";
import { beforeEach, expect, it } from "vitest";
import { answerTo, pairingCast, scanOf } from "../../support/pairing-cast.ts";
import { startApp, testNow, type TestApp } from "../../support/server.ts";

let app: TestApp;
let cast: ReturnType<typeof pairingCast>;
beforeEach(async () => {
  app = await startApp();
  cast = pairingCast(app);
});

it("reaches the phone that waits", async () => {
  const { computer, phone } = await cast.pair();
  const scan = scanOf("A");
  await phone.send(scan);
  const { seq } = (await phone.news()).body;
  const waiting = phone.news(seq, 5_000);
  await computer.answer(answerTo(scan.id, "Tablette GVM-E00012-7 prêtée à Mme Martin."));
  expect((await waiting).body.answers).toEqual([
    { scanId: scan.id, answer: { tone: "applied", text: "Tablette GVM-E00012-7 prêtée à Mme Martin." } },
  ]);
});

it("stands as it was first given", async () => {
  const { computer, phone } = await cast.pair();
  const scan = scanOf("A");
  await phone.send(scan);
  await computer.answer(answerTo(scan.id, "Fait."));
  expect((await computer.answer(answerTo(scan.id, "Refusé."))).status).toBe(204);
  expect((await phone.news()).body.answers).toMatchObject([{ answer: { text: "Fait." } }]);
});

it("comes in the order in which it was given, after the one that the phone has", async () => {
  const { computer, phone } = await cast.pair();
  const [one, two] = [scanOf("1"), scanOf("2")];
  await phone.send(one, two);
  await computer.answer(answerTo(two.id));
  const first = (await phone.news()).body;
  expect(first.answers.map(({ scanId }) => scanId)).toEqual([two.id]);
  await computer.answer(answerTo(one.id));
  expect((await phone.news(first.seq)).body.answers.map(({ scanId }) => scanId)).toEqual([one.id]);
});

it("to a code of nobody, or of another pairing, changes nothing", async () => {
  const { computer } = await cast.pair();
  const other = await pairingCast(app, "manager").pair();
  const scan = scanOf("A");
  await other.phone.send(scan);
  expect((await computer.answer(answerTo(v7()), answerTo(scan.id))).status).toBe(204);
  expect((await other.phone.news()).body.answers).toEqual([]);
});

it.each<[name: string, answer: object]>([
  ["no words", answerTo(v7(), "  ")],
  ["too many words", answerTo(v7(), "x".repeat(501))],
  ["several lines", answerTo(v7(), "a\nb")],
  ["an unknown tone", { ...answerTo(v7()), tone: "loud" }],
  ["an unknown field", { ...answerTo(v7()), seq: 1 }],
])("is refused: %s", async (_name, answer) => {
  const { computer } = await cast.pair();
  expect((await computer.answer(answer)).status).toBe(422);
});

it("goes with whether the computer listens, and takes codes", async () => {
  const { computer, phone } = await cast.pair();
  expect((await phone.news()).body).toMatchObject({ computer: "away", person: "Compte agent" });
  await computer.news();
  const { seq } = (await phone.news()).body;
  const waiting = phone.news(seq, 5_000);
  await computer.news(0, 0, false);
  expect((await waiting).body.computer).toBe("elsewhere");
  await computer.news(0, 0, true);
  expect((await phone.news()).body.computer).toBe("here");
  app.setNow(new Date(Date.parse(testNow) + 26_000).toISOString());
  expect((await phone.news()).body.computer).toBe("away");
  expect((await computer.news()).body.phone?.here).toBe(true);
  app.setNow(new Date(Date.parse(testNow) + 60_000).toISOString());
  expect((await computer.news()).body.phone?.here).toBe(false);
});

it("goes with what the computer's page wants of many codes, and whose codes are its own", async () => {
  const { computer, phone } = await cast.pair();
  await computer.news();
  const { seq, ...first } = (await phone.news()).body;
  expect(first).toMatchObject({ wants: "any", prefix: "GVM" });
  for (const [before, wants] of [
    [seq, "receiving"],
    [seq + 1, "lend"],
  ] as const) {
    const waiting = phone.news(before, 5_000);
    await computer.news(0, 0, true, wants);
    expect((await waiting).body).toMatchObject({ wants, computer: "here" });
  }
  expect((await computer.news(0, 0, true, "everything")).status).toBe(422);
});

it("a misspelt or impossible question is refused", async () => {
  const { computer, phone } = await cast.pair();
  expect((await phone.news(-1)).status).toBe(422);
  expect((await phone.news(0, 15_001)).status).toBe(422);
  expect((await computer.news(0.5)).status).toBe(422);
  expect((await app.request(`/pairings/${computer.id}?afer=1`)).status).toBe(422);
});
