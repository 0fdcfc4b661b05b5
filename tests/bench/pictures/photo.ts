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
}

/** A picture of the sheet lying on a table, its middle near the middle of the picture. */
export function photographed(sheet: Sheet, view: View, random: Random): Luminance {
  const { width, height, oversampling, degrees = 0, tilt = 0, tiltTo = 0 } = view;
  const picture = { data: new Uint8ClampedArray(width * height), width, height };
  const [turn, lean] = [(degrees * Math.PI) / 180, (tiltTo * Math.PI) / 180];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const reach = Math.max(sheet.width, sheet.height) / oversampling / 2;
  const [moveX, moveY] = [random.between(-0.04, 0.04) * width, random.between(-0.04, 0.04) * height];
  const table = tableOf(random);
  const samples = oversampling > 1.6 ? 3 : 2;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      let sum = 0;
      for (let sub = 0; sub < samples * samples; sub++) {
        const dx = x + ((sub % samples) + 0.5) / samples - width / 2 - moveX;
        const dy = y + (Math.floor(sub / samples) + 0.5) / samples - height / 2 - moveY;
        const depth = 1 / (1 + ((dx * Math.cos(lean) + dy * Math.sin(lean)) / reach) * tilt * 0.5);
        const across = (dx * cos + dy * sin) * depth * oversampling + sheet.width / 2;
        const down = (dy * cos - dx * sin) * depth * oversampling + sheet.height / 2;
        sum +=
          across < 0 || down < 0 || across >= sheet.width || down >= sheet.height
            ? table(across, down)
            : sheet.data[Math.floor(down) * sheet.width + Math.floor(across)]!;
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
