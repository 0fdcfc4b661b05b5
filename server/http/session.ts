import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { matchedRoutes } from "hono/route";
import { findSession, sessionDays } from "../accounts/service.ts";
import { answerProblem } from "./problem.ts";
import { accessOf, uploadOf, type Env } from "./routes.ts";

const cookie = "bip_session";

export function keepSession(c: HonoContext, token: string): void {
  setCookie(c, cookie, token, {
    httpOnly: true,
    sameSite: "Lax",
    secure: isHttps(c),
    path: "/",
    maxAge: sessionDays * 86_400,
  });
}

export function dropSession(c: HonoContext): void {
  deleteCookie(c, cookie, { path: "/" });
}

/** Behind a proxy that ends TLS, it says so in `X-Forwarded-Proto`. */
function isHttps(c: HonoContext): boolean {
  return new URL(c.req.url).protocol === "https:" || c.req.header("x-forwarded-proto") === "https";
}

/** Where a request comes from, to slow down guessing; the socket's address, which a client can't choose. */
export function addressOf(c: HonoContext): string {
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    return "unknown";
  }
}

/** Deny by default: a route answers those whom it names, and one that names nobody answers nobody. */
export const authorise: MiddlewareHandler<Env> = async (c, next) => {
  const access = matchedRoutes(c)
    .map(({ method, path }) => accessOf(method === "ALL" ? c.req.method : method, path))
    .findLast((found) => found !== undefined);
  if (access === undefined) return answerProblem(c, "not-found");

  const token = getCookie(c, cookie);
  const found = token ? await findSession(c.var.context, token) : undefined;
  if (found) {
    c.set("user", found.user);
    c.set("sessionId", found.session.id);
  }
  if (access === "anyone") return next();
  if (!found) return answerProblem(c, "not-signed-in");
  if (!access.includes(found.user.role)) return answerProblem(c, "forbidden");
  return next();
};

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/** A write must come from our own pages. Browsers always say where it comes from; programs that say nothing hold no cookie by accident. */
export const sameOrigin: MiddlewareHandler<Env> = async (c, next) => {
  if (safe.has(c.req.method)) return next();
  const site = c.req.header("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return answerProblem(c, "cross-origin");
  const origin = c.req.header("origin");
  if (origin) {
    const host = c.req.header("x-forwarded-host") ?? c.req.header("host") ?? new URL(c.req.url).host;
    if (!URL.canParse(origin) || new URL(origin).host !== host) return answerProblem(c, "cross-origin");
  }
  return next();
};

/** Writes carry JSON, or a file where a route takes one: a form of another site can't send either without asking. */
export const jsonOnly: MiddlewareHandler<Env> = async (c, next) => {
  const carriesBody = !safe.has(c.req.method) && c.req.raw.body !== null;
  const type = c.req.header("content-type") ?? "";
  const expected = uploadLimit(c) ? /^application\/octet-stream\s*(;|$)/i : /^application\/json\s*(;|$)/i;
  if (carriesBody && !expected.test(type) && c.req.header("content-length") !== "0")
    return answerProblem(c, "wrong-content-type");
  return next();
};

/** How many bytes the file may have that this route takes; undefined where it takes none. */
export const uploadLimit = (c: HonoContext): number | undefined =>
  matchedRoutes(c)
    .map(({ method, path }) => uploadOf(method === "ALL" ? c.req.method : method, path))
    .findLast((found) => found !== undefined);
