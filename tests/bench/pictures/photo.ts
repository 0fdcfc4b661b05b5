import type { Luminance } from "../../../web/scanner/decode/luminance.ts";
import type { Random } from "../../support/seeded.ts";
import type { Sheet } from "./sheet.ts";

/** How a camera sees a sheet. */
export interface View {
  width: number;
  height: number;
  /** Pixels of the sheet to one of the picture. */
  oversampling: number;
  degrees?: number;
  /** How much nearer one edge is than the other: 0.3 is a third. */
  tilt?: number;
  /** Which edge is nearer, in degrees. */
  tiltTo?: number;
  /** Around a bottle that shows so much of its half: 1 is up to its edge. */
  bend?: number;
  /** What lies around the sheet. */
  ground?: "table" | "clutter";
}

/** A picture of the sheet lying on a table, its middle near the middle of the picture. */
export function photographed(sheet: Sheet, view: View, random: Random): Luminance {
  const { width, height, oversampling, degrees = 0, tilt = 0, tiltTo = 0, bend = 0, ground = "table" } = view;
  const picture = { data: new Uint8ClampedArray(width * height), width, height };
  const [turn, lean] = [(degrees * Math.PI) / 180, (tiltTo * Math.PI) / 180];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const reach = Math.max(sheet.width, sheet.height) / oversampling / 2;
  const [moveX, moveY] = [random.between(-0.04, 0.04) * width, random.between(-0.04, 0.04) * height];
  const around = ground === "table" ? tableOf(random) : clutterOf(random);
  const bottle = bend === 0 ? Infinity : sheet.width / 2 / bend;
  const samples = oversampling > 1.6 ? 3 : 2;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      let sum = 0;
      for (let sub = 0; sub < samples * samples; sub++) {
        const dx = x + ((sub % samples) + 0.5) / samples - width / 2 - moveX;
        const dy = y + (Math.floor(sub / samples) + 0.5) / samples - height / 2 - moveY;
        const depth = 1 / (1 + ((dx * Math.cos(lean) + dy * Math.sin(lean)) / reach) * tilt * 0.5);
        const aside = (dx * cos + dy * sin) * depth * oversampling;
        // Beyond the edge of the bottle this is no number, and no part of the sheet.
        const across = (bend === 0 ? aside : bottle * Math.asin(aside / bottle)) + sheet.width / 2;
        const down = (dy * cos - dx * sin) * depth * oversampling + sheet.height / 2;
        sum +=
          across >= 0 && down >= 0 && across < sheet.width && down < sheet.height
            ? sheet.data[Math.floor(down) * sheet.width + Math.floor(across)]!
            : around(aside, down);
      }
      picture.data[at] = sum / (samples * samples);
    }
  return picture;
}

/** A table of wood or cloth, lighter or darker. */
function tableOf(random: Random): (x: number, y: number) => number {
  const shade = random.between(40, 210);
  const [fine, coarse] = [random.between(0.01, 0.09), random.between(0.002, 0.01)];
  const depth = random.between(3, 22);
  return (x, y) =>
    shade + depth * (Math.sin(x * coarse + Math.sin(y * fine) * 3) + 0.5 * Math.sin(y * fine * 3 + x * fine));
}

/** A shelf or a desk full of things: blotches of every size, the finer the fainter, and edges of boxes among them. */
function clutterOf(random: Random): (x: number, y: number) => number {
  const shade = random.between(80, 170);
  const octaves = [900, 400, 170, 70, 30, 14].map((size) => ({
    size,
    depth: random.between(0.5, 1) * 9 * size ** 0.32,
    lattice: Float32Array.from({ length: 1024 }, () => random.between(-1, 1)),
  }));
  const edges = Array.from({ length: 14 }, () => ({
    angle: random.pick([0, Math.PI / 2, random.between(0, Math.PI)]),
    from: random.between(-2500, 2500),
    wide: random.between(20, 400),
    depth: random.between(-60, 60),
  }));
  return (x, y) => {
    let level = shade;
    for (const { size, depth, lattice } of octaves) level += depth * smoothAt(lattice, x / size, y / size);
    for (const { angle, from, wide, depth } of edges) {
      const along = x * Math.cos(angle) + y * Math.sin(angle) - from;
      if (along > 0 && along < wide) level += depth;
    }
    return Math.min(255, Math.max(0, level));
  };
}

/** Between the values of a lattice that repeats, 32 by 32 (value noise). */
function smoothAt(lattice: Float32Array, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const ease = (part: number) => part * part * (3 - 2 * part);
  const [far, low] = [ease(x - left), ease(y - top)];
  const value = (column: number, row: number) => lattice[(row & 31) * 32 + (column & 31)]!;
  const upper = value(left, top) * (1 - far) + value(left + 1, top) * far;
  return upper * (1 - low) + (value(left, top + 1) * (1 - far) + value(left + 1, top + 1) * far) * low;
}
