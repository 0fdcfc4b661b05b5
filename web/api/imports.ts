import type { z } from "zod";
import type { importChoices, ImportLine, ImportVerdict, ImportView } from "../../shared/imports/schema.ts";
import type { Page } from "../../shared/paging.ts";
import { get, postPatiently, put, remove, withQuery } from "./http.ts";

export type ImportChoicesInput = z.input<typeof importChoices>;

export const listImports = () => get<{ items: ImportView[] }>("/imports").then(({ items }) => items);
export const getImport = (id: string) => get<ImportView>(`/imports/${id}`);
export const sendImportFile = (file: File) =>
  postPatiently<ImportView>(withQuery("/imports", { name: file.name.slice(0, 200) }), new Blob([file]));
export const chooseForImport = (id: string, choices: ImportChoicesInput) =>
  put<ImportView>(`/imports/${id}/choices`, choices);
export const importLinesOf = (id: string, verdict: ImportVerdict | "", after: string | null) =>
  get<Page<ImportLine>>(`/imports/${id}/lines`, { verdict, after });
export const runImport = (id: string, lines: "all" | "good") =>
  postPatiently<ImportView>(`/imports/${id}/run`, { lines });
export const removeImport = (id: string) => remove(`/imports/${id}`);

export const refusedLinesUrl = (id: string) => `/api/imports/${id}/refused.csv`;
export const templateUrl = (format: "csv" | "xlsx") => withQuery("/api/imports/template", { format });
