import bwip from "bwip-js/node";

/** A barcode in modules, without its quiet zones; one that is made of bars is one row high. */
export interface Pattern {
  columns: number;
  rows: number;
  /** The dark rectangles, each as its left, top, width and height. */
  dark: readonly number[];
}

export type PatternKind = "code128" | "qrcode" | "datamatrix";

/**
 * Correction level M and always the same mask, the one that suits our numbers and addresses most often: to try all eight on
 * each text takes three times as long, and readers take any (ISO/IEC 18004).
 */
const options: Partial<Record<PatternKind, string>> = { qrcode: "eclevel=M mask=4" };

/** Encodes a text: Code 128 (ISO/IEC 15417), QR code (ISO/IEC 18004) or Data Matrix (ISO/IEC 16022, ECC 200). */
export function patternOf(kind: PatternKind, text: string): Pattern {
  const [symbol] = bwip.raw(kind, text, options[kind] ?? "");
  if (symbol && "sbs" in symbol) return barsPattern(symbol.sbs);
  if (symbol && "pixs" in symbol) return squaresPattern(symbol.pixs, symbol.pixx, symbol.pixy);
  throw new TypeError(`${kind} gave no modules`);
}

/** Widths of bars and spaces in turn. */
function barsPattern(widths: readonly number[]): Pattern {
  const dark: number[] = [];
  let at = 0;
  widths.forEach((width, index) => {
    if (index % 2 === 0) dark.push(at, 0, width, 1);
    at += width;
  });
  return { columns: at, rows: 1, dark };
}

/** Dark modules that touch in a row are one rectangle. */
function squaresPattern(pixels: readonly number[], columns: number, rows: number): Pattern {
  const dark: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!pixels[row * columns + column]) continue;
      const start = column;
      while (column + 1 < columns && pixels[row * columns + column + 1]) column++;
      dark.push(start, row, column - start + 1, 1);
    }
  }
  return { columns, rows, dark };
}
