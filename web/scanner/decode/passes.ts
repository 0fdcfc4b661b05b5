import type { ReaderOptions } from "zxing-wasm/reader";
import { isExplained, isSteady } from "./agree.ts";
import { findBars, type BarField } from "./bars.ts";
import {
  averageRows,
  boxBlur,
  crop,
  double,
  flattened,
  stretch,
  transposed,
  unsharp,
  type Luminance,
  type Region,
} from "./luminance.ts";
import { fast, linear, read, square, type Point, type Sighting } from "./read.ts";
import { confirmedBySymbols, readField, type BandSighting } from "./strips.ts";

/** One way to look at a picture. */
export interface Pass {
  name: string;
  /** @param known codes that need no further look: a way that goes from place to place leaves theirs out */
  look: (picture: Luminance, known?: Sighting[]) => Promise<Sighting[]>;
}

/** Turned, inverted and shrunk as well. */
export const thorough: ReaderOptions = { ...fast, tryRotate: true, tryInvert: true, tryDownscale: true };
const squares: ReaderOptions = { ...thorough, formats: square };
const lines: ReaderOptions = { ...fast, formats: linear, tryInvert: true };

interface Prepared {
  picture: Luminance;
  /** Where a point of it was in the picture that it was made of. */
  back: (point: Point) => Point;
}

function pass(name: string, options: ReaderOptions, prepare: (picture: Luminance) => Prepared): Pass {
  const look = async (picture: Luminance) => {
    const prepared = prepare(picture);
    const seen = await read(prepared.picture, options);
    return seen.flatMap(
      (code) => confirmedBySymbols(picture, { ...code, corners: code.corners.map(prepared.back) }) ?? [],
    );
  };
  return { name, look };
}

/** For a camera, whose frames may be all alike: two that agree are then no proof, so each must be sure by itself. */
function steady(...of: Parameters<typeof pass>): Pass {
  const { name, look } = pass(...of);
  return { name, look: async (picture) => (await look(picture)).filter(isSteady) };
}

const same = (point: Point) => point;
const asItIs = (picture: Luminance): Prepared => ({ picture, back: same });
const inPlace = (change: (picture: Luminance) => Luminance) => (picture: Luminance) => ({
  picture: change(picture),
  back: same,
});
const enlarged =
  (change: (picture: Luminance) => Luminance = stretch, of: (picture: Luminance) => Prepared = asItIs) =>
  (picture: Luminance) => {
    const part = of(picture);
    return {
      picture: change(double(part.picture)),
      back: ({ x, y }: Point) => part.back({ x: x / 2, y: y / 2 }),
    };
  };

function centre(picture: Luminance): Prepared {
  const { width, height } = picture;
  const region: Region = {
    x: Math.round(width * 0.2),
    y: Math.round(height * 0.2),
    width: Math.round(width * 0.6),
    height: Math.round(height * 0.6),
  };
  return { picture: crop(picture, region), back: ({ x, y }) => ({ x: x + region.x, y: y + region.y }) };
}

const sharp = (picture: Luminance) => stretch(unsharp(picture, 5, 1.5));
const sharper = (picture: Luminance) => stretch(unsharp(picture, 9, 2));
const soft = (picture: Luminance) => stretch(boxBlur(picture, 3));

/** Bars at any angle, dark or small: at most so many fields of a camera's frame, which must not take long. */
const frameFields = 4;
/** And so many bands of each: two must agree, and a tall field may be of two codes, one above the other. */
const frameBands = ({ height }: BarField) => (height > 120 ? 5 : 3);
const fieldsOf = (
  name: string,
  more: (picture: Luminance, fields: BarField[]) => Promise<BandSighting[]>,
): Pass => ({
  name,
  look: async (picture, known = []) => {
    const seen: BandSighting[] = [];
    const fields = findBars(picture).filter((field) => !isExplained(field, known));
    for (const field of fields.slice(0, frameFields))
      seen.push(...(await readField(picture, field, "sharp", frameBands(field))));
    const agreed = seen.filter(({ bands }) => bands.length > 1);
    return agreed.length > 0 ? agreed : (await more(picture, fields)).filter(({ bands }) => bands.length > 1);
  },
});
const bars = fieldsOf("fields of bars, laid straight and averaged", () => Promise.resolve([]));
/** What is too small or too soft to have edges takes long: one field, and only when no other gives anything. */
const faintBars = fieldsOf(
  "fields of bars, and the strongest symbol by symbol",
  async (picture, [strongest]) => (strongest ? readField(picture, strongest, "faint", 3) : []),
);

/** Cheap enough for every other frame: the whole of it, and its middle where people hold a code. */
export const quickPasses: Pass[] = [steady("whole", fast, asItIs), steady("centre", fast, centre)];

/** One at a time on the frames between: an easy code is instant, a hard one comes within a second. */
export const deepPasses: Pass[] = [
  bars,
  steady("turned, inverted, shrunk", thorough, asItIs),
  faintBars,
  steady("centre, small modules", fast, enlarged(sharp, centre)),
  bars,
  pass("grain", squares, inPlace(soft)),
  faintBars,
  pass(
    "pale print",
    squares,
    inPlace((picture) => flattened(picture, 61)),
  ),
];

/** What a still picture is looked at with first. */
export const plainPass = pass("as it is", thorough, asItIs);

/** Squares that the plain look does not see, cheapest and most useful first. */
export const squarePasses: Pass[] = [
  pass("dark or pale", squares, inPlace(stretch)),
  pass("soft", squares, inPlace(sharp)),
  pass("small and soft", squares, enlarged(sharper)),
  pass("grain", squares, inPlace(soft)),
  pass(
    "uneven light",
    squares,
    inPlace((picture) => flattened(picture, 61)),
  ),
  pass("small and softer", squares, enlarged(sharp)),
];

/** Bars upright, and lying. */
const bothWays = (name: string, prepare: (picture: Luminance) => Prepared): Pass[] => [
  pass(name, lines, prepare),
  pass(`${name}, lying`, lines, (picture) => {
    const prepared = prepare(transposed(picture));
    return {
      picture: prepared.picture,
      back: (point) => {
        const { x, y } = prepared.back(point);
        return { x: y, y: x };
      },
    };
  }),
];

const straight = (picture: Luminance) => stretch(averageRows(picture, 7));
/** For linear codes in what no field of bars was made of: whole pictures. */
export const linearPasses: Pass[] = [
  ...bothWays("rows averaged", inPlace(straight)),
  ...bothWays(
    "rows averaged, sharper",
    inPlace((picture) => unsharp(straight(picture), 5, 1.5)),
  ),
  ...bothWays(
    "rows averaged, small and soft",
    enlarged((picture) => sharp(averageRows(picture, 7))),
  ),
  ...bothWays(
    "rows averaged, small",
    enlarged((picture) => stretch(averageRows(picture, 5))),
  ),
];
