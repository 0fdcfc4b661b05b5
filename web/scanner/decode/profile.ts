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
  for (let tap = weights.length - 1; tap > 0; tap--)
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
  const dark = softened(extreme(profile, reach, 1), reach);
  const light = softened(extreme(profile, reach, -1), reach);
  let low = Infinity;
  let high = -Infinity;
  for (const level of profile) {
    if (level < low) low = level;
    if (level > high) high = level;
  }
  // Where nothing is printed the extremes are grain: they are not blown up.
  const least = Math.max(2, (high - low) / 4);
  const result = new Float32Array(profile.length);
  for (let at = 0; at < result.length; at++) {
    const span = Math.max(least, light[at]! - dark[at]!);
    result[at] = Math.min(255, Math.max(0, 255 - ((light[at]! - profile[at]!) / span) * 255));
  }
  return result;
}

/** The darkest (`sign` 1) or lightest (-1) sample within reach of each. */
function extreme(profile: Profile, reach: number, sign: 1 | -1): Profile {
  const length = profile.length;
  // In steps of doubling windows, so that the reach costs its logarithm.
  const now = profile.slice();
  const wanted = Math.min(2 * reach + 1, length);
  for (let covered = 1; covered < wanted;) {
    const step = Math.min(covered, wanted - covered);
    // Upwards: what lies ahead is still of the window before.
    for (let at = 0; at < length; at++) {
      const ahead = now[Math.min(length - 1, at + step)]!;
      if (sign * ahead < sign * now[at]!) now[at] = ahead;
    }
    covered += step;
  }
  const result = new Float32Array(length);
  for (let at = 0; at < length; at++) result[at] = now[Math.max(0, at - reach)]!;
  return result;
}

function softened(profile: Profile, reach: number): Profile {
  const length = profile.length;
  const sums = new Float64Array(length + 1);
  for (let at = 0; at < length; at++) sums[at + 1] = sums[at]! + profile[at]!;
  const result = new Float32Array(length);
  for (let at = 0; at < length; at++) {
    const from = Math.max(0, at - reach);
    const to = Math.min(length, at + reach + 1);
    result[at] = (sums[to]! - sums[from]!) / (to - from);
  }
  return result;
}
