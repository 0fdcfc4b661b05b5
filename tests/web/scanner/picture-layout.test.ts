import { describe, expect, it } from "vitest";
import { isInSight, outlineOf, pointedAt, seenAt } from "../../../web/scanner/picture-layout.ts";

const across = { width: 1280, height: 720 };
const upright = { width: 720, height: 1280 };
const square = (x: number, y: number, size = 100) => [
  { x: x - size, y: y - size },
  { x: x + size, y: y - size },
  { x: x + size, y: y + size },
  { x: x - size, y: y + size },
];

describe("a frame that fills its place to the edges", () => {
  it.each([
    ["the same shape", across, { width: 640, height: 360 }, { x: 160, y: 90 }],
    ["wider than the frame: top and bottom are cut", upright, { width: 360, height: 270 }, { x: 90, y: -25 }],
    ["taller than the frame: the sides are cut", across, { width: 360, height: 360 }, { x: 20, y: 90 }],
  ])("%s", (_name, frame, place, expected) => {
    const quarter = { x: frame.width / 4, y: frame.height / 4 };
    const seen = seenAt(quarter, frame, place);
    expect(seen.x).toBeCloseTo(expected.x);
    expect(seen.y).toBeCloseTo(expected.y);
    const pointed = pointedAt(seen, frame, place);
    expect(pointed.x).toBeCloseTo(0.25);
    expect(pointed.y).toBeCloseTo(0.25);
  });

  it("hides what lies in the part that is cut off", () => {
    const place = { width: 360, height: 270 };
    expect(isInSight(square(360, 640), upright, place)).toBe(true);
    expect(isInSight(square(360, 200), upright, place)).toBe(false);
    expect(isInSight(square(360, 1100), upright, place)).toBe(false);
  });

  it("hides nothing before the place is known, nor a code whose place is not", () => {
    expect(isInSight(square(360, 10), upright, { width: 0, height: 0 })).toBe(true);
    expect(isInSight([], upright, { width: 360, height: 270 })).toBe(true);
  });
});

it("draws a thin line across bars as a box that can be seen, whichever way it lies", () => {
  const line = [
    { x: 100, y: 200 },
    { x: 300, y: 200 },
    { x: 300, y: 202 },
    { x: 100, y: 202 },
  ];
  const ys = outlineOf(line).map(({ y }) => y);
  expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThanOrEqual(36);
  const upended = outlineOf(line.map(({ x, y }) => ({ x: y, y: x }))).map(({ x }) => x);
  expect(Math.max(...upended) - Math.min(...upended)).toBeGreaterThanOrEqual(36);
});
