import { EntitySchema } from "typeorm";
import type { LabelFormat, LabelGeometry } from "../../shared/labels/formats.ts";
import type { LabelJobState, LabelJobView } from "../../shared/labels/schema.ts";
import { integer, json, key, text } from "../db/columns.ts";
import type { Label, LabelStyle } from "../documents/label-layout.ts";

/** Stickers of the organisation's own size. */
export interface LabelFormatRow {
  id: string;
  name: string;
  geometry: LabelGeometry;
  createdAt: string;
}
export const LabelFormatEntity = new EntitySchema<LabelFormatRow>({
  name: "label_format",
  columns: { id: key(), name: text(), geometry: json(), createdAt: text() },
});

/** Everything that a printing needs besides its labels: it comes out the same whenever it is made. */
export interface LabelJobSpec {
  format: LabelFormat;
  style: LabelStyle;
  startAt: number;
  copies: number;
  offset: { x: number; y: number };
  /** A hash of the request that it comes from. */
  asked?: string;
}

export interface LabelJobRow {
  id: string;
  kind: LabelJobView["kind"];
  spec: LabelJobSpec;
  labels: Label[];
  /** What lists say of the labels, which may be thousands: the numbers of the first and of the last, and how many. */
  first: string;
  last: string;
  count: number;
  stickers: number;
  done: number;
  state: LabelJobState;
  createdAt: string;
  createdBy: string;
  /** When the server that makes it last said so. */
  beatAt: string;
}
/** A printing without its labels. */
export type LabelJobHead = Omit<LabelJobRow, "labels">;
export const LabelJob = new EntitySchema<LabelJobRow>({
  name: "label_job",
  columns: {
    id: key(),
    kind: text(),
    spec: json(),
    labels: json(),
    first: text(),
    last: text(),
    count: integer(),
    stickers: integer(),
    done: integer(),
    state: text(),
    createdAt: text(),
    createdBy: text(),
    beatAt: text(),
  },
});

/** The PDF of a printing, in base64, for as long as it is kept. */
export interface LabelPdfRow {
  jobId: string;
  pdf: string;
}
export const LabelPdf = new EntitySchema<LabelPdfRow>({
  name: "label_pdf",
  columns: { jobId: key(), pdf: text() },
});

/** A label that has been printed, bound to a thing or not yet. */
export interface PrintedLabelRow {
  /** As people read it: `GVM-E00012-7`. */
  code: string;
  at: string;
}
export const PrintedLabel = new EntitySchema<PrintedLabelRow>({
  name: "printed_label",
  columns: { code: key(), at: text() },
});

export const labelEntities = [LabelFormatEntity, LabelJob, LabelPdf, PrintedLabel];
