import { straightened, type BarField } from "./bars.ts";
import { readFaint, type FaintCode } from "./faint.ts";
import { blank, type Luminance } from "./luminance.ts";
import { levelled, refocused, type Profile } from "./profile.ts";
import { code128Modules } from "./symbols.ts";
import { fast, linear, read, type Point, type Sighting } from "./read.ts";

/** Softness of a lens to undo, in pixels, and the rounds that it takes; 0 leaves the profile as it is. */
type Lens = [deviation: number, rounds: number];
const sharpLenses: Lens[] = [
  [0, 0],
  [0.8, 10],
  [1.4, 16],
];
const softLenses: Lens[] = [
  [0.7, 24],
  [1.1, 24],
  [1.9, 28],
  [2.6, 34],
  [3.4, 40],
];
/** Sharp and soft undo a lens and look for edges; faint recognises symbols whose edges are gone. */
export type Focus = "sharp" | "faint" | "soft";
/** Rows of the decoder's picture that carry the same profile. */
const rows = 3;
/** A field is cut in bands of so many rows at most, read each for itself: what two of them say was not made up by grain. */
const tallestBand = 26;
const mostBands = 12;
const fewBands = 5;

/** The bands of a field differ in angle by so much, in degrees: more when the camera looks at it askew. */
const bandTurn = 1;

/** A code that some bands of a field gave. */
export interface BandSighting extends Sighting {
  bands: number[];
}

/**
 * The codes of a field of bars. Each of its bands is laid straight, and its rows are averaged, which takes the grain away; then
 * the lens is undone in several strengths, or its symbols are recognised as they look. The soft ones take ten times as long as the sharp ones. A field of which every other
 * band gives nothing is left at that.
 * @param most bands at most
 */
export async function readField(
  picture: Luminance,
  field: BarField,
  focus: Focus,
  most = mostBands,
): Promise<BandSighting[]> {
  const found = new Map<string, BandSighting>();
  const size = oversampling(field);
  const bands = bandsOf(field, most).map((band, index) => ({ band, index }));
  const { degrees } = withTrueAngle(picture, bands[bands.length >> 1]!.band, 4);
  const look = async (of: typeof bands) => {
    for (const { band, index } of of) {
      // The bands of a field seen askew differ by little.
      const profile = profileOf(picture, withTrueAngle(picture, { ...band, degrees }, bandTurn), size);
      for (const code of await readBand(profile, field.length * size, size, focus)) {
        const key = `${code.format} ${code.text}`;
        const known = found.get(key);
        if (!known) found.set(key, { ...code, bands: [index], corners: cornersOf(field) });
        else if (!known.bands.includes(index)) known.bands.push(index);
      }
    }
  };
  const [sample, others] = sampled(bands, focus);
  await look(sample);
  if (found.size > 0) await look(others);
  return [...found.values()];
}

/** The bands that tell whether the others are worth a look. */
function sampled<Band extends { index: number }>(bands: Band[], focus: Focus): [Band[], Band[]] {
  const isSample = ({ index }: Band) =>
    bands.length > fewBands ? index % 2 === 0 : focus !== "faint" || bands.length < 3 || index % 2 === 1;
  return [bands.filter(isSample), bands.filter((band) => !isSample(band))];
}

const strips = { ...fast, formats: linear, minLineCount: 2 };

async function readBand(
  profile: Profile,
  length: number,
  size: number,
  focus: Focus,
): Promise<Omit<Sighting, "corners">[]> {
  if (focus !== "faint")
    return read(sheetOf(profile, length, size, focus === "sharp" ? sharpLenses : softLenses), strips);
  const code = symbolsOf(profile, length, size);
  return code ? [{ ...code, lines: 1 }] : [];
}

const symbolsOf = (profile: Profile, length: number, size: number): FaintCode | undefined =>
  readFaint(inkOnPaper(levelled(profile, Math.round(length / 14)), isPale(profile, length)), size);

/** Bars that are narrower, in pixels a module, may be taken for others in the same way in frame after frame. */
const doubtfulModule = 2.2;

/** Modules of a code that `readFaint` knows. */
const modulesOf = ({ format, text }: Sighting): number | undefined =>
  format === "EAN13" ? 95 : format === "Code128" ? code128Modules(text) : undefined;

/**
 * A code that was read by its edges: where its bars are narrow, its symbols must not say something else. An EAN-13, whose check digit
 * sees nine errors of ten only, is as good as read on one line where they say nothing.
 */
