import { readFileSync } from "node:fs";
import { prepareZXingModule } from "zxing-wasm/reader";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { findBars } from "../../../../web/scanner/decode/bars.ts";
import { decodeStill } from "../../../../web/scanner/decode/decode.ts";
import { FrameLooks, passOf } from "../../../../web/scanner/decode/frames.ts";
import type { Luminance } from "../../../../web/scanner/decode/luminance.ts";
import { plainPass, thorough } from "../../../../web/scanner/decode/passes.ts";
import { read } from "../../../../web/scanner/decode/read.ts";
import { scaled } from "../../../bench/pictures/faults.ts";
import { sampleOf, type FaultName, type Sample } from "../../../bench/pictures/kinds.ts";
import type { SubjectName } from "../../../bench/pictures/subjects.ts";
import { emptySampleOf, withoutCodes, type EmptyName } from "../../../bench/pictures/without-codes.ts";

// Whole pictures are made and read here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  const wasmBinary = readFileSync("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm");
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer },
    fireImmediately: true,
  });
});

const truthsOf = ({ truths }: Sample) => truths.map(({ text }) => text).sort();
const still = async (picture: Luminance) => (await decodeStill(picture)).map(({ text }) => text).sort();
const plain = async (picture: Luminance) => (await plainPass.look(picture)).map(({ text }) => text);

describe("a still picture", () => {
  it.each<[SubjectName, FaultName, number]>([
    ["label Code 128", "15°", 0],
    ["SIM carrier", "to 45°", 0],
    ["EAN-13", "low contrast", 0],
    ["UPC-A", "to 45°", 0],
    ["serial Code 39", "low light", 0],
    ["label Code 128", "1.5 px a module", 0],
    ["label Code 128", "inverted", 0],
    ["serial Code 39", "inverted", 0],
  ])("%s, %s: read where the plain look reads nothing", async (subject, fault, from) => {
    const hard = await firstUnread(subject, fault, from);
    expect(await still(hard.picture)).toEqual(truthsOf(hard));
  });

  it("gives all codes of a box held askew, and where they are", async () => {
    const sample = sampleOf("box", "to 45°", 1, "tuned");
    const found = await decodeStill(sample.picture);
    expect(found.map(({ text }) => text).sort()).toEqual(truthsOf(sample));
    for (const { corners } of found)
      for (const { x, y } of corners) {
        expect(x).toBeGreaterThan(-30);
        expect(x).toBeLessThan(sample.picture.width + 30);
        expect(y).toBeGreaterThan(-30);
        expect(y).toBeLessThan(sample.picture.height + 30);
      }
  });

  it("of twelve million pixels gives a code that is small in it", async () => {
    const { picture, truths } = sampleOf("label Code 128", "to 45°", 2, "tuned");
    const large = { data: new Uint8ClampedArray(4000 * 3000).fill(150), width: 4000, height: 3000 };
    for (let y = 0; y < picture.height; y++)
      large.data.set(
        picture.data.subarray(y * picture.width, (y + 1) * picture.width),
        (900 + y) * 4000 + 1700,
      );
    const [code] = await decodeStill(large);
    expect(code?.text).toBe(truths[0]?.text);
    const middle = code!.corners.reduce((sum, { x }) => sum + x / 4, 0);
    expect(Math.abs(middle - 1700 - picture.width / 2)).toBeLessThan(100);
  });

  it.each([1, 2, 9])("%i pixels wide is nothing, and no fault", async (side) => {
    expect(await still({ data: new Uint8ClampedArray(side * side), width: side, height: side })).toEqual([]);
  });

  it.each(Object.keys(withoutCodes) as EmptyName[])("of %s gives nothing", async (name) => {
    for (const number of [0, 1]) {
      const picture = scaled(emptySampleOf(name, number, "tuned"), 0.6);
      expect(await still(picture)).toEqual([]);
    }
  });

  it("is given up when its time is over", async () => {
    let clock = 0;
    const sample = emptySampleOf("print", 0, "tuned");
    await decodeStill(sample, () => (clock += 1000));
    expect(clock).toBeLessThan(6000);
  });
});

