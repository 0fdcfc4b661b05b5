import { loanQuery } from "../../shared/loans/schema.ts";
import { beneficiaryQuery } from "../../shared/people/schema.ts";
import { batchQuery } from "../../shared/recycling/schema.ts";
import { staff } from "../../shared/roles.ts";
import { itemQuery, movementQuery } from "../../shared/stock/schema.ts";
import { topUpQuery, voucherQuery } from "../../shared/top-ups/schema.ts";
import { slice } from "../http/routes.ts";
import { exportRoute } from "./export-route.ts";
import { answerExport } from "./list-export.ts";
import { exportBatches } from "./lists/batches.ts";
import { exportItems } from "./lists/items.ts";
import { exportLoans } from "./lists/loans.ts";
import { exportMovements } from "./lists/movements.ts";
import { exportPeople } from "./lists/people.ts";
import { exportTopUps } from "./lists/top-ups.ts";
import { exportVouchers } from "./lists/vouchers.ts";

const paged = { after: true, limit: true } as const;

export const exchangeRoutes = slice()
  .openapi(exportRoute("/exports/items", staff, itemQuery.omit(paged)), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportItems(reading, query));
  })
  .openapi(exportRoute("/exports/beneficiaries", staff, beneficiaryQuery.omit(paged)), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportPeople(reading, query));
  })
  .openapi(exportRoute("/exports/loans", staff, loanQuery.omit(paged)), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportLoans(reading, query));
  })
  .openapi(exportRoute("/exports/top-ups", staff, topUpQuery.omit(paged)), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportTopUps(reading, query));
  })
  .openapi(exportRoute("/exports/vouchers", staff, voucherQuery.omit(paged)), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportVouchers(reading, query));
  })
  .openapi(exportRoute("/exports/batches", staff, batchQuery.omit(paged)), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportBatches(reading, query));
  })
  .openapi(exportRoute("/exports/movements", staff, movementQuery.omit(paged)), (c) => {
    const { format, ...query } = c.req.valid("query");
    return answerExport(c, format, (reading) => exportMovements(reading, query));
  });
