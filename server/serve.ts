import { createServer as createHttps } from "node:https";
import { existsSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { serve, type ServerType } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { createApp } from "./app.ts";
import type { Config } from "./config.ts";
import { certificateFor, localAddresses } from "./http/certificate.ts";

export interface Served {
  /** Where to open the application on this computer. */
  url: string;
  /** Where phones of the local network find it, over HTTPS; empty unless asked for. */
  lanUrls: string[];
  close(): Promise<void>;
}

const webRoot = resolve("dist/web");

/** A strict policy: our own files alone, and WebAssembly for the barcode reader. */
const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:", "blob:"],
  mediaSrc: ["'self'", "blob:"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", "blob:"],
  frameAncestors: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  objectSrc: ["'none'"],
};

/** The API, the pages, and the API's own documentation. */
export function withPages(app: ReturnType<typeof createApp>): Hono {
  const site = new Hono();
  site.route("/", app);
  site.use(
    "*",
    secureHeaders({
      contentSecurityPolicy: policy,
      permissionsPolicy: { camera: ["self"], microphone: [], geolocation: [] },
      referrerPolicy: "same-origin",
      // The town's other sites under the same name are none of our business.
      strictTransportSecurity: "max-age=15552000",
    }),
  );
  site.get("/api-docs", (c) => c.redirect("/api-docs/"));
  site.get("/api-docs/", (c) => c.html(docsPage));
  site.get("/api-docs/start.js", (c) => c.body(docsScript, 200, { "content-type": "text/javascript" }));
  site.use(
    "/api-docs/*",
    serveStatic({
      root: "node_modules/swagger-ui-dist",
      rewriteRequestPath: (path) => path.replace("/api-docs", ""),
    }),
  );
  site.use("/assets/*", async (c, next) => {
    await next();
    if (c.res.status === 200) c.header("cache-control", "public, max-age=31536000, immutable");
  });
  site.use("*", serveStatic({ root: "dist/web" }));
  site.get("*", (c) => {
    const index = join(webRoot, "index.html");
    if (c.req.path.startsWith("/api/") || c.req.path.startsWith("/assets/") || !existsSync(index))
      return c.notFound();
    c.header("cache-control", "no-cache");
    return c.html(readFileSync(index, "utf8"));
  });
  return site;
}

const docsPage = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>API de Bip Relais</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/api-docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/api-docs/swagger-ui-bundle.js"></script><script src="/api-docs/start.js"></script></body></html>`;
const docsScript = `SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#swagger-ui", validatorUrl: null });`;

/** Listens on the configured address, and on HTTPS for the local network where that was asked for. */
export async function serveApp(app: ReturnType<typeof createApp>, config: Config): Promise<Served> {
  const { fetch } = withPages(app);
  const servers: ServerType[] = [];
  const listen = (options: Parameters<typeof serve>[0]) =>
    new Promise<AddressInfo>((done, failed) => {
      const server = serve(options, done);
      server.once("error", failed);
      servers.push(server);
    });

  const { port } = await listen({ fetch, port: config.port, hostname: config.host });
  const lanUrls: string[] = [];
  if (config.lan) {
    const addresses = localAddresses();
    const certificate = await certificateFor(config.dataDir, addresses);
    const secure = await listen({
      fetch,
      port: port + 363,
      hostname: "0.0.0.0",
      createServer: createHttps,
      serverOptions: certificate,
    });
    lanUrls.push(...addresses.map((address) => `https://${address}:${secure.port}`));
  }
  const host =
    config.host === "127.0.0.1" || config.host === "0.0.0.0" || config.host === "::"
      ? "localhost"
      : config.host;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    lanUrls,
    async close() {
      await Promise.all(
        servers.map(
          (server) =>
            new Promise<void>((done) => {
              server.close(() => done());
              if ("closeIdleConnections" in server) server.closeIdleConnections();
            }),
        ),
      );
    },
  };
}
