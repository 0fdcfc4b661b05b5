import { v7 } from "uuid";
import { beforeEach, expect, it } from "vitest";
import { mostScansAtOnce, mostWaiting } from "../../../shared/pairing/schema.ts";
import { PhoneScanEntity } from "../../../server/pairing/entities.ts";
import { answerTo, newKey, pairingCast, scanOf } from "../../support/pairing-cast.ts";
import { startApp, testNow, type TestApp } from "../../support/server.ts";

let app: TestApp;
let cast: ReturnType<typeof pairingCast>;
beforeEach(async () => {
  app = await startApp();
  cast = pairingCast(app);
});

it("reaches the computer that waits, in the phone's order", async () => {
  const { computer, phone } = await cast.pair();
  const { seq } = (await computer.news()).body;
  const waiting = computer.news(seq, 5_000);
  await phone.send(scanOf("GVM-E00012-7", { symbology: "Code128", age: 1_500 }), scanOf("\u001dB"));
  const { scans } = (await waiting).body;
  expect(scans).toMatchObject([
    { text: "GVM-E00012-7", symbology: "Code128", age: 1_500 },
    { text: "\u001dB" },
  ]);
});

it("is the same however often it is sent, alone or among others", async () => {
  const { computer, phone } = await cast.pair();
  const [one, two, three] = [scanOf("1"), scanOf("2"), scanOf("3")];
  for (const sent of [[one], [one, two], [one], [two, three], [one, two, three]])
    expect((await phone.send(...sent)).status).toBe(204);
  expect((await computer.news()).body.scans.map(({ text }) => text)).toEqual(["1", "2", "3"]);
  await computer.answer(answerTo(one.id));
  await phone.send(one);
  expect((await computer.news()).body.scans.map(({ text }) => text)).toEqual(["2", "3"]);
});

it("stays one, sent ten times at the same moment", async () => {
  const { computer, phone } = await cast.pair();
  const scans = Array.from({ length: 5 }, (_, index) => scanOf(String(index)));
  const answers = await Promise.all(Array.from({ length: 10 }, () => phone.send(...scans)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 204));
  expect((await computer.news()).body.scans.map(({ text }) => text)).toEqual(["0", "1", "2", "3", "4"]);
  expect(app.reported).toEqual([]);
});

it("comes again to a computer that has begun anew, until it is answered", async () => {
  const { computer, phone } = await cast.pair();
  await phone.send(scanOf("1"), scanOf("2"));
  const first = (await computer.news()).body;
  expect(first.scans).toHaveLength(2);
  expect((await computer.news(first.seq)).body.scans).toEqual([]);
  expect((await computer.news(0)).body.scans).toEqual(first.scans);
});

it("comes page by page when many wait", async () => {
  const { computer, phone } = await cast.pair();
  const scans = Array.from({ length: mostScansAtOnce + 3 }, (_, index) => scanOf(String(index)));
  await phone.send(...scans.slice(0, mostScansAtOnce));
  await phone.send(...scans.slice(mostScansAtOnce));
  const first = (await computer.news()).body;
  const second = (await computer.news(first.seq)).body;
  expect([...first.scans, ...second.scans].map(({ text }) => text)).toEqual(scans.map(({ text }) => text));
});

it.each<[name: string, scan: object]>([
  ["too long", scanOf("x".repeat(257))],
  ["empty", scanOf("")],
  ["half a character", scanOf("\ud800")],
  ["NUL", scanOf("a\0b")],
  ["no id", { text: "A", age: 0 }],
  ["an id that is none", { id: "1", text: "A", age: 0 }],
  ["from the future", scanOf("A", { age: -1 })],
  ["a field that nobody knows", scanOf("A", { role: "admin" })],
])("refuses a code that is wrong: %s", async (_name, scan) => {
  const { computer, phone } = await cast.pair();
  expect((await phone.send(scanOf("before"), scan)).status).toBe(422);
  expect((await computer.news()).body.scans).toEqual([]);
});

