import type { EntityManager } from "typeorm";
import { pagesFor, placesOn } from "../../shared/labels/formats.ts";
import {
  mostStickers,
  type LabelNote,
  type LabelPreview,
  type LabelRequest,
} from "../../shared/labels/schema.ts";
import type { Context } from "../context.ts";
import { layOut, styleFor, type Label } from "../documents/label-layout.ts";
import { textWidth } from "../documents/sheet-text.ts";
import type { Face, Sheet } from "../documents/sheets.ts";
import { Problem } from "../http/problem.ts";
import { readOrganisation } from "../organisation/service.ts";
import { draw } from "./drawing-threads.ts";
import type { LabelJobSpec } from "./entities.ts";
import { inMillimetres, readFormat } from "./formats.ts";
import { labelsOf, type Subject } from "./subjects.ts";

export interface Prepared extends Subject {
  spec: LabelJobSpec;
  notes: LabelNote[];
}

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
    layOut(longest, format, style, textWidth);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem("label-too-small", {
      width: inMillimetres(format.width),
      height: inMillimetres(format.height),
    });
  }
}

/** As many of each as copies are wanted, together. */
export function facesOf(labels: readonly Label[], { style, copies }: LabelJobSpec): Face[] {
  return labels.flatMap((label) => Array.from({ length: copies }, () => ({ label, style })));
}

/** One page of what would be printed. */
export async function preview(context: Context, request: LabelRequest, page: number): Promise<LabelPreview> {
  const { labels, spec, notes } = await prepare(context, request);
  const { format, startAt, offset } = spec;
  const faces = facesOf(labels, spec);
  const shown = await previewPage({ faces, format, startAt, offset }, page);
  return { labels: labels.length, stickers: faces.length, ...shown, notes };
}

/** A page as it will be printed, or the last one where there are fewer; drawn off the event loop. */
export async function previewPage(
  { faces, format, startAt, offset }: Sheet,
  page: number,
): Promise<Pick<LabelPreview, "pages" | "page" | "svg">> {
  const pages = pagesFor(format, faces.length, startAt);
  const shown = Math.min(page, pages);
  const places = placesOn(format);
  const from = (shown - 1) * places - (startAt - 1);
  const svg = await draw("preview", {
    faces: faces.slice(Math.max(0, from), from + places),
    format,
    startAt: shown === 1 ? startAt : 1,
    offset,
  });
  return { pages, page: shown, svg };
}
