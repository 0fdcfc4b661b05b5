import { code128Modules } from "../../shared/labels/code128-width.ts";
import type { LabelGeometry } from "../../shared/labels/formats.ts";
import type { LabelNote, Symbology } from "../../shared/labels/schema.ts";
import { code128, dataMatrix, qrCode, smallestModule, type Bars } from "./barcodes.ts";
import { mm } from "./page.ts";

export interface Label {
  /** Text of the bars: `GVM-E000127`. */
  code: string;
  /** The same as people read it: `GVM-E00012-7`. */
  display: string;
  /** What the label is stuck on; empty for one that is printed ahead. */
  title: string;
  subtitle?: string;
}

/** How the labels of one printing are drawn: all in the same way. */
export interface LabelStyle {
  symbology: Symbology;
  /** Bars without hyphens, where the room is short. */
  compact: boolean;
  /** `https://host/e/`: the QR code holds this and the number. */
  linkBase?: string;
}

/** One line of text; `y` is its top, `width` what it really takes. */
export interface TextLine {
  text: string;
  x: number;
  y: number;
  size: number;
  bold: boolean;
  width: number;
  faint?: boolean;
}

/** What one sticker shows, in points from its top left corner. */
export interface Drawing {
  bars: { bars: Bars; x: number; y: number }[];
  lines: TextLine[];
}

/** Width of a text in points, in Helvetica. */
export type Measure = (text: string, size: number, bold: boolean) => number;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const edge = mm(1);
/** Helvetica's line, as a part of its size. */
export const lineHeight = 1.156;
/** Height of Helvetica's capitals: from the top of a line to what its letters stand on, as a part of its size. */
export const ascent = 0.718;
const heightOfBoth = mm(28);
const widthOfBoth = mm(50);

/** Room for a Code 128: its quiet zones may reach the edges, less what a printer shifts the paper. */
const barsRoom = ({ width }: LabelGeometry): number => mm(width) - mm(0.6);
const barsOf = (code: string, compact: boolean): string => (compact ? code.replaceAll("-", "") : code);

/**
 * The way in which every one of these labels can be read: what was asked for where it fits, or else the next best, with
 * what is to be said about it. Bars stay at 0.25 mm and keep their quiet zones in any case.
 */
export function styleFor(
  codes: readonly string[],
  format: LabelGeometry,
  wanted: Symbology,
  linkBase?: string,
): { style: LabelStyle; notes: LabelNote[] } {
  const style: LabelStyle = { symbology: wanted, compact: false, ...(linkBase ? { linkBase } : {}) };
  if (wanted === "qr" || wanted === "datamatrix") return { style, notes: [] };
  const fits = (compact: boolean) =>
    codes.every((code) => code128Modules(barsOf(code, compact)) * smallestModule <= barsRoom(format));
  const full = fits(false);
  if (!full && !fits(true)) return { style: { ...style, symbology: "qr" }, notes: ["qr-instead"] };
  const notes: LabelNote[] = full ? [] : ["code128-compact"];
  const isLarge = mm(format.height) >= heightOfBoth && mm(format.width) >= widthOfBoth;
  if (wanted === "code128-qr" && !isLarge) notes.push("both-too-large");
  const symbology = wanted === "code128-qr" && isLarge ? "code128-qr" : "code128";
  return { style: { ...style, symbology, compact: !full }, notes };
}

const qrText = (label: Label, { linkBase }: LabelStyle) => (linkBase ? linkBase + label.display : label.code);

function square(label: Label, style: LabelStyle, side: number): Bars {
  return style.symbology === "datamatrix" ? dataMatrix(label.code, side) : qrCode(qrText(label, style), side);
}

/**
 * Lays one label out on its sticker.
 * @throws RangeError where a code would need bars under 0.25 mm
 */
export function layOut(label: Label, format: LabelGeometry, style: LabelStyle, measure: Measure): Drawing {
  const size = { width: mm(format.width), height: mm(format.height) };
  switch (style.symbology) {
    case "code128-qr":
      return both(label, size, format, style, measure);
    case "code128":
      return linear(label, size, format, style, measure);
    default:
      return matrix(label, size, style, measure);
  }
}

type Size = Pick<Box, "width" | "height">;

/** The square beside the words, the bars under both, the number at the foot. */
function both(label: Label, size: Size, format: LabelGeometry, style: LabelStyle, measure: Measure): Drawing {
  const scale = Math.min(1, size.height / mm(38.1));
  const number = oneLine(label.display, 11 * Math.max(0.85, scale), true, size.width - 2 * edge, measure);
  const footY = size.height - mm(0.8) - number.size * lineHeight - mm(1.5) * scale;
  const barsHeight = mm(12) * scale;
  const barsY = footY - mm(0.8) - barsHeight;
  const side = barsY - edge - mm(0.5);
  const qr = square(label, style, side);
  const drawing: Drawing = { bars: [{ bars: qr, x: edge, y: edge }], lines: [] };
  const textX = edge + qr.width + mm(0.5);
  const room = { x: textX, y: mm(2.6) * scale, width: size.width - mm(2) - textX, height: 0 };
  words(drawing, label, { ...room, height: barsY - mm(0.6) - room.y }, measure, 9 * Math.max(0.85, scale));
  addBars(drawing, label, size, format, style, barsY, barsHeight);
  drawing.lines.push(centred(number, size.width, footY));
  return drawing;
}

