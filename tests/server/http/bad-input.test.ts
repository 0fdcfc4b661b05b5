import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { Movement } from "../../../server/ledger/entities.ts";
import { castOf, type Cast } from "../../support/cast.ts";
import { startApp, testNow, type TestApp } from "../../support/server.ts";

interface ProblemBody {
  code: string;
  status: number;
  detail: string;
  errors?: { path: string; message: string }[];
}

let app: TestApp;
let cast: Cast;

beforeEach(async () => {
  app = await startApp();
  cast = castOf(app);
});

const movements = () => app.context.db.read.count(Movement);

/** The ledger after is the ledger before, and agrees with the current state. */
async function changesNothing<Result>(act: () => Promise<Result>): Promise<Result> {
  const before = await movements();
  const result = await act();
  expect(await movements()).toBe(before);
  expect((await app.verify()).differences).toEqual([]);
  expect(app.reported).toEqual([]);
  return result;
}

const valid = () => ({
  id: v7(),
  type: "create-batch",
  occurredAt: testNow,
  batchId: v7(),
  name: "Lot",
  siteId: app.siteId,
});

describe("a request that makes no sense", () => {
  const json = { "content-type": "application/json" };
  it.each<[name: string, init: () => RequestInit, status: number, code: string]>([
    ["malformed JSON", () => ({ headers: json, body: '{"operations": [' }), 400, "malformed-json"],
    ["no body", () => ({ headers: json, body: "" }), 400, "malformed-json"],
    ["text", () => ({ headers: { "content-type": "text/plain" }, body: "{}" }), 415, "wrong-content-type"],
    [
      "a form of another site",
      () => ({ headers: { "content-type": "application/x-www-form-urlencoded" }, body: "operations=1" }),
      415,
      "wrong-content-type",
    ],
    [
      "a huge body",
      () => ({ headers: json, body: JSON.stringify({ operations: "x".repeat(3_000_000) }) }),
      413,
      "body-too-large",
    ],
    [
      "another site's page",
      () => ({ headers: { ...json, origin: "https://ailleurs.example" }, body: "{}" }),
      403,
      "cross-origin",
    ],
    [
      "another site's page, as the browser says",
      () => ({ headers: { ...json, "sec-fetch-site": "cross-site" }, body: "{}" }),
      403,
      "cross-origin",
    ],
  ])("%s", async (_name, init, status, code) => {
    const answer = await changesNothing(() =>
      app.request<ProblemBody>("/operations", { method: "POST", ...init() }),
    );
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer).toMatchObject({ status, body: { code, status } });
    expect(answer.body.detail).toMatch(/^[A-ZÀ-Ý].+[.!?]$/u);
  });

  it.each<[name: string, change: object, path: string]>([
    ["an unknown field", { colour: "red" }, "operations.0.colour"],
    ["a wrong type", { name: 42 }, "operations.0.name"],
    ["an unknown operation", { type: "teleport" }, "operations.0.type"],
    ["an id that is none", { batchId: "1; DROP TABLE item" }, "operations.0.batchId"],
    ["a day that is none", { occurredAt: "2026-02-30T10:00:00Z" }, "operations.0.occurredAt"],
    ["control characters", { name: "Lot\u0000\u001b[31m" }, "operations.0.name"],
    ["half a character", { name: "Lot \ud800" }, "operations.0.name"],
    ["letters turned round", { name: "Lot \u202eetpo" }, "operations.0.name"],
    ["an endless name", { name: "x".repeat(10_000) }, "operations.0.name"],
  ])("%s, and which field it is", async (_name, change, path) => {
    const operations = [{ ...valid(), ...change }];
    const answer = await changesNothing(() =>
      app.request<ProblemBody>("/operations", { json: { operations } }),
    );
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid-input" } });
    expect(answer.body.errors?.map((error) => error.path)).toContain(path);
  });

  it("too many operations at once", async () => {
    const operations = Array.from({ length: 201 }, valid);
    const answer = await changesNothing(() =>
      app.request<ProblemBody>("/operations", { json: { operations } }),
    );
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid-input" } });
  });
});

