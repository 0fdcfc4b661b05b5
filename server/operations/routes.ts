import { z } from "@hono/zod-openapi";
import { inboxEntry, operationsAnswer, operationsRequest } from "../../shared/operations/answer.ts";
import { pageOf, pageQuery } from "../../shared/paging.ts";
import { staff } from "../../shared/roles.ts";
import { line } from "../../shared/values.ts";
import { idParam, jsonBody, noContent, ok, route, slice } from "../http/routes.ts";
import { listInbox, settle } from "./inbox.ts";
import { perform } from "./service.ts";

export const operationRoutes = slice()
  .openapi(
    route({
      method: "post",
      path: "/operations",
      access: staff,
      description:
        "Applies operations in order, each in its own transaction. The same id again answers as the first time; a refused one is kept in the inbox.",
      request: { body: jsonBody(operationsRequest) },
      responses: ok(operationsAnswer),
    }),
    async (c) => {
      const { context, user } = c.var;
      const results = [];
      for (const operation of c.req.valid("json").operations)
        results.push(await perform(context, user, operation));
      return c.json({ results }, 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/inbox",
      access: staff,
      request: { query: pageQuery.extend({ state: z.enum(["open", "settled"]).default("open") }) },
      responses: ok(pageOf(inboxEntry)),
    }),
    async (c) => c.json(await listInbox(c.var.context.db.read, c.req.valid("query")), 200),
  )
  .openapi(
    route({
      method: "post",
      path: "/inbox/{id}/settle",
      access: staff,
      request: { params: idParam, body: jsonBody(z.strictObject({ settlement: line(300) })) },
      responses: noContent,
    }),
    async (c) => {
      const { context, user } = c.var;
      const { settlement } = c.req.valid("json");
      const by = { userId: user.id, settlement, at: context.clock().toISOString() };
      await context.db.write((em) => settle(em, c.req.valid("param").id, by));
      return c.body(null, 204);
    },
  );
