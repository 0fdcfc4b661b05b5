import { blank, type Luminance } from "./luminance.ts";

/** Where bars stand side by side: a rectangle around its middle, read along `degrees` (0 is left to right, 90 downwards). */
export interface BarField {
  x: number;
  y: number;
  degrees: number;
  /** Along the reading direction, from the first bar to the last, in pixels. */
  length: number;
  /** Along the bars. */
  height: number;
}

/** Fields tried in one picture: a box shows four, and print may look like bars. */
const mostFields = 10;

/**
 * The places of a picture whose edges all run the same way, strongest first. From the structure tensor of small tiles (Jähne,
 * Digital Image Processing, ch. 13): grain has edges in all directions and bars in one, so it works in the dark too.
 */
export function findBars(picture: Luminance): BarField[] {
  const { width, height } = picture;
  const tile = Math.min(16, Math.max(6, Math.round(Math.min(width, height) / 60)));
  const tiles = tilesOf(picture, tile);
  const { across, down, difference, product, energy } = tiles;
  if (across < 3 || down < 2) return [];
  const strength = new Float32Array(across * down);
  for (let at = 0; at < strength.length; at++) {
    const one = Math.hypot(difference[at]!, 2 * product[at]!);
    strength[at] = one > coherence * energy[at]! ? one : 0;
  }
  const strongest = [...strength].sort((a, b) => b - a)[Math.floor(strength.length / 200)] ?? 0;
  const least = strongest * 0.06;
  const taken = new Uint8Array(strength.length);
  const fields: (BarField & { weight: number })[] = [];
  for (let start = 0; start < strength.length; start++) {
    if (taken[start] || strength[start]! <= least) continue;
    const group = groupFrom(start, tiles, strength, least, taken);
    const field = group.length < 3 ? undefined : fieldOf(group, tiles, strength, tile);
    if (field) fields.push(field);
  }
  return fields.sort((a, b) => b.weight - a.weight).slice(0, mostFields);
}

/** How much more of the edges must run one way: 0 is none, 1 is all. */
const coherence = 0.35;
/** Neighbouring tiles belong together when their edges run the same way to so many degrees. */
const sameWay = 14;

interface Tiles {
  across: number;
  down: number;
  /** Jxx - Jyy, Jxy and Jxx + Jyy of each tile and its neighbours. */
  difference: Float32Array;
  product: Float32Array;
  energy: Float32Array;
}

function tilesOf({ data, width, height }: Luminance, tile: number): Tiles {
  const [across, down] = [Math.floor(width / tile), Math.floor(height / tile)];
  const sums = [0, 1, 2].map(() => new Float32Array(across * down)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  // A large tile is known well enough by every other pixel of every other row, in turn the odd and the even ones.
  const step = tile >= 10 ? 2 : 1;
  for (let y = 1; y < Math.min(height - 1, down * tile); y += step) {
    const row = Math.floor(y / tile) * across;
    const first = step === 2 && (y & 2) !== 0 ? 2 : 1;
    for (let column = 0; column < across; column++) {
      let [xx, yy, xy] = [0, 0, 0];
      const from = Math.max(first, column * tile + ((column * tile + first) % step));
      const end = y * width + Math.min(width - 1, (column + 1) * tile);
      for (let at = y * width + from; at < end; at += step) {
        const above = at - width;
        const below = at + width;
        const rising = data[below + 1]! - data[above - 1]!;
        const falling = data[above + 1]! - data[below - 1]!;
        const gx = rising + falling + 2 * (data[at + 1]! - data[at - 1]!);
        const gy = rising - falling + 2 * (data[below]! - data[above]!);
        xx += gx * gx;
        yy += gy * gy;
        xy += gx * gy;
      }
      sums[0][row + column]! += xx - yy;
      sums[1][row + column]! += xy;
      sums[2][row + column]! += xx + yy;
    }
  }
  const [difference, product, energy] = sums.map((sum) => withNeighbours(sum, across, down)) as typeof sums;
  return { across, down, difference, product, energy };
}

function withNeighbours(sum: Float32Array, across: number, down: number): Float32Array {
  const result = new Float32Array(sum.length);
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      let total = sum[y * across + x]!;
      for (let row = Math.max(0, y - 1); row <= Math.min(down - 1, y + 1); row++)
        for (let column = Math.max(0, x - 1); column <= Math.min(across - 1, x + 1); column++)
          total += sum[row * across + column]!;
      result[y * across + x] = total;
    }
  return result;
}

