import { withQuery, type Query } from "./http.ts";

export type ExportedList =
  | "items"
  | "beneficiaries"
  | "loans"
  | "top-ups"
  | "vouchers"
  | "batches"
  | "movements"
  | "purchases"
  | "register"
  | "voucher-stock"
  | "funders";
export type ExportFormat = "csv" | "xlsx";

/** The address of a whole list, as filtered, searched and sorted, as a file. */
export type ExportUrl = (query: Query, format: ExportFormat) => string;

export const exportOf =
  (list: ExportedList): ExportUrl =>
  (query, format) =>
    withQuery(`/api/exports/${list}`, { ...query, format });
