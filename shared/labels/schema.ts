import { z } from "zod";
import { itemQuery } from "../stock/schema.ts";
import { id, instant, line } from "../values.ts";
import { bankCards, placesOn } from "./formats.ts";

/** What is drawn on a label: for a scanner, for a phone's own camera, or both. */
export const symbologies = ["code128-qr", "code128", "qr", "datamatrix"] as const;
export type Symbology = (typeof symbologies)[number];

export const cardSymbologies = ["code128", "qrcode", "datamatrix"] as const;
export type CardSymbology = (typeof cardSymbologies)[number];

export const mostStickers = 10_000;
/** In millimetres: no printer shifts its paper more. */
export const largestOffset = 10;

const length = (min: number, max: number) => z.number().min(min).max(max);

export const geometry = z.strictObject({
  medium: z.enum(["sheet", "roll"]),
  pageWidth: length(10, 450),
  pageHeight: length(10, 450),
  columns: z.int().min(1).max(30),
  rows: z.int().min(1).max(60),
  width: length(10, 300),
  height: length(8, 300),
  left: length(0, 200),
  top: length(0, 200),
  pitchX: length(8, 400),
  pitchY: length(8, 400),
});
export const labelFormatInput = geometry.extend({ name: line(80) });
export type LabelFormatInput = z.input<typeof labelFormatInput>;
export const labelFormatView = geometry.extend({
  id: z.string(),
  name: z.string(),
  /** Ships with the application, and is not edited. */
  builtIn: z.boolean(),
});
export type LabelFormatView = z.infer<typeof labelFormatView>;

const ids = z.array(id).min(1).max(mostStickers);
/** What the labels stand for. */
export const labelSubject = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("items"), ids }),
  z.strictObject({
    kind: z.literal("item-list"),
    /** The filters of the list of equipment. */
    query: itemQuery.omit({ after: true, limit: true, sort: true }).strict().default({}),
    /** Leaves out what has had its label printed already. */
    unprinted: z.boolean().default(false),
  }),
  ...(["kits", "sites", "batches"] as const).map((kind) =>
    z.strictObject({ kind: z.literal(kind), ids: ids.optional() }),
  ),
  /** The cartons of one batch, or of all that wait to be collected. */
  z.strictObject({ kind: z.literal("boxes"), batchId: id.optional() }),
  /** Numbers that nothing wears yet: the first scan of such a label registers its item. */
  z.strictObject({ kind: z.literal("blank"), count: z.int().min(1).max(mostStickers) }),
  /** The labels of an earlier printing. */
  z.strictObject({ kind: z.literal("again"), jobId: id }),
]);
export type LabelSubject = z.output<typeof labelSubject>;

const offset = z.number().min(-largestOffset).max(largestOffset).default(0);
export const labelRequest = z.strictObject({
  subject: labelSubject,
  format: z.string().max(40),
  symbology: z.enum(symbologies).default("code128-qr"),
  /** The QR code holds the address of the thing's page, which a phone's own camera opens. */
  link: z.boolean().default(false),
  copies: z.int().min(1).max(100).default(1),
  /** The first sticker to use, from 1. */
  startAt: z.int().min(1).max(1800).default(1),
  offsetX: offset,
  offsetY: offset,
});
export type LabelRequest = z.output<typeof labelRequest>;
export type LabelRequestInput = z.input<typeof labelRequest>;

export const labelPreviewInput = labelRequest.extend({ page: z.int().min(1).max(mostStickers).default(1) });

/** What the preview says besides what it shows. */
export const labelNotes = ["code128-compact", "both-too-large", "qr-instead"] as const;
export type LabelNote = (typeof labelNotes)[number];

export const labelPreview = z.object({
  labels: z.int(),
  stickers: z.int(),
  pages: z.int(),
  page: z.int(),
  /** The page as it will be printed. */
  svg: z.string(),
  notes: z.array(z.enum(labelNotes)),
});
export type LabelPreview = z.infer<typeof labelPreview>;

/** How many cards are printed at once, ten to a page. */
export const mostCards = 1000;
/** Cards of commands, of the people who are named, or of everybody in a cohort. */
export const cardQuery = z.object({
  kind: z.enum(["commands", "beneficiaries"]),
  ids: z
    .string()
    .max(40_000)
    .transform((text) => text.split(","))
    .pipe(z.array(id).min(1).max(mostCards))
    .optional(),
  cohort: id.optional(),
  symbology: z.enum(cardSymbologies).default("code128"),
  /** The first place to use, from 1. */
  startAt: z.coerce.number().int().min(1).max(placesOn(bankCards)).default(1),
});
export type CardQuery = z.input<typeof cardQuery>;
export const cardPreviewQuery = cardQuery.extend({ page: z.coerce.number().int().min(1).default(1) });
export const cardPreview = labelPreview
  .pick({ pages: true, page: true, svg: true })
  .extend({ cards: z.int() });
export type CardPreview = z.infer<typeof cardPreview>;

export const labelJobInput = labelRequest.extend({ id });
export const jobStates = ["waiting", "running", "done", "cancelled", "failed"] as const;
export type LabelJobState = (typeof jobStates)[number];
export const labelJobView = z.object({
  id,
  /** « Étiquettes de matériel, de GVM-E00001-4 à GVM-E00015-0 ». */
  kind: z.enum(["items", "kits", "sites", "batches", "boxes", "blank"]),
  first: z.string(),
  last: z.string(),
  labels: z.int(),
  stickers: z.int(),
  done: z.int(),
  state: z.enum(jobStates),
  formatName: z.string(),
  /** Where the sheet goes on after this printing. */
  nextStart: z.int(),
  createdAt: instant,
  createdByName: z.string(),
  /** The last sign of life of the server that draws it. */
  beatAt: instant,
  /** The PDF is there to be downloaded. */
  kept: z.boolean(),
});
export type LabelJobView = z.infer<typeof labelJobView>;
