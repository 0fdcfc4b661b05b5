import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { bodyLimit } from "hono/body-limit";
import { matchedRoutes } from "hono/route";
import { findSession, sessionDays } from "../accounts/service.ts";
import type { ProblemParams } from "../../shared/problems.ts";
import { findPhone } from "../pairing/service.ts";
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

  if (access === "paired-phone") {
    const key = /^Bearer ([\w-]{43})$/.exec(c.req.header("authorization") ?? "")?.[1];
    const pairing = key ? await findPhone(c.var.context, key) : undefined;
    if (!pairing) return answerProblem(c, "not-paired");
    c.set("pairing", pairing);
    return next();
  }
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

/** The most bytes of the file that this route takes; undefined where it takes JSON. */
function uploadLimit(c: HonoContext): number | undefined {
  return matchedRoutes(c)
    .map(({ method, path }) => uploadOf(method, path))
    .findLast((found) => found !== undefined);
}

/** A body is no larger than its route has a reason for; the connection is not read to the end to find out. */
export const limitBody =
  (largest: number): MiddlewareHandler<Env> =>
  (c, next) => {
    const upload = uploadLimit(c);
    const params: ProblemParams =
      upload === undefined ? {} : { upload: 1, max: Math.floor(upload / 1024 / 1024) };
    const onError = () => answerProblem(c, "body-too-large", params);
    return bodyLimit({ maxSize: upload ?? largest, onError })(c, next);
  };

const formTypes = /^(multipart\/form-data|application\/x-www-form-urlencoded|text\/plain)\s*(;|$)/i;

/** Writes carry JSON, or a file: a form of another site can't send those without asking. */
export const noForms: MiddlewareHandler<Env> = async (c, next) => {
  // Browsers send DELETE without a body, and without a word about one (RFC 9112, 6.3).
  const announced = c.req.header("content-length") ?? c.req.header("transfer-encoding");
  const carriesBody =
    !safe.has(c.req.method) &&
    c.req.raw.body !== null &&
    announced !== "0" &&
    (c.req.method !== "DELETE" || announced !== undefined);
  const type = c.req.header("content-type") ?? "";
  if (uploadLimit(c) !== undefined)
    return type === "" || formTypes.test(type)
      ? answerProblem(c, "wrong-content-type", { upload: 1 })
      : next();
  if (carriesBody && !/^application\/json\s*(;|$)/i.test(type)) return answerProblem(c, "wrong-content-type");
  return next();
};
