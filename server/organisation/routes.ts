import { z } from "@hono/zod-openapi";
import {
  organisationEdit,
  organisationView,
  publicAddress,
  publicAddressInput,
  setUpInput,
  territoryDetail,
  territoryKind,
  territorySearch,
} from "../../shared/organisation/schema.ts";
import { sessionView } from "../../shared/people/schema.ts";
import { management, staff } from "../../shared/roles.ts";
import { viewSession } from "../accounts/service.ts";
import { loadDemoData } from "../demo/load.ts";
import { Problem } from "../http/problem.ts";
import { created, jsonBody, ok, route, slice } from "../http/routes.ts";
import { keepSession } from "../http/session.ts";
import { readTerritory, searchTerritories, territorySource } from "../territory/territories.ts";
import { editOrganisation, readOrganisation } from "./service.ts";
import { checkSetUpToken, isSetUpNeeded, setUp } from "./set-up.ts";

const search = z.object({ q: z.string().trim().max(100).default("") });
const token = z.object({ token: z.string().max(200).default("") });
const territoryPath = z.object({ kind: territoryKind, code: z.string().max(9) });

const found = async (q: string) => ({
  items: await searchTerritories(q, 20),
  source: await territorySource(),
});

async function territoryOr404(kind: "epci" | "commune", code: string) {
  const territory = await readTerritory(kind, code);
  if (!territory) throw new Problem("unknown-territory");
  return territory;
}

export const organisationRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/set-up",
      access: "anyone",
      responses: ok(z.object({ needed: z.boolean() })),
    }),
    async (c) => c.json({ needed: await isSetUpNeeded(c.var.context.db.read) }, 200),
  )
  .openapi(
    route({
      method: "get",
      path: "/set-up/territories",
      access: "anyone",
      request: { query: search.extend(token.shape) },
      responses: ok(territorySearch),
    }),
    async (c) => {
      const query = c.req.valid("query");
      await checkSetUpToken(c.var.context.db.read, query.token);
      return c.json(await found(query.q), 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/set-up/territories/{kind}/{code}",
      access: "anyone",
      request: { params: territoryPath, query: token },
      responses: ok(territoryDetail),
    }),
    async (c) => {
      await checkSetUpToken(c.var.context.db.read, c.req.valid("query").token);
      const { kind, code } = c.req.valid("param");
      return c.json(await territoryOr404(kind, code), 200);
    },
  )
  .openapi(
    route({
      method: "post",
      path: "/set-up",
      access: "anyone",
      request: { body: jsonBody(setUpInput) },
      responses: created(sessionView),
    }),
    async (c) => {
      const input = c.req.valid("json");
      const { user, token } = await setUp(c.var.context, input);
      if (input.demoData) await loadDemoData(c.var.context, user);
      keepSession(c, token);
      return c.json(await viewSession(c.var.context, user), 201);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/territories",
      access: ["admin"],
      request: { query: search },
      responses: ok(territorySearch),
    }),
    async (c) => c.json(await found(c.req.valid("query").q), 200),
  )
  .openapi(
    route({ method: "get", path: "/organisation", access: staff, responses: ok(organisationView) }),
    async (c) => c.json(await readOrganisation(c.var.context.db.read), 200),
  )
  .openapi(
    route({
      method: "patch",
      path: "/organisation",
      access: ["admin"],
      request: { body: jsonBody(organisationEdit) },
      responses: ok(organisationView),
    }),
    async (c) => {
      const edit = c.req.valid("json");
      return c.json(await c.var.context.db.write((em) => editOrganisation(em, edit)), 200);
    },
  )
  .openapi(
    route({ method: "get", path: "/public-address", access: staff, responses: ok(publicAddress) }),
    async (c) => {
      const organisation = await readOrganisation(c.var.context.db.read);
      return c.json({ publicAddress: organisation.publicAddress }, 200);
    },
  )
  .openapi(
    route({
      method: "put",
      path: "/public-address",
      access: management,
      request: { body: jsonBody(publicAddressInput) },
      responses: ok(publicAddress),
    }),
    async (c) => {
      const input = c.req.valid("json");
      await c.var.context.db.write((em) => editOrganisation(em, input));
      return c.json(input, 200);
    },
  );
