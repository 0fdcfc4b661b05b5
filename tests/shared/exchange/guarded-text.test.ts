import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guarded, guardedCode, unguarded } from "../../../shared/exchange/guarded-text.ts";

describe("text for a spreadsheet", () => {
  it.each([
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-1+1",
    "-2-3",
    "- 3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "'=1+1",
    '=HYPERLINK("http://x")',
  ])("%j gets an apostrophe and comes back", (text) => {
    expect(guarded(text)).toBe(`'${text}`);
    expect(guardedCode(text).trimStart()).not.toMatch(/^[=@]/);
  });

  it.each(["-12", "-12,50", "+33 6 12 34 56 78", "+33612345678", "Aÿ", "l’été", "'quoted'", "2-3"])(
    "%j stays as it is",
    (text) => expect(guarded(text)).toBe(text),
  );

  it.each([
    "8933010000000000001",
    "0612345678",
    "353012340000007",
    "12E5",
    "+33612345678",
    "-7",
    "3-4",
    "MAR-12",
  ])("the identifier %j is kept from being a number or a date", (code) =>
    expect(guardedCode(code)).toBe(`\t${code}`),
  );

  it.each(["GVM-E00012-7", "R9TABLET00001", "2026A-17X"])("the identifier %j needs nothing", (code) =>
    expect(guardedCode(code)).toBe(code),
  );

  it("comes back as it was, whatever it is", () => {
    const starts = fc.constantFrom("", "=", "+", "-", "@", "'", "''", "'=", "＝", "0", "8933");
    fc.assert(
      fc.property(starts, fc.string({ unit: "grapheme" }), (start, rest) => {
        const text = (start + rest).trim();
        expect(unguarded(guarded(text))).toBe(text);
        expect(unguarded(guardedCode(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it("never starts as a formula, but for a number or a phone number", () => {
    fc.assert(
      fc.property(fc.constantFrom("=", "+", "-", "@", "\t", "\r"), fc.string(), (start, rest) => {
        const cell = guarded(start + rest);
        if (!cell.startsWith("'")) expect(cell).toMatch(/^[+-]\d[\d\s.,()]*$/);
      }),
      { numRuns: 2000 },
    );
  });
});
