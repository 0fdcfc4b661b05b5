import { beforeEach, describe, expect, it } from "vitest";
import { startApp, testNow, testPassword, type TestApp } from "../../support/server.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

const signIn = (login: string, password: string, headers: Record<string, string> = {}) =>
  app.request<{ code: string; retryAfter?: number; user: { login: string } }>("/session", {
    json: { login, password },
    as: null,
    headers,
  });
const cookieOf = (headers: Headers) => headers.get("set-cookie")?.split(";")[0] ?? "";
const asCookie = (cookie: string, path = "/session", init: { method?: string; json?: unknown } = {}) =>
  app.request(path, { as: null, headers: { cookie }, ...init });

describe("signing in", () => {
  it("gives a cookie that scripts and other sites cannot use", async () => {
    const { status, body, headers } = await signIn(" Agent ", testPassword);
    expect([status, body.user.login]).toEqual([200, "agent"]);
    const cookie = headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^bip_session=[\w-]{43};/);
    for (const part of ["HttpOnly", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(part);
    expect(cookie).not.toContain("Secure");
    const secure = await signIn("agent", testPassword, { "x-forwarded-proto": "https" });
    expect(secure.headers.get("set-cookie")).toContain("Secure");
  });

  it("says the same of an unknown login as of a wrong password", async () => {
    const [unknown, wrong] = [await signIn("personne", testPassword), await signIn("agent", "faux")];
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect(unknown.body).toEqual(wrong.body);
    expect(unknown.body.code).toBe("wrong-credentials");
  });

  it("waits longer and longer after five wrong passwords, then forgets them", async () => {
    for (let attempt = 0; attempt < 5; attempt++) expect((await signIn("agent", "faux")).status).toBe(401);
    const slowed = await signIn("agent", testPassword);
    expect(slowed).toMatchObject({ status: 429, body: { code: "too-many-attempts", retryAfter: 1 } });
    expect(slowed.headers.get("retry-after")).toBe("1");

    app.setNow("2027-03-02T09:00:02.000Z");
    expect((await signIn("agent", "faux")).status).toBe(401);
    expect((await signIn("agent", testPassword)).body.retryAfter).toBe(2);
    app.setNow("2027-03-02T09:00:05.000Z");
    expect((await signIn("agent", testPassword)).status).toBe(200);
  });
});

describe("a session", () => {
  it("ends when its person leaves, and after thirty days", async () => {
    const cookie = cookieOf((await signIn("agent", testPassword)).headers);
    expect((await asCookie(cookie)).status).toBe(200);
    expect((await asCookie(cookie, "/session", { method: "DELETE" })).status).toBe(204);
    expect((await asCookie(cookie)).status).toBe(401);

    const other = cookieOf((await signIn("agent", testPassword)).headers);
    app.setNow(new Date(Date.parse(testNow) + 30 * 86_400_000 + 1).toISOString());
    expect((await asCookie(other)).status).toBe(401);
  });

  it("ends everywhere at once", async () => {
    const cookies = [
      cookieOf((await signIn("agent", testPassword)).headers),
      cookieOf((await signIn("agent", testPassword)).headers),
    ];
    expect((await asCookie(cookies[0] ?? "", "/sessions", { method: "DELETE" })).status).toBe(204);
    for (const cookie of cookies) expect((await asCookie(cookie)).status).toBe(401);
    expect((await app.request("/session", { as: "manager" })).status).toBe(200);
  });

  it("that changes the password ends the others, and keeps its own", async () => {
    const [here, there] = [
      cookieOf((await signIn("agent", testPassword)).headers),
      cookieOf((await signIn("agent", testPassword)).headers),
    ];
    const next = "une autre phrase secrète";
    const change = (current: string, wanted: string) =>
      asCookie(here, "/session/password", { json: { current, next: wanted } });
    expect((await change("faux", next)).status).toBe(401);
    expect((await change(testPassword, "court")).status).toBe(422);
    expect((await change(testPassword, next)).status).toBe(204);
    expect((await asCookie(here)).status).toBe(200);
    expect((await asCookie(there)).status).toBe(401);
    expect((await signIn("agent", testPassword)).status).toBe(401);
    expect((await signIn("agent", next)).status).toBe(200);
  });
});

describe("accounts", () => {
  const input = {
    login: "claire",
    name: "Claire",
    role: "agent",
    communeCode: null,
    password: "une phrase bien longue",
  };
  const make = (change: object = {}) =>
    app.request<{ id: string; code: string }>("/users", { json: { ...input, ...change }, as: "admin" });

  it("are made by an administrator, once for each login", async () => {
    expect((await make()).status).toBe(201);
    expect(await make()).toMatchObject({ status: 409, body: { code: "login-taken" } });
    expect((await make({ login: "court", password: "court" })).status).toBe(422);
    expect((await make({ login: "roi", role: "king" })).status).toBe(422);
    const { body } = await app.request<{ items: object[] }>("/users", { as: "admin" });
    expect(JSON.stringify(body)).not.toMatch(/password|argon2/i);
  });

  it("that are closed are signed out at once and cannot come back", async () => {
    const { id } = (await make()).body;
    const cookie = cookieOf((await signIn("claire", input.password)).headers);
    const edit = await app.request(`/users/${id}`, { method: "PATCH", json: { active: false }, as: "admin" });
    expect(edit.status).toBe(200);
    expect((await asCookie(cookie)).status).toBe(401);
    expect((await signIn("claire", input.password)).status).toBe(401);
  });

  it("never leave the organisation without an administrator", async () => {
    const { body } = await app.request<{ items: { id: string; role: string }[] }>("/users", { as: "admin" });
    const admin = body.items.find(({ role }) => role === "admin");
    const demote = await app.request(`/users/${admin?.id ?? ""}`, {
      method: "PATCH",
      json: { role: "agent" },
      as: "admin",
    });
    expect(demote).toMatchObject({ status: 409, body: { code: "last-admin" } });
    expect((await app.request("/users", { as: "admin" })).status).toBe(200);
  });
});
