import { beforeEach, expect, it } from "vitest";
import { Pairing } from "../../../server/pairing/entities.ts";
import { pairingCast, scanOf } from "../../support/pairing-cast.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

it("gives a code of 256 bits for five minutes, and keeps its hash only", async () => {
  app.context.phoneOrigins.push("https://192.168.1.20:8443");
  const { id, code, expiresAt, origins } = await pairingCast(app).open();
  expect(code).toMatch(/^[\w-]{43}$/);
  expect(expiresAt).toBe("2027-03-02T09:05:00.000Z");
  expect(origins).toEqual(["https://192.168.1.20:8443"]);
  const row = await app.context.db.read.findOneByOrFail(Pairing, { id });
  expect(JSON.stringify(row)).not.toContain(code);
});

it("names the address that somebody has said phones open, before those of the network", async () => {
  app.context.phoneOrigins.push("https://192.168.1.20:8443");
  const publicAddress = "https://bip.example.fr";
  await app.request("/public-address", { method: "PUT", json: { publicAddress }, as: "manager" });
  const { origins } = await pairingCast(app).open();
  expect(origins).toEqual([publicAddress, "https://192.168.1.20:8443"]);
});

it("is for those who handle equipment", async () => {
  for (const as of ["commune", "accountant", "collector"] as const)
    expect((await app.request("/pairings", { method: "POST", as })).status).toBe(403);
  expect((await app.request("/pairings", { method: "POST", as: null })).status).toBe(401);
});

it("a new code replaces the one before; the phone that is there stays until another one comes", async () => {
  const cast = pairingCast(app);
  const { computer, phone } = await cast.pair();
  const scan = scanOf("A");
  await phone.send(scan);

  const again = await cast.open();
  expect(again.id).toBe(computer.id);
  expect((await phone.news()).status).toBe(200);

  const latest = await cast.open();
  expect((await cast.claim(again.code)).body.code).toBe("pairing-code-wrong");
  const { status } = await cast.claim(latest.code);
  expect(status).toBe(204);
  expect((await phone.news()).body.code).toBe("not-paired");
  expect((await phone.send(scanOf("B"))).body.code).toBe("not-paired");
  expect((await computer.news()).body.scans.map(({ text }) => text)).toEqual(["A"]);
});

it("two codes asked for at once belong to one pairing", async () => {
  const cast = pairingCast(app);
  const opened = await Promise.all(Array.from({ length: 6 }, () => cast.open()));
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
  expect(await app.context.db.read.countBy(Pairing, {})).toBe(1);
  expect(app.reported).toEqual([]);
});
