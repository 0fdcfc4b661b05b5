/**
 * What a column holds, and so how it is written:
 * `text` words; `code` an identifier, whose every digit counts; `integer` a number; `money` euro cents, written in euros;
 * `date` a day `YYYY-MM-DD`; `instant` UTC ISO 8601, written in the organisation's time zone; `flag` yes or no.
 */
export type ColumnType = "text" | "code" | "integer" | "money" | "date" | "instant" | "flag";

export interface ExportColumn<Key extends string = string> {
  key: Key;
  /** As it stands in the first line. */
  header: string;
  type: ColumnType;
}

export type Cell = string | number | boolean | null | undefined;
export type ExportRow<Key extends string = string> = { [Column in Key]: Cell };

export const exportFormats = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface WriterOptions {
  /** IANA name; instants are written as its clocks show them. */
  timeZone: string;
  /** Name of the sheet in a workbook. */
  sheet: string;
}
