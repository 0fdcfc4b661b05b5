import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { declaredRoutes } from "../../../server/http/routes.ts";
import { roles, type Role } from "../../../shared/roles.ts";
import { startApp, type TestApp } from "../../support/server.ts";

const methods = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);
/** They end the session that the walk goes on with. */
const farewells = new Set(["DELETE /api/session", "DELETE /api/sessions"]);

function call(app: TestApp, route: string, as: Role | null) {
  const [method = "", path = ""] = route.split(" ");
  const filled = path.replace(/^\/api/, "").replace(/:\w+(\{[^}]*\})?/g, () => v7());
  return app.request<{ code?: string }>(filled, {
    method,
    as,
    json: method === "GET" || method === "DELETE" ? undefined : { nothing: "that fits" },
  });
}

describe("every route", () => {
  it("names who may call it", async () => {
    const { app } = await startApp();
    const declared = declaredRoutes();
    const answering = app.routes
      .filter(({ method, path }) => methods.has(method) && path.startsWith("/api/") && !path.endsWith("/*"))
      .map(({ method, path }) => `${method} ${path}`);
    expect(new Set(answering)).toEqual(new Set(declared.keys()));
    expect(declared.size).toBeGreaterThan(60);
  });

  it("answers those roles, and no other; nobody who is not signed in", { timeout: 60_000 }, async () => {
    const app = await startApp();
    for (const [route, access] of declaredRoutes()) {
      if (access === "anyone") continue;
      if (access === "paired-phone") {
        for (const person of [null, ...roles]) {
          const { status, body } = await call(app, route, person);
          expect([route, person, status, body.code]).toEqual([route, person, 401, "not-paired"]);
        }
        continue;
      }
      const stranger = await call(app, route, null);
      expect([route, stranger.status, stranger.body.code]).toEqual([route, 401, "not-signed-in"]);
      for (const role of roles) {
        const allowed = access.includes(role);
        if (allowed && farewells.has(route)) continue;
        const { status, body } = await call(app, route, role);
        const forbidden = status === 403 && body.code === "forbidden";
        expect([route, role, forbidden]).toEqual([route, role, !allowed]);
        expect([route, role, status]).not.toEqual([route, role, 500]);
      }
    }
    expect(app.reported).toEqual([]);
  });

  it("is not there where none was declared", async () => {
    const app = await startApp();
    expect((await app.request("/nothing", { as: "admin" })).status).toBe(404);
    expect((await app.request("/items", { as: "admin", method: "DELETE" })).status).toBe(404);
  });
});
