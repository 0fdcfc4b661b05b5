import { readBarcodes } from "zxing-wasm/reader";
import type { FoundCode } from "../confirm-reads.ts";
import { halve, toPgm, type Luminance } from "./luminance.ts";
import { deepPasses, quickPasses, stillPasses, type Pass } from "./passes.ts";

/** The codes that one way of looking finds in a picture, with their corners in that picture. */
export async function decodeOnce(picture: Luminance, { prepare, options }: Pass): Promise<FoundCode[]> {
  const prepared = prepare(picture);
  const results = await readBarcodes(toPgm(prepared.picture), options);
  return results
    .filter((result) => result.isValid && result.text !== "")
    .map(({ text, format, symbologyIdentifier, position }) => ({
      text,
      format,
      symbology: symbologyIdentifier,
      corners: [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft].map(
        prepared.back,
      ),
    }));
}

/** Which way to look at the frame of this number: a quick one on every other, whole and centre in turn, a deep one between. */
export function passOf(frame: number): Pass {
  const [passes, turn] = frame % 2 === 0 ? [quickPasses, frame / 2] : [deepPasses, (frame - 1) / 2];
  return passes[turn % passes.length]!;
}

/** A photo of twelve million pixels and more is looked at in half its size; its codes still have several pixels a module. */
const mostPixels = 8_000_000;

/**
 * All codes of a still picture: looked at in one way after another until one of them reads, then once more in the next, since
 * one label of several may be harder than the others.
 */
export async function decodeStill(picture: Luminance): Promise<FoundCode[]> {
  if (picture.width * picture.height > mostPixels) {
    const halved = await decodeStill(halve(picture));
    return halved.map((code) => ({
      ...code,
      corners: code.corners.map(({ x, y }) => ({ x: x * 2, y: y * 2 })),
    }));
  }
  const found = new Map<string, FoundCode>();
  for (const pass of stillPasses) {
    const complete = found.size > 0;
    for (const code of await decodeOnce(picture, pass)) {
      const key = `${code.format} ${code.text}`;
      if (!found.has(key)) found.set(key, code);
    }
    if (complete) break;
  }
  return [...found.values()];
}
