import { OpenAPIHono, z } from "@hono/zod-openapi";
import { secureHeaders } from "hono/secure-headers";
import { accountRoutes } from "./accounts/routes.ts";
import type { Context } from "./context.ts";
import { dashboardRoutes } from "./dashboard/routes.ts";
import { answerError, answerProblem } from "./http/problem.ts";
import { exchangeRoutes } from "./exchange/routes.ts";
import { everyone } from "../shared/roles.ts";
import { importRoutes } from "./imports/routes.ts";
import { ok, route, slice, type Env } from "./http/routes.ts";
import { authorise, limitBody, noForms, sameOrigin } from "./http/session.ts";
import { labelFormatRoutes, labelJobRoutes } from "./labels/print-routes.ts";
import { labelRoutes } from "./labels/routes.ts";
import { ledgerRoutes } from "./ledger/routes.ts";
import { loanRoutes } from "./loans/routes.ts";
import { operationRoutes } from "./operations/routes.ts";
import { organisationRoutes } from "./organisation/routes.ts";
import { pairingRoutes } from "./pairing/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { purchaseRoutes } from "./purchases/routes.ts";
import { registerExportRoutes } from "./register/export-routes.ts";
import { registerRoutes } from "./register/routes.ts";
import { recyclingRoutes } from "./recycling/routes.ts";
import { scanRoutes } from "./scan/routes.ts";
import { itemRoutes, kitRoutes, modelRoutes, siteRoutes } from "./stock/routes.ts";
import { topUpRoutes } from "./top-ups/routes.ts";

/** A day's queue of an offline phone fits; a signature fits; little else has a reason to be large. */
const largestBody = 2 * 1024 * 1024;

const health = route({
  method: "get",
  path: "/health",
  access: "anyone",
  responses: ok(
    z.object({ status: z.literal("ok"), version: z.string(), engine: z.enum(["sqlite", "postgres"]) }),
  ),
});

interface Options {
  version: string;
  /** Where the unforeseen goes. */
  report: (error: unknown) => void;
}

/** Every slice under one roof; the type of this is what the browser's client is made from. */
const routes = (version: string) =>
  slice()
    .openapi(health, async (c) => {
      const { db } = c.var.context;
      await db.read.query("SELECT 1");
      return c.json({ status: "ok" as const, version, engine: db.engine }, 200);
    })
    .route("/", accountRoutes)
    .route("/", organisationRoutes)
    .route("/", operationRoutes)
    .route("/", scanRoutes)
    .route("/", itemRoutes)
    .route("/", modelRoutes)
    .route("/", siteRoutes)
    .route("/", kitRoutes)
    .route("/", peopleRoutes)
    .route("/", loanRoutes)
    .route("/", topUpRoutes)
    .route("/", recyclingRoutes)
    .route("/", purchaseRoutes)
    .route("/", registerRoutes)
    .route("/", registerExportRoutes)
    .route("/", ledgerRoutes)
    .route("/", dashboardRoutes)
    .route("/", labelRoutes)
    .route("/", exchangeRoutes)
    .route("/", importRoutes)
    .route("/", pairingRoutes)
    .route("/", labelFormatRoutes)
    .route("/", labelJobRoutes);

/** The description of the API is for those who may use it. */
const description = route({
  method: "get",
  path: "/openapi.json",
  access: everyone,
  responses: ok(z.object({})),
});

export function createApp(context: Context, { version, report }: Options) {
  const app = new OpenAPIHono<Env>();
  app.onError((error, c) => answerError(error, c, report));
  app.notFound((c) => answerProblem(c, "not-found"));
  app.use("/api/*", secureHeaders({ strictTransportSecurity: "max-age=15552000" }));
  app.use("/api/*", async (c, next) => {
    c.set("context", context);
    await next();
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  });
  app.use("/api/*", sameOrigin, authorise, noForms, limitBody(largestBody));

  const api = routes(version);
  const document = api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Bip Relais", version, license: { name: "MIT" } },
    servers: [{ url: "/api" }],
  });
  const described = api.openapi(description, (c) => c.json(document, 200));
  return app.route("/api", described);
}

export type AppType = ReturnType<typeof createApp>;
