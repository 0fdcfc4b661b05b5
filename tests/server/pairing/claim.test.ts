import { beforeEach, expect, it } from "vitest";
import { newKey, pairingCast } from "../../support/pairing-cast.ts";
import { startApp, testNow, testPassword, type TestApp } from "../../support/server.ts";

let app: TestApp;
let cast: ReturnType<typeof pairingCast>;
beforeEach(async () => {
  app = await startApp();
  cast = pairingCast(app);
});

it("pairs a phone that nobody is signed in on; the computer is told which", async () => {
  const { id, code } = await cast.open();
  const before = (await cast.computer(id).news()).body;
  expect(before.phone).toBeNull();
  const told = cast.computer(id).news(before.seq, 5_000);
  expect((await cast.claim(code)).status).toBe(204);
  expect((await told).body.phone).toMatchObject({ name: "Téléphone Android", here: true });
});

it("pairs a phone of the same account, and refuses one of another", async () => {
  const { code } = await cast.open();
  expect((await cast.claim(code, newKey(), { as: "manager" })).body.code).toBe("pairing-of-another");
  expect((await cast.claim(code, newKey(), { as: "agent" })).status).toBe(204);
});

it("serves one phone, once: a photograph of the code is worth nothing", async () => {
  const { code } = await cast.open();
  const key = newKey();
  expect((await cast.claim(code, key)).status).toBe(204);
  expect(await cast.claim(code)).toMatchObject({ status: 409, body: { code: "pairing-code-used" } });
  // The answer did not reach the phone: it asks again.
  expect((await cast.claim(code, key)).status).toBe(204);
  expect((await cast.phone(key).news()).status).toBe(200);
});

it("one of two phones that ask at the same moment has it", async () => {
  const { code } = await cast.open();
  const answers = await Promise.all(Array.from({ length: 8 }, () => cast.claim(code)));
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
  expect(app.reported).toEqual([]);
});

it("is too late after five minutes, and when the computer has left", async () => {
  const { code } = await cast.open();
  app.setNow(new Date(Date.parse(testNow) + 5 * 60_000).toISOString());
  expect(await cast.claim(code)).toMatchObject({ status: 404, body: { code: "pairing-code-wrong" } });
  const next = await cast.open();
  await app.request("/session", { method: "DELETE" });
  expect((await cast.claim(next.code)).body.code).toBe("pairing-code-wrong");
});

it("slows down whoever tries codes", async () => {
  const { code } = await cast.open();
  for (let attempt = 0; attempt < 5; attempt++)
    expect((await cast.claim(newKey())).body.code).toBe("pairing-code-wrong");
  expect(await cast.claim(newKey())).toMatchObject({ status: 429, body: { code: "too-many-attempts" } });
  app.setNow(new Date(Date.parse(testNow) + 2_000).toISOString());
  expect((await cast.claim(newKey())).body.code).toBe("pairing-code-wrong");
  expect((await cast.claim(code)).status).toBe(204);
});

it("takes a right code whoever tried wrong ones from the same address, and never slows for more than half a minute", async () => {
  let now = Date.parse(testNow);
  for (let attempt = 0; attempt < 20; attempt++) {
    expect((await cast.claim(newKey())).body.code).toBe("pairing-code-wrong");
    app.setNow(new Date((now += 30_000)).toISOString());
  }
  const { code } = await cast.open();
  await cast.claim(newKey());
  expect(await cast.claim(newKey())).toMatchObject({ status: 429, body: { retryAfter: 30 } });
  const key = newKey();
  expect((await cast.claim(code, key)).status).toBe(204);
  expect((await cast.phone(key).news()).status).toBe(200);
});

it("refuses what it does not know", async () => {
  const { code } = await cast.open();
  for (const json of [
    { code, key: newKey() },
    { code, key: "short", device: "Téléphone" },
    { code: "", key: newKey(), device: "Téléphone" },
    { code, key: newKey(), device: "Téléphone", role: "admin" },
  ])
    expect((await cast.claim(code, "", { json })).status).toBe(422);
  // A key that opens a pairing already can't take a second one.
  const { phone } = await cast.pair();
  expect((await cast.claim((await cast.open()).code, phone.key)).body.code).toBe("pairing-code-wrong");
});

it("gives a key that opens nothing else, and a session opens nothing of the phone's", async () => {
  const { phone } = await cast.pair();
  const headers = { authorization: `Bearer ${phone.key}` };
  for (const path of ["/items", "/scan?code=A", "/beneficiaries", "/users", "/session", "/openapi.json"])
    expect((await app.request(path, { as: null, headers })).status).toBe(401);
  for (const cookie of [`bip_session=${phone.key}`, `bip_session=${testPassword}`])
    expect((await app.request("/items", { as: null, headers: { cookie } })).status).toBe(401);
  expect((await app.request("/phone", { as: "agent" })).status).toBe(401);
});
