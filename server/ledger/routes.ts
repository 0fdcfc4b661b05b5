import { z } from "@hono/zod-openapi";
import { pageOf } from "../../shared/paging.ts";
import { staff } from "../../shared/roles.ts";
import { movementQuery, movementView } from "../../shared/stock/schema.ts";
import { ok, route, slice } from "../http/routes.ts";
import { listMovements, readMovement } from "./movements.ts";

export const ledgerRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/movements",
      access: staff,
      request: { query: movementQuery },
      responses: ok(pageOf(movementView)),
    }),
    async (c) => c.json(await listMovements(c.var.context.db.read, c.req.valid("query")), 200),
  )
  .openapi(
    route({
      method: "get",
      path: "/movements/{seq}",
      access: staff,
      request: { params: z.object({ seq: z.coerce.number().int().min(1).max(2_147_483_647) }) },
      responses: ok(movementView),
    }),
    async (c) => c.json(await readMovement(c.var.context.db.read, c.req.valid("param").seq), 200),
  );
