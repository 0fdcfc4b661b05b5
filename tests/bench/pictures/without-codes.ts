import type { Luminance } from "../../../web/scanner/decode/luminance.ts";
import { blurred, compressed, dimmed, grainy } from "./faults.ts";
import { photographed } from "./photo.ts";
import { randomOf, type Random } from "../../support/seeded.ts";
import { drawWords, fill, sheetOf, type Sheet } from "./sheet.ts";

const [across, down] = [1600, 1200];
const page = (random: Random) => sheetOf(across, down, random.between(180, 245));

function bars(random: Random, width: () => number): Sheet {
  const sheet = page(random);
  const tall = random.between(100, 900);
  for (let x = 150; x < across - 150;) {
    const dark = width();
    fill(sheet, x, 150, dark, tall, 25);
    x += dark + width();
  }
  return sheet;
}

function dots(random: Random, size: number): Sheet {
  const sheet = page(random);
  const count = random.whole(10, 40);
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (random.next() < 0.5) fill(sheet, 300 + column * size, 200 + row * size, size, size, 20);
  return sheet;
}

/** Things that look a little like a code and are none. */
export const withoutCodes = {
  fence: (random) => bars(random, () => 18),
  "bars of any width": (random) => bars(random, () => random.whole(1, 4) * 6),
  "bars of no width": (random) => bars(random, () => random.between(3, 30)),
  "dots in rows": (random) => dots(random, random.whole(8, 20)),
  print: (random) => {
    const sheet = page(random);
    const dot = random.between(2, 5);
    for (let y = 40; y < down - 40; y += dot * 11)
      drawWords(sheet, random, { x: 60, y, dot, letters: Math.floor(1400 / (dot * 6)), ink: 30 });
    return sheet;
  },
  grid: (random) => {
    const sheet = page(random);
    const step = random.whole(12, 60);
    for (let x = 50; x < across - 50; x += step) fill(sheet, x, 50, step / 3, down - 100, 40);
    for (let y = 50; y < down - 50; y += step) fill(sheet, 50, y, across - 100, step / 3, 40);
    return sheet;
  },
  squares: (random) => {
    const sheet = page(random);
    for (let count = 0; count < 60; count++) {
      const size = random.whole(20, 120);
      const [x, y] = [random.whole(40, 1400), random.whole(40, 1000)];
      for (let ring = 0; ring < 3; ring++)
        fill(
          sheet,
          x + ring * (size / 7),
          y + ring * (size / 7),
          size * (1 - (ring * 2) / 7),
          size * (1 - (ring * 2) / 7),
          ring === 1 ? 230 : 20,
        );
    }
    return sheet;
  },
  cloth: (random) => {
    const sheet = page(random);
    const [fine, slow] = [random.between(0.05, 0.6), random.between(0.005, 0.05)];
    for (let y = 0, at = 0; y < down; y++)
      for (let x = 0; x < across; x++, at++)
        sheet.data[at] =
          128 + 70 * Math.sin(x * fine + 4 * Math.sin(y * slow)) + 40 * Math.sin(y * fine * 1.7);
    return sheet;
  },
  "a broken code": (random) => {
    const sheet = page(random);
    for (let x = 200; x < 1300; x += random.whole(2, 7) * 5)
      fill(sheet, x, 200 + random.whole(0, 300), random.whole(1, 3) * 5, random.whole(60, 500), 25);
    return sheet;
  },
} satisfies Record<string, (random: Random) => Sheet>;
export type EmptyName = keyof typeof withoutCodes;

/** The picture of this number; odd ones are dark and grainy. */
export function emptySampleOf(name: EmptyName, number: number, set: "tuned" | "held"): Luminance {
  const random = randomOf(`${set} ${name} ${number}`);
  const picture = photographed(
    withoutCodes[name](random),
    {
      width: 960,
      height: 720,
      oversampling: random.between(1.3, 2.2),
      degrees: random.between(-25, 25),
      tilt: random.between(0, 0.5),
      tiltTo: random.between(0, 360),
    },
    random,
  );
  const soft = blurred(picture, random.between(0.4, 2));
  return number % 2 === 0
    ? compressed(grainy(soft, 4, random), random.whole(40, 90))
    : grainy(dimmed(soft, 0.25), 8, random);
}
