import bwip from "bwip-js/node";
import { mm } from "./page.ts";

/** A filled rectangle in PDF points, measured from the top left corner. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A barcode as bars; its size includes the quiet zones, which hold no bar. */
export interface Bars {
  width: number;
  height: number;
  module: number;
  rects: Rect[];
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
  const [symbol] = bwip.raw("code128", text);
  if (!symbol || !("sbs" in symbol)) throw new TypeError("Code 128 gave no bars");
  const modules = symbol.sbs.reduce((sum, width) => sum + width, 20);
  const module = moduleFor(modules, size.width, size.largestModule ?? mm(0.5));
  const rects: Rect[] = [];
  let at = 10;
  symbol.sbs.forEach((width, index) => {
    if (index % 2 === 0) rects.push({ x: at * module, y: 0, width: width * module, height: size.height });
    at += width;
  });
  return { width: modules * module, height: size.height, module, rects };
}

/** Quiet zones of the codes made of squares, in modules (ISO/IEC 18004 asks 4, ISO/IEC 16022 asks 1). */
const quietModules = { qrcode: 4, datamatrix: 2 } as const;

function squares(kind: "qrcode" | "datamatrix", text: string, side: number, options = ""): Bars {
  const [symbol] = bwip.raw(kind, text, options);
  if (!symbol || !("pixs" in symbol)) throw new TypeError(`${kind} gave no modules`);
  const { pixs, pixx, pixy } = symbol;
  const quiet = quietModules[kind];
  const modules = pixx + 2 * quiet;
  const module = moduleFor(modules, side, side);
  const rects: Rect[] = [];
  for (let row = 0; row < pixy; row++) {
    for (let column = 0; column < pixx; column++) {
      if (!pixs[row * pixx + column]) continue;
      const start = column;
      while (column + 1 < pixx && pixs[row * pixx + column + 1]) column++;
      rects.push({
        x: (start + quiet) * module,
        y: (row + quiet) * module,
        width: (column - start + 1) * module,
        height: module,
      });
    }
  }
  return { width: modules * module, height: (pixy + 2 * quiet) * module, module, rects };
}

/**
 * QR code (ISO/IEC 18004), correction level M, with its quiet zones of 4 modules, within a square of `side`.
 * @throws RangeError where the text would need modules under 0.25 mm.
 */
export const qrCode = (text: string, side: number): Bars => squares("qrcode", text, side, "eclevel=M");

/**
 * Data Matrix (ISO/IEC 16022, ECC 200), with quiet zones of 2 modules, within a square of `side`.
 * @throws RangeError where the text would need modules under 0.25 mm.
 */
export const dataMatrix = (text: string, side: number): Bars => squares("datamatrix", text, side);

/** Where the bars really begin: on whole dots of the printer. */
export const onDots = (x: number): number => Math.round(x / dot) * dot;

/** Ten thousandths of a point: far below any printer's dot. */
const short = (value: number): number => Math.round(value * 10_000) / 10_000;

/**
 * Draws the bars in one path, so that no viewer shows hairlines between touching rectangles. The path is written as one
 * text: a sheet holds thousands of rectangles.
 */
export function drawBars(doc: PDFKit.PDFDocument, bars: Bars, x: number, y: number): void {
  const left = onDots(x);
  let path = "";
  for (const rect of bars.rects)
    path += `${short(left + rect.x)} ${short(y + rect.y)} ${short(rect.width)} ${short(rect.height)} re\n`;
  doc.fillColor("black").addContent(`${path}f`);
}
