import type { Luminance } from "../../../web/scanner/decode/luminance.ts";
import type { Random } from "../../support/seeded.ts";

const blank = (width: number, height: number): Luminance => ({
  data: new Uint8ClampedArray(width * height),
  width,
  height,
});

function mapped(
  { data, width, height }: Luminance,
  level: (at: number, x: number, y: number) => number,
): Luminance {
  const result = blank(width, height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) result.data[at] = level(data[at]!, x, y);
  return result;
}

/** A line of weights, laid over the picture in a direction, sampled at whole pixels or between. */
function along(picture: Luminance, weights: number[], stepX: number, stepY: number): Luminance {
  const { data, width, height } = picture;
  const half = (weights.length - 1) / 2;
  return mapped(picture, (_level, x, y) => {
    let sum = 0;
    for (let tap = 0; tap < weights.length; tap++) {
      const column = Math.min(width - 1, Math.max(0, Math.round(x + (tap - half) * stepX)));
      const row = Math.min(height - 1, Math.max(0, Math.round(y + (tap - half) * stepY)));
      sum += data[row * width + column]! * weights[tap]!;
    }
    return sum;
  });
}

function gaussian(deviation: number): number[] {
  const half = Math.max(1, Math.ceil(deviation * 3));
  const weights = Array.from({ length: 2 * half + 1 }, (_, tap) =>
    Math.exp(-((tap - half) ** 2) / (2 * deviation ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Out of focus; the deviation in pixels. */
export const blurred = (picture: Luminance, deviation: number): Luminance =>
  deviation < 0.2 ? picture : along(along(picture, gaussian(deviation), 1, 0), gaussian(deviation), 0, 1);

/** Moved while it was taken: over so many pixels, in a direction in degrees. */
export function moved(picture: Luminance, pixels: number, degrees: number): Luminance {
  const taps = Math.max(2, Math.round(pixels * 2) + 1);
  const angle = (degrees * Math.PI) / 180;
  const step = pixels / (taps - 1);
  return along(picture, Array<number>(taps).fill(1 / taps), Math.cos(angle) * step, Math.sin(angle) * step);
}

/** The grain of a sensor: some of it everywhere, some with the light. */
export const grainy = (picture: Luminance, grain: number, random: Random): Luminance =>
  mapped(picture, (level) => level + random.normal() * grain * (0.6 + 0.4 * Math.sqrt(level / 255)));

export const dimmed = (picture: Luminance, light: number): Luminance =>
  mapped(picture, (level) => level * light);

/** Fewer greys between black and white. */
export const flat = (picture: Luminance, contrast: number, middle = 140): Luminance =>
  mapped(picture, (level) => middle + (level - 128) * contrast);

export const inverted = (picture: Luminance): Luminance => mapped(picture, (level) => 255 - level);

/** A lamp on one side, and the shadow of a hand with a soft edge. */
export function unevenlyLit(picture: Luminance, random: Random): Luminance {
  const angle = random.between(0, 2 * Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const { width, height } = picture;
  const depth = random.between(0.55, 0.8);
  const edge = random.between(-0.15, 0.15);
  return mapped(picture, (level, x, y) => {
    const at = ((x / width - 0.5) * cos + (y / height - 0.5) * sin) * 1.4;
    const shadow = 1 / (1 + Math.exp((at - edge) * 40));
    return level * (1 - depth * (0.45 * (0.5 + at) + 0.55 * shadow));
  });
}

/** The reflection of a lamp on glossy paper: a spot that is white and has a soft edge. */
export function glaring(picture: Luminance, random: Random): Luminance {
  const { width, height } = picture;
  const [x0, y0] = [width * random.between(0.3, 0.7), height * random.between(0.3, 0.7)];
  const [a, b] = [width * random.between(0.04, 0.1), height * random.between(0.12, 0.3)];
  return mapped(
    picture,
    (level, x, y) => level + 320 * Math.exp(-(((x - x0) / a) ** 2 + ((y - y0) / b) ** 2)),
  );
}

/** Out of focus as a lens is: each point becomes a disc of this radius, in pixels. */
export function unfocused(picture: Luminance, radius: number): Luminance {
  const { data, width, height } = picture;
  const reach = Math.ceil(radius);
  const taps: { dx: number; dy: number; weight: number }[] = [];
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const weight = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(dx, dy)));
      if (weight > 0) taps.push({ dx, dy, weight });
    }
  const total = taps.reduce((sum, { weight }) => sum + weight, 0);
  return mapped(picture, (_level, x, y) => {
    let sum = 0;
    for (const { dx, dy, weight } of taps) {
      const column = Math.min(width - 1, Math.max(0, x + dx));
      const row = Math.min(height - 1, Math.max(0, y + dy));
      sum += data[row * width + column]! * weight;
    }
    return sum / total;
  });
}

/** Taken of a screen: its grid and the sensor's beat against each other. */
export function rippled(picture: Luminance, random: Random): Luminance {
  const waves = [0, 1].map(() => ({
    x: random.between(-0.9, 0.9),
    y: random.between(-0.9, 0.9),
    depth: random.between(5, 16),
  }));
  return mapped(picture, (level, x, y) =>
    waves.reduce((sum, wave) => sum + wave.depth * Math.sin(x * wave.x + y * wave.y), level),
  );
}

/** The shadows of fingers or of a shelf: strips with an edge that is nearly sharp. */
export function shaded(picture: Luminance, random: Random): Luminance {
  const { width, height } = picture;
  const strips = Array.from({ length: random.whole(1, 3) }, () => ({
    angle: random.between(0, Math.PI),
    middle: random.between(-0.3, 0.3) * width,
    half: random.between(0.03, 0.12) * width,
    edge: random.between(1.5, 8),
    light: random.between(0.3, 0.6),
  }));
  return mapped(picture, (level, x, y) =>
    strips.reduce((lit, { angle, middle, half, edge, light }) => {
      const off = Math.abs((x - width / 2) * Math.cos(angle) + (y - height / 2) * Math.sin(angle) - middle);
      return lit * (light + (1 - light) / (1 + Math.exp((half - off) / edge)));
    }, level),
  );
}

/** What phones do to their pictures: grain is smoothed away, then edges are sharpened, with a halo. */
export function processed(picture: Luminance, amount: number): Luminance {
  const soft = blurred(picture, 0.6);
  const softer = blurred(soft, 1.2);
  return mapped(soft, (level, x, y) => level + amount * (level - softer.data[y * picture.width + x]!));
}

/** Smaller, each pixel the mean of those it covers. */
export function scaled({ data, width, height }: Luminance, factor: number): Luminance {
  const result = blank(Math.round(width * factor), Math.round(height * factor));
  const step = 1 / factor;
  for (let y = 0; y < result.height; y++)
    for (let x = 0; x < result.width; x++) {
      let sum = 0;
      let weight = 0;
      const [top, bottom] = [y * step, Math.min(height, (y + 1) * step)];
      const [left, right] = [x * step, Math.min(width, (x + 1) * step)];
      for (let row = Math.floor(top); row < bottom; row++)
        for (let column = Math.floor(left); column < right; column++) {
          const part =
            (Math.min(row + 1, bottom) - Math.max(row, top)) *
            (Math.min(column + 1, right) - Math.max(column, left));
          sum += data[row * width + column]! * part;
          weight += part;
        }
      result.data[y * result.width + x] = sum / weight;
    }
  return result;
}

/** The luminance part of a JPEG of that quality (ITU-T T.81, table K.1, scaled as libjpeg does): blocks, and rings around edges. */
export function compressed(picture: Luminance, quality: number): Luminance {
  const { data, width, height } = picture;
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const table = quantisation.map((step) => Math.min(255, Math.max(1, Math.floor((step * scale + 50) / 100))));
  const result = blank(width, height);
  const block = new Float64Array(64);
  for (let top = 0; top < height; top += 8)
    for (let left = 0; left < width; left += 8) {
      for (let at = 0; at < 64; at++) {
        const row = Math.min(height - 1, top + (at >> 3));
        block[at] = data[row * width + Math.min(width - 1, left + (at & 7))]! - 128;
      }
      const there = transform(block, cosines);
      for (let at = 0; at < 64; at++) there[at] = Math.round(there[at]! / table[at]!) * table[at]!;
      const back = transform(there, transposed);
      for (let at = 0; at < 64; at++) {
        const [row, column] = [top + (at >> 3), left + (at & 7)];
        if (row < height && column < width) result.data[row * width + column] = back[at]! + 128;
      }
    }
  return result;
}

const quantisation = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const cosines = Float64Array.from({ length: 64 }, (_, at) => {
  const [frequency, place] = [at >> 3, at & 7];
  return Math.cos(((2 * place + 1) * frequency * Math.PI) / 16) * (frequency === 0 ? Math.sqrt(1 / 8) : 0.5);
});
const transposed = cosines.map((_, at) => cosines[(at & 7) * 8 + (at >> 3)]!);

/** The block between two changes of basis: `basis · block · basisᵀ`. */
function transform(block: Float64Array, basis: Float64Array): Float64Array {
  const half = new Float64Array(64);
  const result = new Float64Array(64);
  for (let row = 0; row < 8; row++)
    for (let column = 0; column < 8; column++) {
      let sum = 0;
      for (let k = 0; k < 8; k++) sum += basis[row * 8 + k]! * block[k * 8 + column]!;
      half[row * 8 + column] = sum;
    }
  for (let row = 0; row < 8; row++)
    for (let column = 0; column < 8; column++) {
      let sum = 0;
      for (let k = 0; k < 8; k++) sum += half[row * 8 + k]! * basis[column * 8 + k]!;
      result[row * 8 + column] = sum;
    }
  return result;
}