describe("an operation that cannot be", () => {
  it.each<[name: string, change: object, code: string]>([
    ["in the future", { occurredAt: "2027-03-02T09:06:00.000Z" }, "date-in-future"],
    ["in 1900", { occurredAt: "1900-01-01T00:00:00.000Z" }, "date-too-old"],
    ["at a site that does not exist", { siteId: v7() }, "unknown-site"],
  ])("%s", async (_name, change, code) => {
    const operation = { ...valid(), ...change };
    const { body } = await changesNothing(() =>
      app.request<{ results: ProblemBody[] }>("/operations", { json: { operations: [operation] } }),
    );
    expect(body.results).toMatchObject([{ status: "refused", code }]);
    expect(body.results[0]?.detail).toMatch(/^[A-ZÀ-Ý].+[.!?]$/u);
  });

  it("on what is unknown, of the wrong kind, terminated, used or unerased", async () => {
    const person = await cast.person();
    const [tablet, sim, laptop] = [
      await cast.item("tablet"),
      await cast.item("sim", { lineActive: true }),
      await cast.item("laptop"),
    ];
    const dead = await cast.item("sim", { lineActive: true });
    await app.run({ type: "terminate-sim", itemId: dead.id }, "manager");
    const offer = await cast.offer();
    const voucherId = v7();
    await app.run({ type: "receive-voucher", voucherId, offerId: offer.id, code: "RX11223344" });
    await app.run({ type: "top-up", itemId: sim.id, voucherId });
    const batchId = await cast.batch();
    await app.run({ type: "retire", itemId: laptop.id, reason: "obsolete" }, "manager");
    await app.run({ type: "add-to-batch", itemId: laptop.id, batchId });
    await cast.lend(tablet.id, person.id);
    const other = await cast.person("Paul", "Durand");

    const lend = { type: "lend" as const, loanId: v7() };
    const refused = [
      [{ ...lend, itemId: v7(), beneficiaryId: person.id }, "unknown-item"],
      [{ ...lend, itemId: sim.id, beneficiaryId: v7() }, "unknown-beneficiary"],
      [{ ...lend, itemId: tablet.id, beneficiaryId: other.id }, "item-on-loan"],
      [{ type: "top-up" as const, itemId: tablet.id, amount: 1000 }, "wrong-kind"],
      [{ type: "top-up" as const, itemId: dead.id, amount: 1000 }, "line-terminated"],
      [{ type: "top-up" as const, itemId: sim.id, voucherId }, "voucher-used"],
      [{ type: "top-up" as const, itemId: sim.id, voucherId: v7() }, "unknown-voucher"],
      [{ type: "seal-batch" as const, batchId }, "erasure-missing"],
      [{ type: "cancel" as const, operationId: v7() }, "unknown-operation"],
    ] as const;
    const results = await changesNothing(() => app.send(refused.map(([draft]) => app.operation(draft))));
    expect(results.map(({ status, code }) => [status, code])).toEqual(
      refused.map(([, code]) => ["refused", code]),
    );
    expect(results[2]?.detail).toContain(person.lastName);
  });
});

describe("a code that nobody printed", () => {
  it.each([
    ["of 10 000 characters", "9".repeat(10_000), "too-long"],
    ["of control characters", "A\u0001\u0002B", "control-characters"],
    ["of blanks", "   ", "empty"],
    ["that is a link to elsewhere", "https://example.org/?q=1", "unknown-link"],
  ])("%s is read as such", async (_name, code, problem) => {
    const answer = await changesNothing(() =>
      app.request<{ problem?: string; names: unknown[] }>(`/scan?code=${encodeURIComponent(code)}`),
    );
    expect(answer.status).toBeLessThan(500);
    if (answer.status === 200) expect(answer.body).toMatchObject({ problem, names: [] });
    else expect(answer).toMatchObject({ status: 422, body: { code: "invalid-input" } });
  });

  it.each(["' OR 1=1 --", "<script>alert(1)</script>", "%00", "😀", "GVM-E99999-X"])(
    "%s names nothing",
    async (code) => {
      const answer = await changesNothing(() =>
        app.request<{ names: unknown[] }>(`/scan?code=${encodeURIComponent(code)}`),
      );
      expect(answer).toMatchObject({ status: 200, body: { names: [] } });
    },
  );
});

describe("a list that is asked for in a wrong way", () => {
  it.each([
    "limit=0",
    "limit=100000",
    "after=abc",
    "after=WzEsMl0",
    "sort=password",
    "state=lost-in-space",
    "colour=red",
  ])("?%s", async (query) => {
    const answer = await app.request<ProblemBody>(`/items?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid-input" } });
  });
});

describe("a NUL, which PostgreSQL cannot keep", () => {
  const person = { firstName: "Jeanne", lastName: "Martin", communeCode: "51030" };
  it.each<[path: string, json?: object]>([
    ["/items?commune=%00"],
    ["/items?q=%00"],
    ["/items?kind=%00"],
    ["/loans?commune=%00"],
    ["/beneficiaries?commune=%00"],
    ["/movements?type=%00"],
    ["/scan?code=%00"],
    ["/scan?code=A%00B"],
    ["/communes/%00"],
    ["/session", { login: "a\u0000", password: "b\u0000" }],
    ["/beneficiaries", { ...person, referent: "a\u0000b" }],
    ["/beneficiaries", { ...person, phone: "06\u0000" }],
    ["/offers", { operator: "a\u0000", name: "b", amount: 1 }],
    [
      "/users",
      { login: "a\u0000b", name: "a", role: "agent", communeCode: null, password: "une phrase bien longue" },
    ],
    [
      "/users",
      { login: "ab", name: "a", role: "commune", communeCode: "\u0000", password: "une phrase bien longue" },
    ],
  ])("%s %j is answered like any other mistake", async (path, json) => {
    const answer = await app.request<ProblemBody>(path, { json, as: "admin" });
    expect(answer.status).toBeLessThan(500);
    expect(app.reported).toEqual([]);
  });
});
