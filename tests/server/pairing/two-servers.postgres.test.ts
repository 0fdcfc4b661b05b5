import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { expect, it, onTestFinished } from "vitest";
import { createApp } from "../../../server/app.ts";
import { openDatabase } from "../../../server/db/database.ts";
import { secretsFrom } from "../../../server/secrets.ts";
import { openSignals } from "../../../server/signals.ts";
import { answerTo, pairingCast, scanOf } from "../../support/pairing-cast.ts";
import { startApp, testNow } from "../../support/server.ts";

it(
  "computer and phone meet though each talks to another server on the same PostgreSQL",
  { timeout: 60_000 },
  async () => {
    const first = await startApp();
    const db = await openDatabase(first.options);
    onTestFinished(() => db.close());
    const second = createApp(
      {
        db,
        clock: () => new Date(testNow),
        newId: () => v7(),
        secrets: secretsFrom(randomBytes(32)),
        signals: openSignals(),
        phoneOrigins: [],
      },
      { version: "0.0.0-test", report: (error) => first.reported.push(error) },
    );
    const { computer, phone } = await pairingCast(first).pair();
    const far = pairingCast({ ...first, request: requestOf(second) }).phone(phone.key);

    for (let round = 0; round < 3; round++) {
      const scan = scanOf(`code ${round}`);
      const [here, there] = [(await computer.news()).body.seq, (await far.news()).body.seq];
      const answered = far.news(there, 10_000);
      const arrived = computer.news(here, 10_000);
      await far.send(scan);
      expect((await arrived).body.scans.map(({ id }) => id)).toEqual([scan.id]);
      await computer.answer(answerTo(scan.id));
      expect((await answered).body.answers.map(({ scanId }) => scanId)).toEqual([scan.id]);
    }
    expect(first.reported).toEqual([]);
  },
);

/** The phone's side of the second server. */
function requestOf(app: ReturnType<typeof createApp>) {
  return async <Body>(path: string, { json, headers, method }: RequestInit & { json?: unknown } = {}) => {
    const sent = new Headers(headers);
    if (json !== undefined) sent.set("content-type", "application/json");
    const response = await app.request(`/api${path}`, {
      method: method ?? (json === undefined ? "GET" : "POST"),
      headers: sent,
      body: json === undefined ? undefined : JSON.stringify(json),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    return {
      status: response.status,
      body: (text ? JSON.parse(text) : "") as Body,
      bytes,
      headers: response.headers,
    };
  };
}
