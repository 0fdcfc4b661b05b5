import type { Profile } from "./profile.ts";

/** Samples of a line to a module. */
export const perModule = 4;

/** One symbol as a soft lens shows it: without its mean, and of length 1. */
type Template = Float32Array;

/** Symbols of one width, any of which may stand in a place. */
export interface SymbolSet {
  modules: number;
  /** By softness. */
  templates: Template[][];
}

/** How far a lens spreads an edge, in modules: a module of a pixel and more is spread by the pixel alone. */
export const softnesses = [0.35, 0.5, 0.65, 0.85];

/**
 * @param symbols modules of each, 1 is ink
 * @param before what stands before each of them, nearest last
 * @param after what stands after, nearest first
 */
export function symbolSet(symbols: number[][], before: number[], after: number[]): SymbolSet {
  const modules = symbols[0]?.length ?? 0;
  const templates = softnesses.map((softness) =>
    symbols.map((symbol) =>
      normed(softened([...before, ...symbol, ...after], before.length, modules, softness)),
    ),
  );
  return { modules, templates };
}

function softened(row: number[], from: number, modules: number, softness: number): Float32Array {
  return Float32Array.from({ length: modules * perModule }, (_, sample) => {
    const x = from + (sample + 0.5) / perModule;
    return row.reduce(
      (sum, ink, at) => sum + ink * (normal((at + 1 - x) / softness) - normal((at - x) / softness)),
      0,
    );
  });
}

/** The normal distribution up to `x` (logistic approximation, error below 0.0002: Bowling et al., 2009). */
const normal = (x: number) => 1 / (1 + Math.exp(-(1.5976 * x + 0.07056 * x ** 3)));

function normed(values: Float32Array): Template {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const apart = values.map((value) => value - mean);
  const length = Math.hypot(...apart);
  return apart.map((value) => value / length);
}

/** What a place holds: the likeliest symbol, what it leaves unexplained, and what the next likeliest would. */
export interface Match {
  symbol: number;
  residue: number;
  next: number;
  /** All that was to be explained. */
  energy: number;
  samples: number;
}

/** The symbol of a set that a line shows. */
export function matchOf(line: Float32Array, { templates }: SymbolSet, softness: number): Match {
  const set = templates[softness]!;
  const length = set[0]!.length;
  let [sum, squares] = [0, 0];
  for (const ink of line) {
    sum += ink;
    squares += ink ** 2;
  }
  const energy = Math.max(1e-9, squares - sum ** 2 / length);
  let [symbol, most, second] = [0, 0, 0];
  for (let index = 0; index < set.length; index++) {
    const template = set[index]!;
    let alike = 0;
    for (let at = 0; at < length; at++) alike += template[at]! * line[at]!;
    if (alike > most) [symbol, most, second] = [index, alike, most];
    else if (alike > second) second = alike;
  }
  return { symbol, residue: energy - most ** 2, next: energy - second ** 2, energy, samples: length };
}

/** Where a row of so many modules lies in a profile. */
export interface Lie {
  profile: Profile;
  modules: number;
  /** Its ends, in samples of the profile. */
  from: number;
  to: number;
  /** How far its middle lies from half-way, in samples: a label may be bent, or be seen askew. */
  bow: number;
}

/** Some modules of a row that lies in a profile; ink is 1. */
export function lineOf(
  { profile, modules, from, to, bow }: Lie,
  offset: number,
  count: number,
): Float32Array {
  const step = (to - from) / modules / perModule;
  const last = profile.length - 1.001;
  const line = new Float32Array(count * perModule);
  const first = offset * perModule + 0.5;
  for (let sample = 0; sample < line.length; sample++) {
    const along = first + sample;
    const part = along / perModule / modules;
    const x = Math.min(last, Math.max(0, from + along * step + 4 * bow * part * (1 - part) - 0.5));
    const at = x | 0;
    line[sample] = 1 - (profile[at]! + (profile[at + 1]! - profile[at]!) * (x - at)) / 255;
  }
  return line;
}
