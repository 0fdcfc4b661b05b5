import { z } from "@hono/zod-openapi";
import { registerFilter, voucherStockQuery } from "../../shared/purchases/register.ts";
import { purchaseQuery } from "../../shared/purchases/schema.ts";
import { bookkeeping } from "../../shared/roles.ts";
import { exportRoute } from "../exchange/export-route.ts";
import { answerExport } from "../exchange/list-export.ts";
import { slice } from "../http/routes.ts";
import { exportFunders, exportPurchases } from "../purchases/exports.ts";
import { exportRegister, exportVoucherStock } from "./exports.ts";
import { eveningOf } from "./filter.ts";

/** What an accountant takes along: nobody's name is in it. */
export const registerExportRoutes = slice()
  .openapi(exportRoute("/exports/register", bookkeeping, registerFilter), async (c) => {
    const { format, ...filter } = c.req.valid("query");
    const evening = await eveningOf(c.var.context, filter.on);
    return answerExport(c, format, (reading) => exportRegister(reading, filter, evening));
  })
  .openapi(exportRoute("/exports/voucher-stock", bookkeeping, voucherStockQuery), async (c) => {
    const { format, on } = c.req.valid("query");
    const evening = await eveningOf(c.var.context, on);
    return answerExport(c, format, (reading) => exportVoucherStock(reading, evening));
  })
  .openapi(
    exportRoute("/exports/purchases", bookkeeping, purchaseQuery.omit({ after: true, limit: true })),
    (c) => {
      const { format, ...filter } = c.req.valid("query");
      return answerExport(c, format, (reading) => exportPurchases(reading, filter));
    },
  )
  .openapi(exportRoute("/exports/funders", bookkeeping, z.object({})), (c) =>
    answerExport(c, c.req.valid("query").format, (reading) => exportFunders(reading)),
  );
