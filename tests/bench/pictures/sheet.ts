import bwip from "bwip-js/generic";
import type { Random } from "../../support/seeded.ts";

/** What a person printed: grey, in units of `unit` pixels a module. */
export interface Sheet {
  data: Float32Array;
  width: number;
  height: number;
}

export type Symbology = "Code128" | "Code39" | "EAN13" | "UPCA" | "QRCode" | "DataMatrix";
/** What a picture shows, as a right reader gives it. */
export interface Truth {
  text: string;
  symbology: Symbology;
}

const encoders: Record<Symbology, string> = {
  Code128: "code128",
  Code39: "code39",
  EAN13: "ean13",
  UPCA: "upca",
  QRCode: "qrcode",
  DataMatrix: "datamatrix",
};

export function sheetOf(width: number, height: number, paper: number): Sheet {
  const [across, down] = [Math.ceil(width), Math.ceil(height)];
  return { data: new Float32Array(across * down).fill(paper), width: across, height: down };
}

/** Ink on the part of each pixel that the rectangle covers. */
export function fill(
  { data, width, height }: Sheet,
  x: number,
  y: number,
  across: number,
  down: number,
  ink: number,
): void {
  const [right, bottom] = [Math.min(width, x + across), Math.min(height, y + down)];
  for (let row = Math.max(0, Math.floor(y)); row < bottom; row++) {
    const tall = Math.min(row + 1, bottom) - Math.max(row, y);
    for (let column = Math.max(0, Math.floor(x)); column < right; column++) {
      const part = tall * (Math.min(column + 1, right) - Math.max(column, x));
      const at = row * width + column;
      data[at] = data[at]! * (1 - part) + ink * part;
    }
  }
}

export interface Drawn {
  width: number;
  height: number;
}

/** Draws a code with its upper left corner there, in `unit` pixels a module; linear codes are `bar` modules high. */
export function drawCode(
  sheet: Sheet,
  { text, symbology }: Truth,
  { x, y, unit, bar, ink }: { x: number; y: number; unit: number; bar: number; ink: number },
): Drawn {
  const symbol = rawOf(text, symbology);
  if ("pixs" in symbol) {
    for (let row = 0; row < symbol.pixy; row++)
      for (let column = 0; column < symbol.pixx; column++)
        if (symbol.pixs[row * symbol.pixx + column] === 1)
          fill(sheet, x + column * unit, y + row * unit, unit, unit, ink);
    return { width: symbol.pixx * unit, height: symbol.pixy * unit };
  }
  let at = x;
  symbol.sbs.forEach((bars, index) => {
    if (index % 2 === 0) fill(sheet, at, y, bars * unit, bar * unit, ink);
    at += bars * unit;
  });
  return { width: at - x, height: bar * unit };
}

/** The size of a code in modules. */
export function sizeOf({ text, symbology }: Truth): Drawn {
  const symbol = rawOf(text, symbology);
  return "pixs" in symbol
    ? { width: symbol.pixx, height: symbol.pixy }
    : { width: symbol.sbs.reduce((sum, bar) => sum + bar, 0), height: 0 };
}

type RawSymbol = { sbs: number[] } | { pixs: number[]; pixx: number; pixy: number };

function rawOf(text: string, symbology: Symbology): RawSymbol {
  const written = symbology === "UPCA" ? text.slice(1) : text;
  const [symbol] = bwip.raw(encoders[symbology], written) as RawSymbol[];
  if (!symbol) throw new TypeError(`nothing to draw for ${text}`);
  return symbol;
}

/** Something like a line of print: letters of five by seven dots that mean nothing. */
export function drawWords(
  sheet: Sheet,
  random: Random,
  { x, y, dot, letters, ink }: { x: number; y: number; dot: number; letters: number; ink: number },
): void {
  for (let letter = 0; letter < letters; letter++) {
    if (random.next() < 0.15) continue;
    for (let row = 0; row < 7; row++)
      for (let column = 0; column < 5; column++)
        if (random.next() < 0.42) fill(sheet, x + (letter * 6 + column) * dot, y + row * dot, dot, dot, ink);
  }
}
