import type { Luminance } from "../../../web/scanner/decode/luminance.ts";
import {
  blurred,
  compressed,
  dimmed,
  flat,
  glaring,
  grainy,
  inverted,
  moved,
  processed,
  rippled,
  scaled,
  shaded,
  unevenlyLit,
  unfocused,
} from "./faults.ts";
import { photographed } from "./photo.ts";
import { randomOf, type Random } from "../../support/seeded.ts";
import type { Truth } from "./sheet.ts";
import { subjects, type SubjectName } from "./subjects.ts";

/** A picture and what can be read in it. */
export interface Sample {
  picture: Luminance;
  truths: Truth[];
  /** Colours of black and of white, where the picture is not grey. */
  tint?: [ink: Rgb, paper: Rgb];
}
type Rgb = [red: number, green: number, blue: number];

interface Taking {
  /** Pixels a module. */
  module?: [number, number];
  degrees?: [number, number];
  tilt?: [number, number];
  /** Out of focus by so many modules. */
  defocus?: [number, number];
  /** Pixels that the hand moved. */
  shake?: [number, number];
  grain?: number;
  /** How far around a bottle the sheet lies: 1 is half of it. */
  bend?: [number, number];
  ground?: "table" | "clutter";
  /** The picture is no smaller than this. */
  least?: [width: number, height: number];
}

interface Fault {
  /** Whether the passes may be chosen by these pictures. The others are looked at when everything is decided. */
  tuned: boolean;
  taking?: Taking;
  after?: (picture: Luminance, random: Random) => Luminance;
  tint?: Sample["tint"];
}

/** What a telephone gives: a few pixels a module, seldom quite sharp, never quite straight. */
const usual: Required<Taking> = {
  module: [1.9, 4.2],
  degrees: [-7, 7],
  tilt: [0, 0.25],
  defocus: [0, 0.65],
  shake: [0, 0],
  grain: 3,
  bend: [0, 0],
  ground: "table",
  least: [480, 360],
};
const good: Taking = { module: [2.2, 4], defocus: [0, 0.3] };
const red: Rgb = [150, 20, 30];

export const faults = {
  "as it is": { tuned: true },
  "half size": { tuned: true, after: (picture) => scaled(picture, 0.5) },
  "0.35×": { tuned: false, after: (picture) => scaled(picture, 0.35) },
  blur: { tuned: true, after: (picture, random) => blurred(picture, random.between(1.2, 1.9)) },
  "low light": { tuned: true, after: (picture, random) => grainy(dimmed(picture, 0.25), 5, random) },
  "15°": { tuned: true, taking: { degrees: [13, 17] } },
  "JPEG 20": { tuned: false, after: (picture) => compressed(picture, 20) },
  "to 45°": { tuned: true, taking: { ...good, degrees: [-45, 45] } },
  "lying or overhead": { tuned: false, taking: { ...good, degrees: [80, 280] } },
  perspective: { tuned: false, taking: { ...good, tilt: [0.4, 0.8] } },
  shake: { tuned: false, taking: { ...good, shake: [3, 8] } },
  noise: { tuned: false, taking: { ...good, grain: 22 } },
  glare: { tuned: true, taking: good, after: glaring },
  "uneven light": { tuned: false, taking: good, after: unevenlyLit },
  inverted: { tuned: false, taking: good, after: inverted },
  "low contrast": { tuned: true, taking: good, after: (picture) => flat(picture, 0.13) },
  coloured: { tuned: false, taking: good, tint: [red, [240, 225, 160]] },
  "1.5 px a module": {
    tuned: true,
    taking: { module: [1.5, 1.5], defocus: [0, 0.15], tilt: [0, 0], degrees: [-2, 2] },
  },
  "1.2 px a module": {
    tuned: false,
    taking: { module: [1.2, 1.2], defocus: [0, 0.15], tilt: [0, 0], degrees: [-2, 2] },
  },
  "on a bottle": { tuned: true, taking: { ...good, bend: [0.5, 0.8] } },
  "far around a bottle": { tuned: false, taking: { ...good, bend: [0.8, 0.9], degrees: [-20, 20] } },
  clutter: { tuned: true, taking: { ground: "clutter" } },
  "small in a large picture": {
    tuned: false,
    taking: { module: [1.6, 2.2], defocus: [0, 0.4], ground: "clutter", least: [1600, 1200] },
  },
  "shadows of fingers": { tuned: true, taking: good, after: shaded },
  "a screen": { tuned: false, taking: good, after: rippled },
  "out of focus, sharpened": {
    tuned: false,
    taking: { module: [2, 4], defocus: [0, 0.2] },
    after: (picture, random) =>
      compressed(processed(unfocused(picture, random.between(1.4, 2.6)), random.between(0.8, 1.6)), 80),
  },
} satisfies Record<string, Fault>;
export type FaultName = keyof typeof faults;

/** The sheet in pixels of the sheet a module, of which the camera makes `module` of its own. */
const unit = 6;
const square = new Set<SubjectName>(["QR", "DataMatrix"]);

/** The picture of this number. The same name and number give the same picture on every machine. */
export function sampleOf(
  subject: SubjectName,
  fault: FaultName,
  number: number,
  set: "tuned" | "held",
): Sample {
  const random = randomOf(`${set} ${subject} ${fault} ${number}`);
  const { taking, after, tint }: Fault = faults[fault];
  const { module, degrees, tilt, defocus, shake, grain, bend, ground, least } = { ...usual, ...taking };
  const { sheet, truths } = subjects[subject](random, unit);
  // Square codes are held closer, since their modules are few.
  const size = random.between(...module) * (square.has(subject) && module[1] > 2 ? 1.5 : 1);
  const most = Math.min(1, 1500 / ((sheet.width / unit) * size));
  const shot = size * most;
  const turn = random.between(...degrees);
  const wide = ((sheet.width / unit) * shot) / 0.8;
  const width = Math.round(Math.max(least[0], wide));
  const height = Math.round(Math.max(least[1], (Math.abs(turn) > 20 ? 1 : 0.75) * wide));
  let picture = photographed(
    sheet,
    {
      width,
      height,
      oversampling: unit / shot,
      degrees: turn,
      tilt: random.between(...tilt),
      tiltTo: random.between(0, 360),
      bend: bend[1] > 0 ? random.between(...bend) : 0,
      ground,
    },
    random,
  );
  picture = blurred(picture, Math.max(0.45, random.between(...defocus) * shot));
  const far = random.between(...shake);
  if (far > 0) picture = moved(picture, far, random.between(0, 180));
  picture = grainy(dimmed(picture, random.between(0.6, 1)), grain, random);
  picture = processed(picture, random.between(0.2, 0.9));
  picture = compressed(picture, random.whole(70, 92));
  return { picture: after ? after(picture, random) : picture, truths, ...(tint && { tint }) };
}