describe("a value that a blurred EAN-13 gives with a valid check digit, and that is wrong", () => {
  const blurred = sampleOf("UPC-A", "half size", 5, "tuned");

  const byEdges = async () => (await read(blurred.picture, thorough)).map(({ text }) => text);

  it("is what its edges give", async () => {
    const wrong = await byEdges();
    expect(wrong).toHaveLength(1);
    expect(truthsOf(blurred)).not.toContain(wrong[0]);
  });

  it("is not believed: its symbols, looked at as a whole, say the truth", async () => {
    expect(await still(blurred.picture)).toEqual(truthsOf(blurred));
  });

  it("is not given by any look of a camera", async () => {
    const wrong = await byEdges();
    for (let frame = 0; frame < 16; frame++)
      for (const { text } of await passOf(frame).look(blurred.picture)) expect(wrong).not.toContain(text);
  });
});

describe("fields of bars", () => {
  it("lie where the codes are, along them", async () => {
    const { picture } = sampleOf("label Code 128", "to 45°", 0, "tuned");
    const [code] = await decodeStill(picture);
    const [field] = findBars(picture);
    const [x, y] = [0, 1].map((axis) =>
      code!.corners.reduce((sum, corner) => sum + (axis === 0 ? corner.x : corner.y) / 4, 0),
    );
    expect(Math.hypot(field!.x - x!, field!.y - y!)).toBeLessThan(30);
  });

  it("are none in an even picture", () => {
    expect(findBars({ data: new Uint8ClampedArray(640 * 480).fill(90), width: 640, height: 480 })).toEqual(
      [],
    );
  });
});

describe("the frames of a camera", () => {
  it("are looked at quickly every other time, and each deeper way has its turn within a second", () => {
    const names = Array.from({ length: 16 }, (_, frame) => passOf(frame).name);
    expect(names.filter((_, frame) => frame % 4 === 0)).toEqual(Array(4).fill("whole"));
    expect(new Set(names).size).toBeGreaterThanOrEqual(7);
  });

  it("give a label in the dark, held askew, within fifteen frames, twice", async () => {
    const { picture, truths } = sampleOf("label Code 128", "low light", 1, "tuned");
    const frames = new FrameLooks();
    let reads = 0;
    for (let frame = 0; frame < 15; frame++)
      if ((await frames.look(picture)).some(({ text }) => text === truths[0]?.text)) reads++;
    expect(reads).toBeGreaterThanOrEqual(2);
  });
});

describe("a code whose bars run together in a camera's frames", () => {
  it.each<[SubjectName, number]>([
    ["label Code 128", 0],
    ["UPC-A", 3],
    ["EAN-13", 6],
  ])("%s: is read in two frames within two seconds", async (subject, number) => {
    const hard = sampleOf(subject, "0.35×", number, "held");
    expect(await plain(hard.picture)).toEqual([]);
    const frames = new FrameLooks();
    let reads = 0;
    for (let frame = 0; frame < 32; frame++)
      for (const { text } of await frames.look(hard.picture)) {
        expect(truthsOf(hard)).toContain(text);
        reads++;
      }
    expect(reads).toBeGreaterThanOrEqual(2);
  });
});

describe("a camera that stays on a code", () => {
  it("spends no time on its bars once it is well known, and looks again before it counts as gone", async () => {
    const { picture } = sampleOf("label Code 128", "to 45°", 0, "tuned");
    const frames = new FrameLooks();
    const found: number[] = [];
    for (let frame = 0; frame < 24; frame++)
      if ((await frames.look(picture)).length > 0 && passOf(frame).name.startsWith("fields"))
        found.push(frame);
    // The turn of the bars is every fourth frame.
    expect(found).toEqual([1, 9, 17]);
  });
});

/** The first picture of its kind that the plain look cannot read: that there is one is part of the test. */
async function firstUnread(subject: SubjectName, fault: FaultName, from: number): Promise<Sample> {
  for (let number = from; number < from + 12; number++) {
    const sample = sampleOf(subject, fault, number, "tuned");
    if ((await plain(sample.picture)).length === 0) return sample;
  }
  throw new Error(`the plain look reads every ${subject}, ${fault}`);
}
