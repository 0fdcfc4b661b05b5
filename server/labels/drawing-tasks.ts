import type { LabelGeometry } from "../../shared/labels/formats.ts";
import { labelTestSheet } from "../documents/label-test-sheet.ts";
import { sheetPageSvg } from "../documents/sheet-svg.ts";
import { bindPages, drawPages, sheetPdf, type Sheet } from "../documents/sheets.ts";

/** What the threads that draw can do. */
export const drawingTasks = {
  /** The whole document. */
  pdf: ({ title, sheet }: { title: string; sheet: Sheet }) => sheetPdf(title, sheet),
  /** Some of its pages, to be bound afterwards. */
  pages: (sheet: Sheet) => drawPages(sheet),
  bind: ({ title, format, pages }: { title: string; format: LabelGeometry; pages: string[] }) =>
    bindPages(title, format, pages),
  /** The page to try a size on paper. */
  test: ({ format, offset }: { format: LabelGeometry; offset: { x: number; y: number } }) =>
    labelTestSheet(format, offset),
  /** Its first page for the screen. */
  preview: (sheet: Sheet) => sheetPageSvg(sheet),
};

type Tasks = typeof drawingTasks;
export type TaskName = keyof Tasks;
export type OrderOf<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type ResultOf<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
