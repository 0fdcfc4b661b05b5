import { describe, expect, it } from "vitest";
import { levelled, refocused } from "../../../../web/scanner/decode/profile.ts";

const bars = Float32Array.from({ length: 120 }, (_, at) => (Math.floor(at / 6) % 2 === 0 ? 200 : 40));

function softened(profile: Float32Array, deviation: number): Float32Array {
  const weight = (at: number) => Math.exp(-(at ** 2) / (2 * deviation ** 2));
  return profile.map((_, at) => {
    let [sum, weights] = [0, 0];
    for (let tap = -20; tap <= 20; tap++) {
      const level = profile[Math.min(profile.length - 1, Math.max(0, at + tap))]!;
      sum += weight(tap) * level;
      weights += weight(tap);
    }
    return sum / weights;
  });
}
const contrast = (profile: Float32Array) => {
  const middle = profile.slice(40, 80);
  return Math.max(...middle) - Math.min(...middle);
};

describe("the profile of bars", () => {
  it("gets its contrast back when the lens is undone", () => {
    const soft = softened(bars, 4);
    expect(contrast(soft)).toBeLessThan(80);
    expect(contrast(refocused(soft, 4, 40))).toBeGreaterThan(2 * contrast(soft));
  });

  it("stays as even as it was, and as bright", () => {
    const even = new Float32Array(50).fill(90);
    for (const level of refocused(even, 3, 20)) expect(level).toBeCloseTo(90, 0);
  });

  it("is black and white to the end of a shadow", () => {
    const shaded = bars.map((level, at) => level * (1 - (0.8 * at) / 120));
    const flat = levelled(shaded, 12);
    for (const at of [9, 57, 105]) expect(flat[at]! < 90, `bar at ${at}`).toBe(true);
    for (const at of [15, 63, 111]) expect(flat[at]! > 165, `gap at ${at}`).toBe(true);
  });

  it("does not make bars of what is even", () => {
    const quiet = Float32Array.from({ length: 200 }, (_, at) => (at < 100 ? bars[at]! : 200 + (at % 2)));
    expect(Math.min(...levelled(quiet, 10).slice(130))).toBeGreaterThan(200);
  });
});
