import bwipjs from "bwip-js/node";
import { describe, expect, it, vi } from "vitest";
import { readFaint } from "../../../../web/scanner/decode/faint.ts";
import { levelled, type Profile } from "../../../../web/scanner/decode/profile.ts";
import { randomOf, type Random } from "../../../support/seeded.ts";

/** Samples to a pixel. */
const size = 4;
/** Parts of a pixel, over which light is summed. */
const fine = 6;

interface Print {
  bcid: string;
  text: string;
  /** Pixels to a module. */
  module: number;
  /** Deviation of the lens, in pixels. */
  blur: number;
  /** Deviation of the grain, in greys; ink and paper lie 180 apart. */
  grain: number;
}

/** What a row of a camera's pixels shows of a print, with greys filled in between them. */
function photographed({ bcid, text, module, blur, grain }: Print, random: Random): Profile {
  const [{ sbs }] = bwipjs.raw({ bcid, text }) as unknown as [{ sbs: number[] }];
  const modules = sbs.flatMap((width, index) => Array<number>(width).fill(index % 2 === 0 ? 1 : 0));
  const quiet = 14 + random.between(0, 1);
  const width = Math.ceil(modules.length * module + 2 * quiet);
  const ink = Float32Array.from(
    { length: width * fine },
    (_, at) => modules[Math.floor((at / fine - quiet) / module)] ?? 0,
  );
  const reach = Math.ceil(3 * blur * fine);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * (blur * fine) ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pixels = Float32Array.from({ length: width }, (_, pixel) => {
    let sum = 0;
    for (let at = pixel * fine; at < (pixel + 1) * fine; at++)
      for (let tap = 0; tap < weights.length; tap++) sum += weights[tap]! * (ink[at + tap - reach] ?? 0);
    return 220 - (180 * sum) / total / fine + random.normal() * grain;
  });
  return Float32Array.from({ length: width * size }, (_, sample) => {
    const x = Math.min(width - 1.001, Math.max(0, (sample + 0.5) / size - 0.5));
    const at = Math.floor(x);
    return pixels[at]! + (pixels[at + 1]! - pixels[at]!) * (x - at);
  });
}

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => random.whole(0, 9)).join("");

const textOf: Record<string, (random: Random) => string> = {
  ean13: (random) => digits(random, 12),
  code128: (random) => `CIAS-${digits(random, 5)}-${digits(random, 1)}`,
};

const read = (profile: Profile) => readFaint(levelled(profile, 60), size)?.text;

// Many pictures are made and read here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

describe("bars that run together", () => {
  it.each([
    ["ean13", 0.9, 0.3, 4],
    ["ean13", 1, 0.6, 4],
    ["ean13", 1.6, 1, 4],
    ["code128", 0.8, 0.3, 4],
    ["code128", 0.9, 0.6, 4],
    ["code128", 1.6, 1.2, 4],
  ])(
    "%s at %s pixels a module, through a lens of %s and grain of %s: all read",
    (bcid, module, blur, grain) => {
      const random = randomOf("faint");
      for (let number = 0; number < 12; number++) {
        const text = textOf[bcid]!(random);
        const profile = photographed({ bcid, text, module, blur, grain }, random);
        expect(read(profile)?.slice(0, text.length)).toBe(text);
        expect(read(profile.reverse())?.slice(0, text.length)).toBe(text);
      }
    },
  );

  it.each(["ean13", "code128"])("%s beyond what can be told apart: nothing, or the truth", (bcid) => {
    const random = randomOf("beyond");
    let reads = 0;
    for (let number = 0; number < 60; number++) {
      const text = textOf[bcid]!(random);
      const [module, blur] = [random.between(0.65, 1), random.between(0.2, 0.9)];
      const found = read(photographed({ bcid, text, module, blur, grain: random.between(0, 25) }, random));
      if (found === undefined) continue;
      expect(found.slice(0, text.length)).toBe(text);
      reads++;
    }
    expect(reads).toBeGreaterThan(5);
    expect(reads).toBeLessThan(60);
  });

  it.each(["code39", "interleaved2of5", "rationalizedCodabar", "code93", "ean8"])(
    "%s is no code that is looked for",
    (bcid) => {
      const random = randomOf("other codes");
      for (let number = 0; number < 25; number++) {
        const text =
          bcid === "rationalizedCodabar"
            ? `A${digits(random, 10)}B`
            : digits(random, bcid === "ean8" ? 7 : 10);
        const module = random.between(0.7, 2.2);
        expect(read(photographed({ bcid, text, module, blur: 0.5, grain: 5 }, random))).toBeUndefined();
      }
    },
  );

  it("a short Code 128 is left to those who see its edges", () => {
    const random = randomOf("short");
    for (const text of ["E", "7A", "C-1"])
      expect(
        read(photographed({ bcid: "code128", text, module: 2, blur: 0.3, grain: 2 }, random)),
      ).toBeUndefined();
  });

  it("grain alone, and light and dark at random, are no code", () => {
    const random = randomOf("no code");
    for (let number = 0; number < 40; number++) {
      const blocks = Array.from({ length: 90 }, () => 40 + 180 * random.whole(0, 1));
      const profile = Float32Array.from({ length: 700 }, (_, at) =>
        number % 2 === 0 ? 130 + random.normal() * 40 : (blocks[Math.floor((at - 60) / 6)] ?? 220),
      );
      expect(read(profile)).toBeUndefined();
    }
  });
});