it("refuses none, and too many at once", async () => {
  const { phone } = await cast.pair();
  expect((await phone.send()).status).toBe(422);
  const many = Array.from({ length: mostScansAtOnce + 1 }, () => scanOf("A"));
  expect((await phone.send(...many)).status).toBe(422);
});

it("stops when too many wait, and goes on once they are answered", { timeout: 60_000 }, async () => {
  const { computer, phone } = await cast.pair();
  const scans = Array.from({ length: mostWaiting }, (_, index) => scanOf(String(index)));
  for (let from = 0; from < scans.length; from += mostScansAtOnce)
    expect((await phone.send(...scans.slice(from, from + mostScansAtOnce))).status).toBe(204);
  const next = scanOf("next");
  expect(await phone.send(next)).toMatchObject({ status: 429, body: { code: "pairing-full" } });
  // What came before is still known for a repeat.
  expect((await phone.send(scans[0] ?? {})).status).toBe(204);
  await computer.answer(answerTo(scans[0]?.id ?? ""));
  expect((await phone.send(next)).status).toBe(204);
});

it("is refused of strangers, after the end, and after four idle hours", async () => {
  const { computer, phone } = await cast.pair();
  for (const key of [newKey(), computer.id])
    expect((await cast.phone(key).send(scanOf("A"))).body.code).toBe("not-paired");
  app.setNow(new Date(Date.parse(testNow) + 4 * 3_600_000).toISOString());
  expect((await phone.send(scanOf("A"))).status).toBe(204);
  app.setNow(new Date(Date.parse(testNow) + 8 * 3_600_000 + 1).toISOString());
  expect(await phone.send(scanOf("A"))).toMatchObject({ status: 410, body: { code: "pairing-ended" } });
});

it("does not reach the computer of another account or session", async () => {
  const { phone } = await cast.pair();
  const other = await pairingCast(app, "manager").pair();
  await phone.send(scanOf("A"));
  expect((await other.computer.news()).body.scans).toEqual([]);
  const { id } = await cast.open();
  const stranger = pairingCast(app, "manager").computer(id);
  expect((await stranger.news()).status).toBe(404);
  expect((await stranger.answer(answerTo(v7()))).status).toBe(404);
  expect((await stranger.end()).status).toBe(404);
  const session = await app.request<object>("/session", {
    json: { login: "agent", password: "correct horse battery" },
    as: null,
  });
  const cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
  expect((await app.request(`/pairings/${id}`, { as: null, headers: { cookie } })).status).toBe(404);
});

it("brings that the person pointed at it, and what lay beside it, as long as the words are kept", async () => {
  const { computer, phone } = await cast.pair();
  const beside = [{ text: "356938035643809", symbology: "Code128" }, { text: "5901234123457" }];
  const [pointedAt, seen] = [scanOf("A", { chosen: true }), scanOf("B", { beside })];
  expect((await phone.send(pointedAt, seen)).status).toBe(204);
  const { scans } = (await computer.news()).body;
  expect(scans).toMatchObject([
    { text: "A", chosen: true },
    { text: "B", beside },
  ]);
  expect(scans[0]).not.toHaveProperty("beside");
  expect(scans[1]).not.toHaveProperty("chosen");
  await computer.end();
  expect(await app.context.db.read.find(PhoneScanEntity)).toMatchObject([{ beside: null }, { beside: null }]);
});

it.each<[name: string, change: object]>([
  ["too many beside it", { beside: Array.from({ length: 9 }, () => ({ text: "A" })) }],
  ["nothing beside it", { beside: [] }],
  ["an unknown field beside it", { beside: [{ text: "A", at: 1 }] }],
  ["a choice that is none", { chosen: false }],
])("is refused with %s", async (_name, change) => {
  const { phone } = await cast.pair();
  expect((await phone.send(scanOf("A", change))).status).toBe(422);
});
