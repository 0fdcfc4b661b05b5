import { cornerOf, placesOn, type LabelGeometry } from "../../shared/labels/formats.ts";
import { barsContent } from "./barcodes.ts";
import type { CardSymbology } from "../../shared/labels/schema.ts";
import { cardOutline, layOutCard, type CardFace } from "./card-layout.ts";
import { centred, layOut, oneLine, type Drawing, type Label, type LabelStyle } from "./label-layout.ts";
import { bytesOf, mm, openDocument, type RenderOptions } from "./page.ts";
import { addFonts, lineContent, textWidth } from "./sheet-text.ts";

/** What stands on one place of a sheet. */
export type Face = { label: Label; style: LabelStyle } | { card: CardFace; symbology: CardSymbology };

/** Faces on their places, one after another, from the place `startAt` (from 1) of the first page on. */
export interface Sheet {
  faces: readonly Face[];
  format: LabelGeometry;
  startAt: number;
  /** How far the printer shifts its paper, in millimetres, to be made up for. */
  offset: { x: number; y: number };
}

export function layOutFace(face: Face, format: LabelGeometry): Drawing {
  return "card" in face
    ? layOutCard(face.card, face.symbology, textWidth)
    : layOut(face.label, format, face.style, textWidth);
}

/**
 * A sheet in parts of whole pages, of about as many places as wanted, to be drawn side by side.
 * @throws RangeError for a first place that the sheet does not have
 */
export function partsOf(sheet: Sheet, places: number): Sheet[] {
  const perPage = placesOn(sheet.format);
  const { startAt } = sheet;
  if (!Number.isInteger(startAt) || startAt < 1 || startAt > perPage)
    throw new RangeError(`startAt is a sticker from 1 to ${perPage}`);
  const size = Math.max(1, Math.round(places / perPage)) * perPage;
  const parts: Sheet[] = [];
  let from = 0;
  let first = startAt;
  while (from < sheet.faces.length) {
    const faces = sheet.faces.slice(from, from + size - first + 1);
    parts.push({ ...sheet, faces, startAt: first });
    from += faces.length;
    first = 1;
  }
  return parts;
}

/** The operators of each page of a part: text that PDFKit puts into its pages as it is. */
export function drawPages({ faces, format, startAt, offset }: Sheet): string[] {
  const perPage = placesOn(format);
  const pages: string[] = [];
  faces.forEach((face, index) => {
    const place = (index + startAt - 1) % perPage;
    if (index === 0 || place === 0) pages.push("card" in face ? "" : adviceContent(format));
    const corner = cornerOf(format, place);
    const content = faceContent(face, format, mm(corner.x + offset.x), mm(corner.y + offset.y));
    pages[pages.length - 1] += content;
  });
  return pages;
}

function faceContent(face: Face, format: LabelGeometry, x: number, y: number): string {
  const { bars, lines } = layOutFace(face, format);
  let content = "card" in face ? cardOutline(x, y) : "";
  for (const one of bars) content += `${barsContent(one.bars, x + one.x, y + one.y)}\n`;
  for (const line of lines) content += lineContent(line, x, y);
  return content;
}

/** The margin over the stickers says how the printer is to be set. */
function adviceContent(format: LabelGeometry): string {
  if (format.medium === "roll" || format.top < 9 || format.pageWidth < 150) return "";
  const advice = `${placesOn(format)} étiquettes de ${millimetres(format.width)} × ${millimetres(format.height)} mm. Imprimer en taille réelle, 100 %.`;
  const width = mm(format.pageWidth);
  const line = centred(oneLine(advice, 7, false, width, textWidth), width, mm(Math.min(8, format.top - 4.5)));
  return lineContent({ ...line, faint: true }, 0, 0);
}

const millimetres = (value: number) => String(value).replace(".", ",");

/** Makes pages that are drawn one document. */
export function bindPages(
  title: string,
  format: LabelGeometry,
  pages: readonly string[],
  options: RenderOptions = {},
): Promise<Buffer> {
  const size: [number, number] = [mm(format.pageWidth), mm(format.pageHeight)];
  const doc = openDocument(title, { ...options, size, actualSize: true });
  pages.forEach((content, index) => {
    if (index > 0) doc.addPage();
    addFonts(doc);
    doc.addContent(Buffer.from(content, "latin1"));
  });
  return bytesOf(doc);
}

/** @throws RangeError for a first place that the sheet does not have, and for a code that its place cannot hold */
export function sheetPdf(title: string, sheet: Sheet, options: RenderOptions = {}): Promise<Buffer> {
  const pages = partsOf(sheet, sheet.faces.length).flatMap(drawPages);
  return bindPages(title, sheet.format, pages, options);
}
