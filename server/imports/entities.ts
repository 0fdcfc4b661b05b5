import { EntitySchema } from "typeorm";
import type {
  ImportChoices,
  ImportCounts,
  ImportLine,
  ImportModel,
  ImportSite,
} from "../../shared/imports/schema.ts";
import { integerKey, json, key, maybeText, text } from "../db/columns.ts";
import type { TableLine } from "./table.ts";

/** A file on its way in: kept until its lines are imported, so that the work can be left and taken up again. */
export interface ImportRow {
  id: string;
  name: string;
  /** SHA-256 of the file: the same file makes the same items. */
  hash: string;
  createdAt: string;
  createdBy: string;
  overview: {
    lines: number;
    headingLine: number;
    columns: { heading: string; samples: string[] }[];
  };
  /** Once imported, only the refused lines stay, for the file to correct. */
  content: { lines: TableLine[] };
  choices: ImportChoices;
  summary: { models: ImportModel[]; sites: ImportSite[]; counts: ImportCounts };
  finishedAt: string | null;
}
export const ImportEntity = new EntitySchema<ImportRow>({
  name: "importFile",
  tableName: "import_file",
  columns: {
    id: key(),
    name: text(),
    hash: text(),
    createdAt: text(),
    createdBy: text(),
    overview: json(),
    content: json(),
    choices: json(),
    summary: json(),
    finishedAt: maybeText(),
  },
});

/** What one line of a file would do, or did. */
export interface ImportLineRow extends Pick<ImportLine, "line" | "verdict" | "itemId"> {
  importId: string;
  shown: Omit<ImportLine, "line" | "verdict" | "itemId">;
}
export const ImportLineEntity = new EntitySchema<ImportLineRow>({
  name: "importLine",
  tableName: "import_line",
  columns: { importId: key(), line: integerKey(), verdict: text(), itemId: maybeText(), shown: json() },
});

export const importEntities = [ImportEntity, ImportLineEntity];
