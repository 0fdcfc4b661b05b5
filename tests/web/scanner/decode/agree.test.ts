import { describe, expect, it } from "vitest";
import { Agreement, contains, isExplained } from "../../../../web/scanner/decode/agree.ts";
import type { Sighting } from "../../../../web/scanner/decode/read.ts";

const square = (x: number, y: number, side: number) => [
  { x, y },
  { x: x + side, y },
  { x: x + side, y: y + side },
  { x, y: y + side },
];
const seen = (text: string, format = "EAN13", lines = 2, corners = square(0, 0, 100)): Sighting => ({
  text,
  format,
  symbology: "",
  corners,
  lines,
});
const band = (text: string, bands: number[], format = "EAN13") => ({ ...seen(text, format), bands });
const texts = (agreement: Agreement) => agreement.believed().map(({ text }) => text);

describe("what the looks at one picture saw is believed", () => {
  it("for a linear code that several lines of the untouched picture gave", () => {
    const agreement = new Agreement();
    agreement.addPlain([seen("3760123456784", "EAN13", 5), seen("4006381333931", "EAN13", 4)], "whole");
    agreement.addPlain([seen("GVM-E000127", "Code128", 2), seen("GVM-E000135", "Code128", 1)], "whole");
    expect(texts(agreement)).toEqual(["3760123456784", "GVM-E000127"]);
  });

  it("for no linear code that one prepared picture alone gave, however many lines it had", () => {
    const agreement = new Agreement();
    agreement.addPrepared([seen("3760123456784", "EAN13", 9)], "small and soft");
    expect(texts(agreement)).toEqual([]);
    agreement.addPrepared([seen("3760123456784")], "small and soft");
    expect(texts(agreement)).toEqual([]);
    agreement.addPrepared([seen("3760123456784")], "grain");
    expect(texts(agreement)).toEqual(["3760123456784"]);
  });

  it("for two bands of a field, not for one that was looked at twice", () => {
    const agreement = new Agreement();
    agreement.addBands([band("GVM-E000127", [1], "Code128")], "field 0");
    agreement.addBands([band("GVM-E000127", [1], "Code128")], "field 0");
    expect(texts(agreement)).toEqual([]);
    agreement.addBands([band("GVM-E000127", [3], "Code128")], "field 0");
    expect(texts(agreement)).toEqual(["GVM-E000127"]);
  });

  it("for a square code at once, since it corrects itself", () => {
    const agreement = new Agreement();
    agreement.addPrepared([seen("GVM-E000127", "QRCode", 0)], "grain");
    expect(texts(agreement)).toEqual(["GVM-E000127"]);
  });

  it("for a short Code 39, which has no check, with three witnesses only; never for one or two characters", () => {
    const agreement = new Agreement();
    agreement.addBands([band("AB12", [0, 1], "Code39"), band("7", [0, 1, 2, 3], "Code39")], "field 0");
    expect(texts(agreement)).toEqual([]);
    agreement.addBands([band("AB12", [2], "Code39")], "field 0");
    expect(texts(agreement)).toEqual(["AB12"]);
  });

  it("for the one of two codes at one place that more witnesses saw", () => {
    const agreement = new Agreement();
    agreement.addBands([band("3760123456784", [0, 1, 2]), band("3760123456777", [3, 4])], "field 0");
    expect(texts(agreement)).toEqual(["3760123456784"]);
  });
});

describe("a field of bars", () => {
  const field = { x: 50, y: 50, degrees: 0, length: 90, height: 90 };

  it("is explained by the code that lies on it", () => {
    expect(isExplained(field, [seen("a", "Code128", 2, square(0, 0, 100))])).toBe(true);
  });

  it("is not explained by a code on its upper half", () => {
    const upper = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 45 },
      { x: 0, y: 45 },
    ];
    expect(isExplained(field, [seen("a", "Code128", 2, upper)])).toBe(false);
  });

  it("knows inside from outside, whichever way the corners go round", () => {
    const corners = square(10, 10, 30);
    for (const way of [corners, [...corners].reverse()]) {
      expect(contains(way, { x: 25, y: 25 })).toBe(true);
      expect(contains(way, { x: 60, y: 25 })).toBe(false);
    }
  });
});
