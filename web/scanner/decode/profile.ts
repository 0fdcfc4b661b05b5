/** Greys along a line across bars. */
export type Profile = Float32Array;

/** The picture of a line before a lens of this softness (deviation in samples) blurred it: Richardson (1972), Lucy (1974). */
export function refocused(profile: Profile, deviation: number, rounds: number): Profile {
  const weights = halfGaussian(deviation);
  const length = profile.length;
  const reach = weights.length - 1;
  const guess = new Float32Array(length + 2 * reach);
  const ratio = new Float32Array(length + 2 * reach);
  for (let at = 0; at < length; at++) guess[reach + at] = Math.max(1, profile[at]!);
  for (let round = 0; round < rounds; round++) {
    prolong(guess, reach, length);
    for (let at = reach; at < reach + length; at++)
      ratio[at] = profile[at - reach]! / Math.max(0.5, weighted(guess, weights, at));
    prolong(ratio, reach, length);
    for (let at = reach; at < reach + length; at++) guess[at]! *= weighted(ratio, weights, at);
  }
  return guess.slice(reach, reach + length);
}

/** Weights of the middle and of one side. */
function halfGaussian(deviation: number): Float32Array {
  const half = Math.max(1, Math.ceil(deviation * 2.3));
  const weights = Float32Array.from({ length: half + 1 }, (_, at) =>
    Math.exp(-(at ** 2) / (2 * deviation ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + 2 * weight, -weights[0]!);
  return weights.map((weight) => weight / sum);
}

function weighted(values: Float32Array, weights: Float32Array, at: number): number {
  let sum = weights[0]! * values[at]!;
  for (let tap = 1; tap < weights.length; tap++)
    sum += weights[tap]! * (values[at - tap]! + values[at + tap]!);
  return sum;
}

/** The first and last sample go on outside. */
function prolong(values: Float32Array, reach: number, length: number): void {
  values.fill(values[reach]!, 0, reach);
  values.fill(values[reach + length - 1]!, reach + length);
}

/**
 * Black and white of their surroundings become 0 and 255: for each sample the darkest and the lightest within `reach` count.
 * Uneven light goes, and a bar that is only grey among white ones becomes black.
 */
export function levelled(profile: Profile, reach: number): Profile {
  const dark = softened(extreme(profile, reach, Math.min), reach);
  const light = softened(extreme(profile, reach, Math.max), reach);
  let [low, high] = [Infinity, -Infinity];
  for (const level of profile) {
    low = Math.min(low, level);
    high = Math.max(high, level);
  }
  // Where nothing is printed the extremes are grain: they are not blown up.
  const least = Math.max(2, (high - low) / 4);
  return profile.map((level, at) => {
    const span = Math.max(least, light[at]! - dark[at]!);
    return Math.min(255, Math.max(0, 255 - ((light[at]! - level) / span) * 255));
  });
}

function extreme(profile: Profile, reach: number, choose: (a: number, b: number) => number): Profile {
  const length = profile.length;
  // In steps of doubling windows, so that the reach costs its logarithm.
  let now = profile.slice();
  let covered = 1;
  const wanted = Math.min(2 * reach + 1, length);
  while (covered < wanted) {
    const step = Math.min(covered, wanted - covered);
    now = now.map((level, at) => choose(level, now[Math.min(length - 1, at + step)]!));
    covered += step;
  }
  return now.map((_, at) => now[Math.min(length - 1, Math.max(0, at - reach))]!);
}

function softened(profile: Profile, reach: number): Profile {
  const length = profile.length;
  const sums = new Float64Array(length + 1);
  for (let at = 0; at < length; at++) sums[at + 1] = sums[at]! + profile[at]!;
  return profile.map((_, at) => {
    const [from, to] = [Math.max(0, at - reach), Math.min(length, at + reach + 1)];
    return (sums[to]! - sums[from]!) / (to - from);
  });
}
