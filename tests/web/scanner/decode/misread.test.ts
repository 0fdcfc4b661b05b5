import { readFileSync } from "node:fs";
import bwipjs from "bwip-js/node";
import { prepareZXingModule } from "zxing-wasm/reader";
import { beforeAll, expect, it, vi } from "vitest";
import { ReadConfirmer } from "../../../../web/scanner/confirm-reads.ts";
import { decodeStill } from "../../../../web/scanner/decode/decode.ts";
import { FrameLooks } from "../../../../web/scanner/decode/frames.ts";
import type { Luminance } from "../../../../web/scanner/decode/luminance.ts";
import { fast, read } from "../../../../web/scanner/decode/read.ts";
import { grainy } from "../../../bench/pictures/faults.ts";
import { sampleOf } from "../../../bench/pictures/kinds.ts";
import type { SubjectName } from "../../../bench/pictures/subjects.ts";
import { randomOf } from "../../../support/seeded.ts";

// Whole pictures are made and read here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  const wasmBinary = readFileSync("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm");
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer },
    fireImmediately: true,
  });
});

/** A pale EAN-13 of narrow bars, slightly askew; `phase` is where its first bar lies between two pixels. */
function paleEan(text: string, phase: number): Luminance {
  const [{ sbs }] = bwipjs.raw({ bcid: "ean13", text }) as unknown as [{ sbs: number[] }];
  const modules = sbs.flatMap((width, index) => Array<number>(width).fill(index % 2 === 0 ? 1 : 0));
  const [module, blur, angle] = [1.283, 0.4, -0.0457];
  const [width, height] = [182, 120];
  const data = new Uint8ClampedArray(width * height);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const taps = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5].map((at) => at * 2 * blur);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let [ink, weights] = [0, 0];
      for (const part of [0.125, 0.375, 0.625, 0.875])
        for (const tap of taps) {
          const [dx, dy] = [x + part - width / 2 + phase, y - height / 2];
          const along = (dx * cos + dy * sin + tap) / module + 47.5;
          const weight = Math.exp(-(tap ** 2) / (2 * blur ** 2));
          weights += weight;
          if (Math.abs(dy * cos - dx * sin) < 27) ink += weight * (modules[Math.floor(along)] ?? 0);
        }
      data[y * width + x] = 77 - (46 * ink) / weights;
    }
  return { data, width, height };
}

it("an EAN-13 that its edges give wrong, in the same way in frame after frame, is read right or not at all", async () => {
  const text = "9986162762523";
  const random = randomOf("misread");
  let misread = 0;
  for (let phase = 0; phase < 1; phase += 0.1) {
    const still = paleEan(text, phase);
    const frame = () => grainy(still, 1.4, random);
    const edges = [...(await read(frame(), fast)), ...(await read(frame(), fast))].map((code) => code.text);
    if (edges.some((one) => one !== text)) misread++;
    const [looks, confirmer] = [new FrameLooks(), new ReadConfirmer()];
    const told: string[] = [];
    for (let number = 0; number < 24; number++)
      for (const code of confirmer.confirm(await looks.look(frame()), number * 66)) told.push(code.text);
    expect(told.filter((one) => one !== text)).toEqual([]);
    const photo = await decodeStill(frame());
    expect(photo.map((code) => code.text).filter((one) => one !== text)).toEqual([]);
  }
  expect(misread).toBeGreaterThan(0);
});

it.each<[SubjectName, number]>([
  ["box", 1002],
  ["box", 1007],
  ["SIM carrier", 1006],
])(
  "a Code 128 of narrow bars that its edges give wrong (%s %i) is read right or not at all",
  async (subject, number) => {
    const { picture, truths } = sampleOf(subject, "1.5 px a module", number, "tuned");
    const isWrong = ({ text }: { text: string }) => !truths.some((truth) => truth.text === text);
    expect((await read(picture, fast)).filter(isWrong)).toHaveLength(1);

    const photo = await decodeStill(picture);
    expect(photo.filter(isWrong)).toEqual([]);
    expect(photo.length).toBeGreaterThan(0);
    const looks = new FrameLooks();
    for (let frame = 0; frame < 16; frame++) expect((await looks.look(picture)).filter(isWrong)).toEqual([]);
  },
);