const directionOf = ({ difference, product }: Tiles, at: number) =>
  (Math.atan2(2 * product[at]!, difference[at]!) / 2) * (180 / Math.PI);

/** The smaller angle between two lines. */
function between(one: number, other: number): number {
  const apart = Math.abs(one - other) % 180;
  return Math.min(apart, 180 - apart);
}

function groupFrom(
  start: number,
  tiles: Tiles,
  strength: Float32Array,
  least: number,
  taken: Uint8Array,
): number[] {
  const { across, down } = tiles;
  const group = [start];
  const first = directionOf(tiles, start);
  taken[start] = 1;
  for (let index = 0; index < group.length; index++) {
    const at = group[index]!;
    const here = directionOf(tiles, at);
    const [x, y] = [at % across, Math.floor(at / across)];
    for (let row = Math.max(0, y - 1); row <= Math.min(down - 1, y + 1); row++)
      for (let column = Math.max(0, x - 1); column <= Math.min(across - 1, x + 1); column++) {
        const next = row * across + column;
        if (taken[next] || strength[next]! <= least) continue;
        const way = directionOf(tiles, next);
        if (between(way, here) > sameWay || between(way, first) > 2 * sameWay) continue;
        taken[next] = 1;
        group.push(next);
      }
  }
  return group;
}

function fieldOf(
  group: number[],
  tiles: Tiles,
  strength: Float32Array,
  tile: number,
): (BarField & { weight: number }) | undefined {
  let [difference, product, weight] = [0, 0, 0];
  for (const at of group) {
    difference += tiles.difference[at]!;
    product += tiles.product[at]!;
    weight += strength[at]!;
  }
  const angle = Math.atan2(2 * product, difference) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const at of group) {
    const x = ((at % tiles.across) + 0.5) * tile;
    const y = (Math.floor(at / tiles.across) + 0.5) * tile;
    const [along, off] = [x * cos + y * sin, y * cos - x * sin];
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, off);
    bottom = Math.max(bottom, off);
  }
  const length = right - left + tile;
  const height = bottom - top + tile;
  // A lone edge is long the other way; the shortest code has some sixty modules.
  if (length < 50 || height < tile) return undefined;
  const [along, off] = [(left + right) / 2, (top + bottom) / 2];
  return {
    x: along * cos - off * sin,
    y: along * sin + off * cos,
    degrees: (angle * 180) / Math.PI,
    length,
    height,
    weight,
  };
}

/**
 * The part of a picture under a field, laid straight: `step` pixels to one of the result, bars upright; `every` so many rows of it.
 */
export function straightened(
  picture: Luminance,
  field: BarField,
  step: number,
  margin: number,
  every = 1,
): Luminance {
  const { data, width, height } = picture;
  const across = Math.max(8, Math.round((field.length + 2 * margin) / step));
  const down = Math.max(1, Math.round(field.height / every));
  const result = blank(across, down);
  const angle = (field.degrees * Math.PI) / 180;
  const stepX = step * Math.cos(angle);
  const stepY = step * Math.sin(angle);
  const before = (field.length / 2 + margin) / step - 0.5;
  const [mostX, mostY] = [width - 1.001, height - 1.001];
  for (let row = 0; row < down; row++) {
    const off = (row + 0.5) * every - field.height / 2;
    let x = field.x - before * stepX - off * Math.sin(angle) - 0.5;
    let y = field.y - before * stepY + off * Math.cos(angle) - 0.5;
    const end = (row + 1) * across;
    for (let at = row * across; at < end; at++, x += stepX, y += stepY) {
      const held = x < 0 ? 0 : x > mostX ? mostX : x;
      const holding = y < 0 ? 0 : y > mostY ? mostY : y;
      const left = held | 0;
      const top = holding | 0;
      const far = held - left;
      const from = top * width + left;
      const upper = data[from]! + (data[from + 1]! - data[from]!) * far;
      const lower = data[from + width]! + (data[from + width + 1]! - data[from + width]!) * far;
      result.data[at] = upper + (lower - upper) * (holding - top) + 0.5;
    }
  }
  return result;
}
