import bwip from "bwip-js/node";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { code128Modules } from "../../../shared/labels/code128-width.ts";
import {
  builtInFormats,
  cornerOf,
  geometryFault,
  l7160,
  nextStart,
  pagesFor,
  placesOn,
} from "../../../shared/labels/formats.ts";

describe("formats of labels", () => {
  it.each(builtInFormats.map((format) => [format.id, format] as const))(
    "%s stands on its page",
    (_id, format) => {
      expect(geometryFault(format)).toBeUndefined();
      const last = cornerOf(format, placesOn(format) - 1);
      expect(last.x + format.width).toBeLessThanOrEqual(format.pageWidth);
      expect(last.y + format.height).toBeLessThanOrEqual(format.pageHeight);
    },
  );

  it("says what does not fit, and by how much", () => {
    expect(geometryFault({ ...l7160, columns: 4 })).toMatchObject({
      side: "right",
      by: expect.closeTo(58.7),
    });
    expect(geometryFault({ ...l7160, top: 31 })).toMatchObject({ side: "bottom", by: expect.closeTo(0.7) });
    expect(geometryFault({ ...l7160, pitchX: 60 })).toEqual({ code: "labels-overlap" });
  });

  it.each([
    [1, 1, 1, 2],
    [21, 1, 1, 1],
    [22, 1, 2, 2],
    [2, 21, 2, 2],
    [65, 20, 4, 1],
  ])("%d stickers from %d take %d pages, then comes %d", (stickers, startAt, pages, next) => {
    expect(pagesFor(l7160, stickers, startAt)).toBe(pages);
    expect(nextStart(l7160, stickers, startAt)).toBe(next);
  });
});

describe("the width of a Code 128", () => {
  it("is what the encoder makes", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9-]{1,24}$/), (text) => {
        const [symbol] = bwip.raw("code128", text);
        const widths = symbol && "sbs" in symbol ? symbol.sbs : [];
        expect(code128Modules(text)).toBe(widths.reduce((sum, width) => sum + width, 20));
      }),
      { numRuns: 500 },
    );
  });
});
