import type { ReaderOptions } from "zxing-wasm/reader";
import {
  averageRows,
  boxBlur,
  crop,
  double,
  rotate,
  stretch,
  turnedBack,
  unsharp,
  type Luminance,
  type Region,
} from "./luminance.ts";

interface Point {
  x: number;
  y: number;
}

/** A picture made ready for the decoder, and where its points were in the picture that it was made of. */
interface Prepared {
  picture: Luminance;
  back: (point: Point) => Point;
}

/** One way to look at a picture. */
export interface Pass {
  options: ReaderOptions;
  prepare: (picture: Luminance) => Prepared;
}

/** What people here print or hold; ITF, UPC-E and EAN-8 are left out, since they are read where there is none. */
const linear: NonNullable<ReaderOptions["formats"]> = ["Code128", "Code39", "EAN13"];
const square: NonNullable<ReaderOptions["formats"]> = ["QRCode", "DataMatrix"];

const fast: ReaderOptions = {
  formats: [...linear, ...square],
  tryHarder: true,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 12,
  // The separators of GS1 stay as they are; the readable form loses them.
  textMode: "Plain",
};
const thorough: ReaderOptions = { ...fast, tryRotate: true, tryInvert: true, tryDownscale: true };
const linearOnly: ReaderOptions = { ...fast, formats: linear };
const squareOnly: ReaderOptions = { ...thorough, formats: square };

const same = (point: Point) => point;
const asItIs = (picture: Luminance): Prepared => ({ picture, back: same });
const prepared = (change: (picture: Luminance) => Luminance) => (picture: Luminance) => ({
  picture: change(picture),
  back: same,
});

const smooth = (picture: Luminance) => stretch(averageRows(picture, 7));
const sharp = (picture: Luminance) => stretch(unsharp(picture, 5, 1.5));
const soft = (picture: Luminance) => stretch(boxBlur(picture, 3));

function centreOf({ width, height }: Luminance): Region {
  return {
    x: Math.round(width * 0.2),
    y: Math.round(height * 0.2),
    width: Math.round(width * 0.6),
    height: Math.round(height * 0.6),
  };
}

const centre = (picture: Luminance): Prepared => {
  const region = centreOf(picture);
  return { picture: crop(picture, region), back: ({ x, y }) => ({ x: x + region.x, y: y + region.y }) };
};

const enlarged = (
  { picture, back }: Prepared,
  change: (picture: Luminance) => Luminance = (same) => same,
) => ({
  picture: change(double(picture)),
  back: ({ x, y }: Point) => back({ x: x / 2, y: y / 2 }),
});

const turned = (degrees: number) => (picture: Luminance) => ({
  picture: smooth(rotate(picture, degrees)),
  back: (point: Point) => turnedBack(point, picture, degrees),
});

/** Cheap enough for every other frame: the whole of it, and its middle where people hold a code. */
export const quickPasses: Pass[] = [
  { options: fast, prepare: asItIs },
  { options: fast, prepare: centre },
];

/** One at a time on the frames between: an easy code is instant, a hard one comes within a second. */
export const deepPasses: Pass[] = [
  { options: linearOnly, prepare: prepared(smooth) },
  { options: thorough, prepare: asItIs },
  { options: fast, prepare: (picture) => enlarged(centre(picture), sharp) },
  { options: linearOnly, prepare: (picture) => enlarged(centre(picture), smooth) },
  { options: squareOnly, prepare: prepared(soft) },
  { options: linearOnly, prepare: turned(20) },
  { options: linearOnly, prepare: turned(-20) },
];

/** A still picture, which nobody waits for frame by frame: easy first, then each of the others until one reads. */
export const stillPasses: Pass[] = [
  { options: thorough, prepare: asItIs },
  { options: linearOnly, prepare: prepared(smooth) },
  { options: thorough, prepare: prepared(sharp) },
  { options: thorough, prepare: (picture) => enlarged(asItIs(picture)) },
  { options: linearOnly, prepare: (picture) => enlarged(asItIs(picture), smooth) },
  { options: thorough, prepare: (picture) => enlarged(asItIs(picture), sharp) },
  { options: squareOnly, prepare: prepared(soft) },
  { options: linearOnly, prepare: turned(20) },
  { options: linearOnly, prepare: turned(-20) },
];
