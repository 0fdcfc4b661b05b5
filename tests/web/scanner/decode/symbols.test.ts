import bwipjs from "bwip-js/node";
import { describe, expect, it } from "vitest";
import {
  code128,
  code128Modules,
  code128Stop,
  code128Text,
  eanFirst,
  eanLeft,
  eanRight,
  eanText,
} from "../../../../web/scanner/decode/symbols.ts";

/** The modules of a code, 1 is ink. */
function printed(bcid: string, text: string): number[] {
  const [{ sbs }] = bwipjs.raw({ bcid, text }) as unknown as [{ sbs: number[] }];
  return sbs.flatMap((width, index) => Array<number>(width).fill(index % 2 === 0 ? 1 : 0));
}

/** The number of the symbol that stands at a module. */
function symbolAt(modules: number[], from: number, set: number[][]): number {
  const symbol = set.findIndex((pattern) => pattern.every((ink, at) => modules[from + at] === ink));
  expect(symbol, `a symbol at module ${from}`).toBeGreaterThanOrEqual(0);
  return symbol;
}

function valuesOf(text: string, bcid = "code128"): number[] {
  const modules = printed(bcid, text);
  const count = (modules.length - 13) / 11;
  expect(modules.slice(11 * count)).toEqual(code128Stop);
  return Array.from({ length: count }, (_, index) => symbolAt(modules, 11 * index, code128));
}

describe("Code 128", () => {
  it("has 106 symbols, no two alike", () => {
    expect(code128).toHaveLength(106);
    expect(new Set(code128.map(String)).size).toBe(106);
    expect(code128.every((symbol) => symbol.length === 11)).toBe(true);
  });

  it.each([
    "CIAS-00042-7",
    "356938035643809",
    "8933012024888000417",
    "R9TX00001",
    "aB3 ~",
    "00123456ab\tcd99887766",
    "\x01A\x02b",
  ])("says %j from the symbols that are printed for it", (text) => {
    expect(code128Text(valuesOf(text))).toEqual({ text, isGs1: false });
  });

  it.each([
    "CIAS-00042-7",
    "356938035643809",
    "8933012024888000417",
    "R9TX00001",
    "AB12CD",
    "1234567890123456A",
    "ABC12345",
    "A12345B",
    "12345A",
    "35168332028544{",
  ])("knows how long %s is", (text) => {
    expect(code128Modules(text)).toBe(printed("code128", text).length);
  });

  it("keeps the separators of GS1, but for the one that says that it is GS1", () => {
    const values = valuesOf("(01)09501101530003(10)AB-123(21)77", "gs1-128");
    expect(code128Text(values)).toEqual({ text: "010950110153000310AB-123\x1d2177", isGs1: true });
  });

  it("says nothing with a wrong check character, for each symbol that may be wrong", () => {
    const values = valuesOf("CIAS-00042-7");
    for (let at = 0; at < values.length; at++)
      for (let value = 0; value < (at === 0 ? 106 : 103); value++)
        if (value !== values[at]) expect(code128Text(values.with(at, value))).toBeUndefined();
  });
});

describe("EAN-13", () => {
  it.each(["8806095301020", "4006381333931", "0012345678905", "9780201310054"])(
    "says %s from the symbols that are printed for it",
    (text) => {
      const modules = printed("ean13", text);
      const left = [3, 10, 17, 24, 31, 38].map((from) => symbolAt(modules, from, eanLeft));
      const right = [50, 57, 64, 71, 78, 85].map((from) => symbolAt(modules, from, eanRight));
      expect(eanText(left, right)).toBe(text);
      for (let digit = 0; digit < 10; digit++)
        if (digit !== right[3]) expect(eanText(left, right.with(3, digit))).toBeUndefined();
    },
  );

  it("knows ten first digits, each by its own pattern", () => {
    expect(new Set(eanFirst).size).toBe(10);
  });
});
