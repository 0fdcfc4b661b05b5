import { mm } from "./page.ts";
import { patternOf, type Pattern } from "./patterns.ts";

/** A barcode on paper, in PDF points; its size includes the quiet zones, which hold no bar. */
export interface Bars {
  width: number;
  height: number;
  module: number;
  pattern: Pattern;
  /** From the top left corner to the pattern. */
  quiet: { x: number; y: number };
  /** How high a row of the pattern is. */
  rowHeight: number;
}

/** One dot of a 300 dpi printer: modules of whole dots print all bars equally wide. */
const dot = 72 / 300;

/** Three dots, 0.254 mm: the finest bar that office printers and phone cameras both manage. */
export const smallestModule = 3 * dot;

function moduleFor(modules: number, room: number, largest: number): number {
  const module = Math.min(Math.floor(room / modules / dot + 1e-9), Math.floor(largest / dot)) * dot;
  if (module < smallestModule - 1e-9) throw new RangeError(`a barcode of ${modules} modules needs more room`);
  return module;
}

/**
 * Code 128 (ISO/IEC 15417) with its quiet zones of 10 modules, as wide as `width` allows.
 * @throws RangeError where the text would need bars under 0.25 mm.
 */
export function code128(text: string, size: { width: number; height: number; largestModule?: number }): Bars {
  const pattern = patternOf("code128", text);
  const modules = pattern.columns + 20;
  const module = moduleFor(modules, size.width, size.largestModule ?? mm(0.5));
  const { height } = size;
  return {
    width: modules * module,
    height,
    module,
    pattern,
    quiet: { x: 10 * module, y: 0 },
    rowHeight: height,
  };
}

/** Quiet zones of the codes made of squares, in modules (ISO/IEC 18004 asks 4, ISO/IEC 16022 asks 1). */
const quietModules = { qrcode: 4, datamatrix: 2 } as const;

function squares(kind: "qrcode" | "datamatrix", text: string, side: number): Bars {
  const pattern = patternOf(kind, text);
  const around = quietModules[kind];
  const modules = pattern.columns + 2 * around;
  const module = moduleFor(modules, side, side);
  return {
    width: modules * module,
    height: (pattern.rows + 2 * around) * module,
    module,
    pattern,
    quiet: { x: around * module, y: around * module },
    rowHeight: module,
  };
}

/**
 * QR code (ISO/IEC 18004), correction level M, with its quiet zones of 4 modules, within a square of `side`.
 * @throws RangeError where the text would need modules under 0.25 mm.
 */
export const qrCode = (text: string, side: number): Bars => squares("qrcode", text, side);

/**
 * Data Matrix (ISO/IEC 16022, ECC 200), with quiet zones of 2 modules, within a square of `side`.
 * @throws RangeError where the text would need modules under 0.25 mm.
 */
export const dataMatrix = (text: string, side: number): Bars => squares("datamatrix", text, side);

/** Where the bars really begin: on whole dots of the printer. */
export const onDots = (x: number): number => Math.round(x / dot) * dot;

/** A millionth of a point: a hundred modules of it are still far below any printer's dot. */
const short = (value: number): number => Math.round(value * 1_000_000) / 1_000_000;

/**
 * The bars as operators of a PDF page: one path, so that no viewer shows hairlines between touching rectangles, in
 * modules, whose figures are short.
 */
export function barsContent({ pattern, module, quiet, rowHeight }: Bars, x: number, y: number): string {
  const { dark } = pattern;
  const place = `${short(onDots(x) + quiet.x)} ${short(y + quiet.y)}`;
  let path = `q\n0 g\n${short(module)} 0 0 ${short(rowHeight)} ${place} cm\n`;
  for (let at = 0; at < dark.length; at += 4)
    path += `${dark[at]} ${dark[at + 1]} ${dark[at + 2]} ${dark[at + 3]} re\n`;
  return `${path}f\nQ`;
}

export function drawBars(doc: PDFKit.PDFDocument, bars: Bars, x: number, y: number): void {
  doc.addContent(barsContent(bars, x, y));
}
