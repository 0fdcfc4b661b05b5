import { z } from "@hono/zod-openapi";
import { registerFilter, voucherStockQuery } from "../../shared/purchases/register.ts";
import { purchaseQuery } from "../../shared/purchases/schema.ts";
import { bookkeeping } from "../../shared/roles.ts";
import { exportFormats } from "../exchange/columns.ts";
import { answerExport } from "../exchange/list-export.ts";
import { route, slice } from "../http/routes.ts";
import { exportFunders, exportPurchases } from "../purchases/exports.ts";
import { exportRegister, exportVoucherStock } from "./exports.ts";
import { eveningOf } from "./filter.ts";

const format = z.enum(exportFormats).default("csv");
const binary = z.string().openapi({ format: "binary" });

const exported = <const Path extends string, Query extends z.ZodObject>(path: Path, query: Query) =>
  route({
    method: "get",
    path,
    access: bookkeeping,
    request: { query },
    responses: {
      200: {
        description: "File",
        content: {
          "text/csv": { schema: binary },
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { schema: binary },
        },
      },
    },
  });

/** What an accountant takes along: nobody's name is in it. */
export const registerExportRoutes = slice()
  .openapi(exported("/exports/register", registerFilter.extend({ format })), async (c) => {
    const { format, ...filter } = c.req.valid("query");
    const evening = await eveningOf(c.var.context, filter.on);
    return answerExport(c, format, (reading) => exportRegister(reading, filter, evening));
  })
  .openapi(exported("/exports/voucher-stock", voucherStockQuery.extend({ format })), async (c) => {
    const { format, on } = c.req.valid("query");
    const evening = await eveningOf(c.var.context, on);
    return answerExport(c, format, (reading) => exportVoucherStock(reading, evening));
  })
  .openapi(
    exported("/exports/purchases", purchaseQuery.omit({ after: true, limit: true }).extend({ format })),
    (c) => {
      const { format, ...filter } = c.req.valid("query");
      return answerExport(c, format, (reading) => exportPurchases(reading, filter));
    },
  )
  .openapi(exported("/exports/funders", z.object({ format })), (c) =>
    answerExport(c, c.req.valid("query").format, (reading) => exportFunders(reading)),
  );
