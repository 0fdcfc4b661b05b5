import { z } from "@hono/zod-openapi";
import { loanQuery } from "../../shared/loans/schema.ts";
import { beneficiaryQuery } from "../../shared/people/schema.ts";
import { batchQuery } from "../../shared/recycling/schema.ts";
import { staff } from "../../shared/roles.ts";
import { itemQuery, movementQuery } from "../../shared/stock/schema.ts";
import { topUpQuery, voucherQuery } from "../../shared/top-ups/schema.ts";
import { route, slice } from "../http/routes.ts";
import { exportFormats } from "./columns.ts";
import { answerExport } from "./list-export.ts";
import { exportBatches } from "./lists/batches.ts";
import { exportItems } from "./lists/items.ts";
import { exportLoans } from "./lists/loans.ts";
import { exportMovements } from "./lists/movements.ts";
import { exportPeople } from "./lists/people.ts";
import { exportTopUps } from "./lists/top-ups.ts";
import { exportVouchers } from "./lists/vouchers.ts";

const format = z.enum(exportFormats).default("csv");
const binary = z.string().openapi({ format: "binary" });

/** The list under the same filters and in the same order as on the screen, whole, as a file. */
const exported = <const Path extends string, Query extends z.ZodObject>(path: Path, query: Query) =>
  route({
    method: "get",
    path,
    access: staff,
    description: "The whole list, filtered, searched and sorted as the list itself, as a CSV or XLSX file.",
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

const paged = { after: true, limit: true } as const;

export const exchangeRoutes = slice()
  .openapi(exported("/exports/items", itemQuery.omit(paged).extend({ format })), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportItems(reading, query));
  })
  .openapi(exported("/exports/beneficiaries", beneficiaryQuery.omit(paged).extend({ format })), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportPeople(reading, query));
  })
  .openapi(exported("/exports/loans", loanQuery.omit(paged).extend({ format })), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportLoans(reading, query));
  })
  .openapi(exported("/exports/top-ups", topUpQuery.omit(paged).extend({ format })), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportTopUps(reading, query));
  })
  .openapi(exported("/exports/vouchers", voucherQuery.omit(paged).extend({ format })), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportVouchers(reading, query));
  })
  .openapi(exported("/exports/batches", batchQuery.omit(paged).extend({ format })), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportBatches(reading, query));
  })
  .openapi(exported("/exports/movements", movementQuery.omit(paged).extend({ format })), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportMovements(reading, query));
  });
