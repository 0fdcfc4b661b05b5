import { describe, expect, it } from "vitest";
import { Pace, type Sample } from "../../../web/scanner/pace.ts";

const points = 32 * 18;
const still: Sample = new Uint8Array(points).fill(120);
const noisy = still.map((grey, point) => grey + (point % 7) - 3);
const moved = still.map((grey, point) => (point % 10 === 0 ? grey + 80 : grey));

/** Plays a camera of so many frames a second; when a frame was read, in milliseconds. */
function play(
  pace: Pace,
  from: number,
  to: number,
  picture: (at: number) => Sample,
  beat = 1000 / 30,
): number[] {
  const read: number[] = [];
  for (let at = from; at < to; at += beat) if (pace.isDue(at, () => picture(at))) read.push(at);
  return read;
}
const aSecond = (read: number[], from: number, to: number) =>
  (read.filter((at) => at >= from && at < to).length * 1000) / (to - from);

describe("the pace of reading", () => {
  it("is fifteen frames a second at most, of a camera that gives thirty or twenty-four", () => {
    for (const beat of [1000 / 30, 1000 / 24, 1000 / 60]) {
      const read = play(new Pace(15), 0, 2000, () => still, beat);
      expect(aSecond(read, 0, 2000)).toBeGreaterThan(11);
      expect(aSecond(read, 0, 2000)).toBeLessThanOrEqual(17.5);
    }
  });

  it("is slow while nothing moves, noise aside", () => {
    const read = play(new Pace(15), 0, 8000, (at) => (at % 2 < 1 ? still : noisy));
    expect(aSecond(read, 0, 2000)).toBeGreaterThan(12);
    expect(aSecond(read, 4000, 8000)).toBeLessThanOrEqual(5);
    expect(aSecond(read, 4000, 8000)).toBeGreaterThan(2);
  });

  it("is full again with the first picture that moves", () => {
    const pace = new Pace(15);
    play(pace, 0, 8000, () => still);
    const [first] = play(pace, 8000, 9000, () => moved);
    expect(first).toBeLessThan(8000 + 1000 / 15 + 34);
    expect(
      aSecond(
        play(pace, 9000, 10_000, () => moved),
        9000,
        10_000,
      ),
    ).toBeGreaterThan(12);
  });

  it("notices what creeps", () => {
    const creeping = (at: number) => still.map((grey) => Math.min(255, grey + Math.floor(at / 100)));
    const read = play(new Pace(15), 0, 10_000, creeping);
    expect(aSecond(read, 5000, 10_000)).toBeGreaterThan(12);
  });

  it("is full again with a code that was not there, and slow again with one that lies there", () => {
    const pace = new Pace(15);
    play(pace, 0, 8000, () => still);
    pace.found(["GVME000127"], 8000);
    expect(
      aSecond(
        play(pace, 8000, 9000, () => still),
        8000,
        9000,
      ),
    ).toBeGreaterThan(12);
    for (let at = 8250; at < 16_000; at += 250) pace.found(["GVME000127"], at);
    expect(
      aSecond(
        play(pace, 12_000, 16_000, () => still),
        12_000,
        16_000,
      ),
    ).toBeLessThanOrEqual(5);
  });

  it("looks at no picture of which it knows that it is too early", () => {
    const pace = new Pace(15);
    let looks = 0;
    const look = () => (looks++, still);
    for (const at of [0, 10, 20, 30, 40]) pace.isDue(at, look);
    expect(looks).toBe(1);
  });
});
