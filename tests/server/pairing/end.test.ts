import { beforeEach, expect, it } from "vitest";
import { PhoneScanEntity } from "../../../server/pairing/entities.ts";
import { answerTo, pairingCast, scanOf } from "../../support/pairing-cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let cast: ReturnType<typeof pairingCast>;
beforeEach(async () => {
  app = await startApp();
  cast = pairingCast(app);
});

it("by the computer: the phone is told at once, and no words stay", async () => {
  const { computer, phone } = await cast.pair();
  const scan = scanOf("A");
  await phone.send(scan);
  await computer.answer(answerTo(scan.id));
  const { seq } = (await phone.news()).body;
  const waiting = phone.news(seq, 5_000);
  expect((await computer.end()).status).toBe(204);
  expect(await waiting).toMatchObject({ status: 410, body: { code: "pairing-ended" } });
  expect((await phone.send(scan)).body.code).toBe("pairing-ended");
  const rows = await app.context.db.read.find(PhoneScanEntity);
  expect(rows).toMatchObject([{ text: null, answer: null }]);
});

it("by the phone: the computer is told at once", async () => {
  const { computer, phone } = await cast.pair();
  const { seq } = (await computer.news()).body;
  const waiting = computer.news(seq, 5_000);
  expect((await phone.end()).status).toBe(204);
  expect((await waiting).body.code).toBe("pairing-ended");
  expect((await computer.answer(answerTo(scanOf("A").id))).body.code).toBe("pairing-ended");
  expect((await computer.end()).body.code).toBe("pairing-ended");
  // The next code begins anew.
  const { id } = await cast.open();
  expect(id).not.toBe(computer.id);
});

it.each([
  ["signs out", "/session"],
  ["signs out everywhere", "/sessions"],
])("when the person %s at the computer", async (_name, path) => {
  const { phone } = await cast.pair();
  const { seq } = (await phone.news()).body;
  const waiting = phone.news(seq, 10_000);
  await app.request(path, { method: "DELETE" });
  expect((await waiting).body.code).toBe("pairing-ended");
  expect((await phone.send(scanOf("A"))).body.code).toBe("pairing-ended");
});

it("when the account is closed", async () => {
  const { phone } = await cast.pair();
  const { body } = await app.request<{ items: { id: string; role: string }[] }>("/users", { as: "admin" });
  const id = body.items.find(({ role }) => role === "agent")?.id ?? "";
  await app.request(`/users/${id}`, { method: "PATCH", json: { active: false }, as: "admin" });
  expect((await phone.send(scanOf("A"))).body.code).toBe("pairing-ended");
});

it("leaves nobody waiting when the server stops", async () => {
  const { phone } = await cast.pair();
  const { seq } = (await phone.news()).body;
  const waiting = phone.news(seq, 15_000);
  app.context.signals.close();
  expect((await waiting).status).toBe(200);
});