export function confirmedBySymbols(picture: Luminance, code: Sighting): Sighting | undefined {
  const modules = modulesOf(code);
  const [topLeft, topRight, bottomRight, bottomLeft] = code.corners;
  if (!modules || !topLeft || !topRight || !bottomRight || !bottomLeft) return code;
  const length = distance(topLeft, topRight);
  if (length / modules >= doubtfulModule) return code;
  const field: BarField = {
    x: (topLeft.x + topRight.x + bottomRight.x + bottomLeft.x) / 4,
    y: (topLeft.y + topRight.y + bottomRight.y + bottomLeft.y) / 4,
    degrees: (Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x) * 180) / Math.PI,
    length,
    height: Math.max(1, Math.min(tallestBand, distance(topLeft, bottomLeft) * 0.7)),
  };
  const size = oversampling(field);
  const said = symbolsOf(profileOf(picture, withTrueAngle(picture, field, 2), size), length * size, size);
  if (said === undefined) return code.format === "EAN13" ? { ...code, lines: 1 } : code;
  return said.text === code.text ? code : undefined;
}

const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);

/** Samples to a pixel: the shorter the field, the narrower are its bars. */
const oversampling = ({ length }: BarField) => (length < 260 ? 4 : length < 520 ? 3 : 2);

/** The four corners of a field in its picture. */
export function cornersOf({ x, y, degrees, length, height }: BarField): Point[] {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / 2, Math.sin(angle) / 2];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([along, off]) => ({
    x: x + along! * length * cos - off! * height * sin,
    y: y + along! * length * sin + off! * height * cos,
  }));
}

/** The field cut along its bars; its uppermost and lowermost rows are left out, where bars end. */
function bandsOf(field: BarField, most: number): BarField[] {
  const usable = field.height > 14 ? field.height * 0.84 : field.height;
  const count = Math.max(
    1,
    Math.min(most, usable < 5 * tallestBand ? 5 : Math.floor(usable / tallestBand), Math.floor(usable / 4)),
  );
  const angle = (field.degrees * Math.PI) / 180;
  return Array.from({ length: count }, (_, band) => {
    const off = (usable * (band + 0.5)) / count - usable / 2;
    return {
      ...field,
      x: field.x - off * Math.sin(angle),
      y: field.y + off * Math.cos(angle),
      height: Math.max(1, Math.min(tallestBand, Math.floor(usable / count))),
    };
  });
}

/** Turned by so many degrees at most until averaged rows keep most of the bars. */
function withTrueAngle(picture: Luminance, band: BarField, reach: number): BarField {
  let best = band;
  let most = -1;
  for (let turn = -reach; turn <= reach; turn += band.height < 8 ? 2 : 1) {
    const turned = { ...band, degrees: band.degrees + turn };
    const profile = rowsAveraged(straightened(picture, turned, 1, 0, band.height > 16 ? 2 : 1));
    let sum = 0;
    for (let at = 1; at < profile.length; at++) sum += (profile[at]! - profile[at - 1]!) ** 2;
    if (sum > most) [most, best] = [sum, turned];
  }
  return best;
}

const profileOf = (picture: Luminance, band: BarField, size: number) =>
  rowsAveraged(straightened(picture, band, 1 / size, Math.max(14, band.length * 0.12)));

function rowsAveraged({ data, width, height }: Luminance): Profile {
  const profile = new Float32Array(width);
  for (let at = 0, row = 0; row < height; row++)
    for (let x = 0; x < width; x++, at++) profile[x]! += data[at]!;
  for (let x = 0; x < width; x++) profile[x]! /= height;
  return profile;
}

/** The picture that the decoder gets of a band: the band through each lens, one under the other. */
function sheetOf(band: Profile, length: number, size: number, lenses: Lens[]): Luminance {
  const sheet = blank(band.length, lenses.length * (rows + 1) + 1);
  const isInverted = isPale(band, length);
  sheet.data.fill(255);
  lenses.forEach(([deviation, rounds], index) => {
    const sharp = deviation === 0 ? band : refocused(band, deviation * size, rounds);
    const profile = inkOnPaper(levelled(sharp, Math.round(length / 14)), isInverted);
    for (let row = 0; row < rows; row++)
      sheet.data.set(profile, (1 + index * (rows + 1) + row) * band.length);
  });
  return sheet;
}

const inkOnPaper = (profile: Profile, isInverted: boolean): Profile =>
  isInverted ? profile.map((level) => 255 - level) : profile;

/** Whether the bars are paler than what is between them: the margins beside them are then darker than the bars on the whole. */
function isPale(band: Profile, length: number): boolean {
  const margin = Math.floor((band.length - length) / 2);
  const mean = (from: number, to: number) => {
    let sum = 0;
    for (let at = from; at < to; at++) sum += band[at]!;
    return sum / (to - from);
  };
  // Next to the bars: further out lies the table.
  const near = Math.max(1, Math.round(margin / 2));
  const inside = mean(margin, band.length - margin);
  const [left, right] = [
    mean(margin - near, margin),
    mean(band.length - margin, band.length - margin + near),
  ];
  return left < inside && right < inside;
}
