import type { EntityManager } from "typeorm";
import PDFDocument from "pdfkit";
import { pagesFor, placesOn, type LabelFormat } from "../../shared/labels/formats.ts";
import {
  mostStickers,
  type LabelNote,
  type LabelPreview,
  type LabelRequest,
} from "../../shared/labels/schema.ts";
import type { Context } from "../context.ts";
import { layOut, styleFor, type Label } from "../documents/label-layout.ts";
import { measureWith } from "../documents/label-sheet.ts";
import { labelPageSvg } from "../documents/label-svg.ts";
import { Problem } from "../http/problem.ts";
import type { LabelJobSpec } from "./entities.ts";
import { readOrganisation } from "../organisation/service.ts";
import { inMillimetres, readFormat } from "./formats.ts";
import { labelsOf, type Subject } from "./subjects.ts";

export interface Prepared extends Subject {
  spec: LabelJobSpec;
  notes: LabelNote[];
}

/** Measures texts; a document that is never ended writes nothing. */
const measure = measureWith(new PDFDocument({ autoFirstPage: false }));

/** Everything that is checked before anything is drawn or set aside. */
export async function prepare(context: Context, request: LabelRequest): Promise<Prepared> {
  const { read } = context.db;
  const format = await readFormat(read, request.format);
  const places = placesOn(format);
  if (request.startAt > places) throw new Problem("start-beyond-sheet", { places });
  const linkBase = request.link ? await linkBaseOf(read) : undefined;
  if (request.subject.kind === "blank") checkCount(request.subject.count, request.copies);
  const { kind, labels } = await labelsOf(context, request.subject);
  checkCount(labels.length, request.copies);
  const codes = labels.map(({ code }) => code);
  const { style, notes } = styleFor(codes, format, request.symbology, linkBase);
  const spec: LabelJobSpec = {
    format,
    style,
    startAt: request.startAt,
    copies: request.copies,
    offset: { x: request.offsetX, y: request.offsetY },
  };
  checkRoom(labels, spec);
  return { kind, labels, spec, notes };
}

function checkCount(labels: number, copies: number): void {
  const count = labels * copies;
  if (count > mostStickers) throw new Problem("too-many-labels", { count, most: mostStickers });
}

async function linkBaseOf(em: EntityManager): Promise<string> {
  const { publicAddress } = await readOrganisation(em);
  if (publicAddress === null) throw new Problem("public-address-missing");
  return `${publicAddress}/e/`;
}

/** The longest code decides for all, so that nobody finds out after half a printing. */
function checkRoom(labels: readonly Label[], { format, style }: LabelJobSpec): void {
  const longest = labels.reduce((one, label) => (label.code.length > one.code.length ? label : one));
  try {
    layOut(longest, format, style, measure);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem("label-too-small", {
      width: inMillimetres(format.width),
      height: inMillimetres(format.height),
    });
  }
}

/** As many of each as copies are wanted, together. */
export const copied = (labels: Label[], copies: number): Label[] =>
  copies === 1 ? labels : labels.flatMap((label) => Array.from({ length: copies }, () => label));

/** One page of what would be printed. */
export async function preview(context: Context, request: LabelRequest, page: number): Promise<LabelPreview> {
  const { labels, spec, notes } = await prepare(context, request);
  const { format, style, startAt, offset, copies } = spec;
  const stickers = copied(labels, copies);
  const pages = pagesFor(format, stickers.length, startAt);
  const shown = Math.min(page, pages);
  const svg = labelPageSvg(onPage(stickers, format, startAt, shown), {
    format,
    style,
    startAt: shown === 1 ? startAt : 1,
    offset,
    measure,
  });
  return { labels: labels.length, stickers: stickers.length, pages, page: shown, svg, notes };
}

function onPage(stickers: Label[], format: LabelFormat, startAt: number, page: number): Label[] {
  const places = placesOn(format);
  const from = (page - 1) * places - (startAt - 1);
  return stickers.slice(Math.max(0, from), from + places);
}