/** The words above the bars, the number under them. */
function linear(
  label: Label,
  size: Size,
  format: LabelGeometry,
  style: LabelStyle,
  measure: Measure,
): Drawing {
  const drawing: Drawing = { bars: [], lines: [] };
  const numberSize = Math.min(13, Math.max(8, size.height * 0.16));
  const number = oneLine(label.display, numberSize, true, size.width - 2 * edge, measure);
  const footY = size.height - edge - number.size * lineHeight;
  const wordSize = Math.min(9, Math.max(6, size.height * 0.1));
  const lines = Math.max(1, Math.floor((size.height * 0.34) / (wordSize * lineHeight)));
  const top = label.title ? lines * wordSize * lineHeight : 0;
  words(
    drawing,
    label,
    { x: mm(2), y: edge, width: size.width - mm(4), height: top + 0.5 },
    measure,
    wordSize,
  );
  const barsY = edge + top + mm(0.6);
  addBars(drawing, label, size, format, style, barsY, footY - mm(0.5) - barsY);
  drawing.lines.push(centred(number, size.width, footY));
  return drawing;
}

/** The square on the left and the words on its right; on a narrow sticker, the words below. */
function matrix(label: Label, size: Size, style: LabelStyle, measure: Measure): Drawing {
  const isWide = size.width >= size.height * 1.35;
  const inset = mm(0.7);
  const side = isWide
    ? Math.min(size.height - 2 * inset, size.width * 0.52)
    : Math.min(size.width - 2 * inset, size.height * 0.66);
  const code = square(label, style, side);
  const drawing: Drawing = { bars: [], lines: [] };
  if (isWide) {
    drawing.bars.push({ bars: code, x: inset, y: (size.height - code.height) / 2 });
    const x = inset + code.width + mm(0.4);
    const width = size.width - x - mm(1.2);
    const number = oneLine(label.display, Math.min(14, size.height * 0.17), true, width, measure);
    const y = Math.max(edge, (size.height - code.height) / 2 + 2 * code.module);
    drawing.lines.push({ ...number, x, y });
    const below = y + number.size * lineHeight + mm(0.8);
    const wordSize = Math.min(9, Math.max(6, size.height * 0.1));
    words(drawing, label, { x, y: below, width, height: size.height - edge - below }, measure, wordSize);
    return drawing;
  }
  drawing.bars.push({ bars: code, x: (size.width - code.width) / 2, y: inset });
  const number = oneLine(label.display, 12, true, size.width - 2 * edge, measure);
  const y = inset + code.height;
  drawing.lines.push(centred(number, size.width, y));
  const below = y + number.size * lineHeight + mm(0.3);
  const room = { x: edge, y: below, width: size.width - 2 * edge, height: size.height - edge - below };
  words(drawing, label, room, measure, 7);
  return drawing;
}

function addBars(
  drawing: Drawing,
  label: Label,
  size: Size,
  format: LabelGeometry,
  style: LabelStyle,
  y: number,
  height: number,
) {
  const text = barsOf(label.code, style.compact);
  const bars = code128(text, { width: barsRoom(format), height, largestModule: mm(0.43) });
  drawing.bars.push({ bars, x: (size.width - bars.width) / 2, y });
}

export const centred = (line: TextLine, width: number, y: number): TextLine => ({
  ...line,
  x: (width - line.width) / 2,
  y,
});

/** A line that is never cut: it gets smaller until it fits. */
export function oneLine(text: string, size: number, bold: boolean, room: number, measure: Measure): TextLine {
  const width = measure(text, size, bold);
  const fitting = width > room ? (size * room) / width : size;
  return { text, x: 0, y: 0, size: fitting, bold, width: Math.min(width, room) };
}

/** The title in bold, then the subtitle, in as many lines as the box holds. */
function words(drawing: Drawing, label: Label, box: Box, measure: Measure, size: number): void {
  let left = Math.floor(box.height / (size * lineHeight) + 1e-6);
  let { y } = box;
  const parts = [
    { text: label.title, bold: true },
    { text: label.subtitle ?? "", bold: false },
  ].filter(({ text }) => text !== "");
  for (const [index, { text, bold }] of parts.entries()) {
    const share = index === 0 && parts.length > 1 && left > 1 ? Math.max(1, Math.ceil(left * 0.6)) : left;
    const lines = wrapped(text, (part) => measure(part, size, bold), box.width, share);
    for (const line of lines) {
      drawing.lines.push({ text: line, x: box.x, y, size, bold, width: measure(line, size, bold) });
      y += size * lineHeight;
    }
    left -= lines.length;
  }
}

/** Whole words in at most `most` lines; what does not fit ends in an ellipsis. */
export function wrapped(
  text: string,
  widthOf: (text: string) => number,
  room: number,
  most: number,
): string[] {
  const lines: string[] = [];
  let rest = text.split(/\s+/).filter(Boolean);
  while (rest.length > 0 && lines.length < most) {
    let count = 1;
    while (count < rest.length && widthOf(rest.slice(0, count + 1).join(" ")) <= room) count++;
    const isLast = lines.length === most - 1;
    const line = rest.slice(0, count).join(" ");
    if (widthOf(line) > room || (isLast && count < rest.length)) {
      lines.push(shortened(isLast ? rest.join(" ") : line, widthOf, room));
      if (isLast) return lines;
    } else lines.push(line);
    rest = rest.slice(count);
  }
  return lines;
}

function shortened(text: string, widthOf: (text: string) => number, room: number): string {
  let kept = text;
  while (kept.length > 1 && widthOf(`${kept.trimEnd()}…`) > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
