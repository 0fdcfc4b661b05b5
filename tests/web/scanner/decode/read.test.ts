import { readFileSync } from "node:fs";
import bwipjs from "bwip-js/node";
import { prepareZXingModule } from "zxing-wasm/reader";
import { beforeAll, describe, expect, it } from "vitest";
import type { Luminance } from "../../../../web/scanner/decode/luminance.ts";
import { fast, read } from "../../../../web/scanner/decode/read.ts";

beforeAll(async () => {
  const wasmBinary = readFileSync("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm");
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer },
    fireImmediately: true,
  });
});

/** A clean print, three pixels a module. */
function printed(bcid: string, text: string): Luminance {
  const [code] = bwipjs.raw({ bcid, text }) as unknown as [{ sbs: number[] }];
  const [module, quiet, height] = [3, 36, 60];
  const width = 2 * quiet + module * code.sbs.reduce((sum, bar) => sum + bar, 0);
  const data = new Uint8ClampedArray(width * height).fill(255);
  let x = quiet;
  code.sbs.forEach((bar, index) => {
    if (index % 2 === 0)
      for (let y = 0; y < height; y++) data.fill(0, y * width + x, y * width + x + bar * module);
    x += bar * module;
  });
  return { data, width, height };
}

describe("Code 39", () => {
  it.each(["CIAS/A12", "R9%M+X", "123%I", "N/A$1", "AB-10.+5", "KIT+A+B+C", "TAB+A1+B2+C3+D4"])(
    "%s is what is printed, not the full ASCII that it could stand for",
    async (text) => {
      const codes = await read(printed("code39", text), fast);
      expect(codes.map((code) => [code.text, code.format])).toEqual([[text, "Code39"]]);
    },
  );

  it.each(["Serial r9tx/0042", "abcd", "Extended !?*#"])(
    "%s: small letters are spelt with a sign before each, which nobody prints by chance",
    async (text) => {
      const codes = await read(printed("code39ext", text), fast);
      expect(codes.map((code) => [code.text, code.format])).toEqual([[text, "Code39"]]);
    },
  );
});
