import { readBarcodes, type ReaderOptions } from "zxing-wasm/reader";
import type { FoundCode } from "../confirm-reads.ts";
import { code39Text } from "./full-ascii.ts";
import { toPgm, type Luminance } from "./luminance.ts";

export interface Point {
  x: number;
  y: number;
}

/** A code as one look at a picture gave it. */
export interface Sighting extends FoundCode {
  /** How many lines across a linear code said the same. */
  lines: number;
}

/**
 * What people here print or hold. ITF, UPC-E and EAN-8 are left out, since they are read where there is none. A UPC-A is the
 * EAN-13 that begins with 0, and comes as that. Code 39 is read as it is printed, see `code39Text`.
 */
export const linear: NonNullable<ReaderOptions["formats"]> = ["Code128", "Code39Std", "EAN13"];
export const square: NonNullable<ReaderOptions["formats"]> = ["QRCode", "DataMatrix"];
export const isSquare = (format: string) => square.some((name) => name === format);

export const fast: ReaderOptions = {
  formats: [...linear, ...square],
  tryHarder: true,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 12,
  // The separators of GS1 stay as they are; the readable form loses them.
  textMode: "Plain",
};

/** What the decoder sees in a picture, with corners in that picture. */
export async function read(picture: Luminance, options: ReaderOptions): Promise<Sighting[]> {
  const results = await readBarcodes(toPgm(picture), options);
  return results
    .filter((result) => result.isValid && result.text !== "")
    .map(({ text, format, symbologyIdentifier, position, lineCount }) => ({
      text: format === "Code39" ? code39Text(text) : text,
      format,
      symbology: symbologyIdentifier,
      corners: [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft],
      lines: lineCount,
    }));
}

export const codesOf = (seen: Sighting[]): FoundCode[] =>
  seen.map(({ text, format, symbology, corners }) => ({ text, format, symbology, corners }));
