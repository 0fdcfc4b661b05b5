import PDFDocument from "pdfkit";
import { printable } from "./words.ts";

export type Doc = PDFKit.PDFDocument;

/** Millimetres in PDF points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

export const pageWidth = mm(210);
export const pageHeight = mm(297);
export const left = mm(18);
export const right = pageWidth - mm(18);
export const contentWidth = right - left;
const top = mm(16);
/** Where the content ends and the footer begins. */
export const bottom = pageHeight - mm(21);

export const ink = "#000000";
export const faint = "#4d4d4d";
export const hairline = "#8c8c8c";

export interface RenderOptions {
  /** Compressed unless said otherwise; plain pages can be read by a test. */
  compress?: boolean;
}

export interface TextStyle {
  size?: number;
  bold?: boolean;
  color?: string;
  align?: "left" | "center" | "right";
  width?: number;
  /** The text is cut with an ellipsis at this height. */
  height?: number;
  lineGap?: number;
}

function settle(doc: Doc, style: TextStyle): void {
  doc
    .font(style.bold ? "Helvetica-Bold" : "Helvetica")
    .fontSize(style.size ?? 10)
    .fillColor(style.color ?? ink);
}

/** Height of the text, wrapped at the style's width. */
export function heightOf(doc: Doc, text: string, style: TextStyle = {}): number {
  settle(doc, style);
  const height = doc.heightOfString(printable(text), {
    width: style.width ?? contentWidth,
    lineGap: style.lineGap,
  });
  return style.height === undefined ? height : Math.min(height, style.height);
}

/** Writes wrapped text at a place and answers where it ends. It never turns the page by itself. */
export function write(doc: Doc, text: string, x: number, y: number, style: TextStyle = {}): number {
  const height = heightOf(doc, text, style);
  const { bottom: margin } = doc.page.margins;
  doc.page.margins.bottom = 0;
  doc.text(printable(text), x, y, {
    width: style.width ?? contentWidth,
    align: style.align,
    lineGap: style.lineGap,
    ...(style.height === undefined ? {} : { height: style.height, ellipsis: "…" }),
  });
  doc.page.margins.bottom = margin;
  return y + height;
}

/** Turns the page when less than `height` is left; answers whether it did. */
export function ensureRoom(doc: Doc, height: number): boolean {
  if (doc.y + height <= bottom) return false;
  doc.addPage();
  doc.y = top;
  return true;
}

export function rule(
  doc: Doc,
  y: number,
  options: { from?: number; to?: number; weight?: number; color?: string } = {},
) {
  doc
    .moveTo(options.from ?? left, y)
    .lineTo(options.to ?? right, y)
    .lineWidth(options.weight ?? 0.5)
    .strokeColor(options.color ?? hairline)
    .stroke();
}

/** Only what has no place in the public types: pdfkit writes this dictionary when the document ends. */
interface WithViewerPreferences {
  _root: { data: { ViewerPreferences: { data: Record<string, unknown> } } };
}

/**
 * An empty document in French, A4 unless its `size` is given in points. `actualSize` asks viewers not to shrink it when printing, which would shift labels
 * off their stickers and thin the bars.
 */
export function openDocument(
  title: string,
  options: RenderOptions & { size?: [width: number, height: number]; actualSize?: boolean } = {},
): Doc {
  const doc = new PDFDocument({
    size: options.size ?? [pageWidth, pageHeight],
    margins: { top, left, right: pageWidth - right, bottom: pageHeight - bottom },
    pdfVersion: "1.7",
    lang: "fr-FR",
    displayTitle: true,
    bufferPages: true,
    compress: options.compress ?? true,
    info: { Title: printable(title).replace(/[<>&]/g, " "), Creator: "Bip Relais" },
  });
  if (options.actualSize) {
    (doc as unknown as WithViewerPreferences)._root.data.ViewerPreferences.data["PrintScaling"] = "None";
  }
  return doc;
}

/** Writes the same line under every page, with « Page 1/3 », now that the number of pages is known. */
export function numberPages(doc: Doc, line: string): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    rule(doc, bottom + mm(4));
    const y = bottom + mm(5.5);
    const style = { size: 8, color: faint };
    write(doc, line, left, y, { ...style, width: contentWidth - mm(25), height: 10 });
    write(doc, `Page ${page + 1}/${count}`, right - mm(25), y, { ...style, width: mm(25), align: "right" });
  }
}

/** Ends the document and gives its bytes. */
export function bytesOf(doc: Doc): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
    doc.end();
  });
}
