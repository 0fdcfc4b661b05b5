import { pageOf } from "../../shared/paging.ts";
import {
  registerFilter,
  registerQuery,
  registerRow,
  registerSummary,
  voucherStock,
  voucherStockQuery,
} from "../../shared/purchases/register.ts";
import { bookkeeping } from "../../shared/roles.ts";
import { ok, route, slice } from "../http/routes.ts";
import { voucherStockAt } from "../top-ups/voucher-stock.ts";
import { eveningOf } from "./filter.ts";
import { listRegister } from "./rows.ts";
import { summariseRegister } from "./summary.ts";

export const registerRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/register",
      access: bookkeeping,
      request: { query: registerQuery },
      responses: ok(pageOf(registerRow)),
    }),
    async (c) => {
      const { context } = c.var;
      const query = c.req.valid("query");
      return c.json(await listRegister(context.db.read, query, await eveningOf(context, query.on)), 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/register/summary",
      access: bookkeeping,
      request: { query: registerFilter },
      responses: ok(registerSummary),
    }),
    async (c) => {
      const { context } = c.var;
      const query = c.req.valid("query");
      return c.json(await summariseRegister(context.db.read, query, await eveningOf(context, query.on)), 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/voucher-stock",
      access: bookkeeping,
      request: { query: voucherStockQuery },
      responses: ok(voucherStock),
    }),
    async (c) => {
      const { context } = c.var;
      const evening = await eveningOf(context, c.req.valid("query").on);
      return c.json(await voucherStockAt(context.db.read, evening), 200);
    },
  );
