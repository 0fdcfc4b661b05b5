import { describe, expect, it } from "vitest";
import {
  averageRows,
  boxBlur,
  crop,
  double,
  flattened,
  fromRgba,
  halve,
  stretch,
  toPgm,
  transposed,
  unsharp,
} from "../../../../web/scanner/decode/luminance.ts";

const picture = (width: number, ...data: number[]) => ({
  data: Uint8ClampedArray.from(data),
  width,
  height: data.length / width,
});

describe("grey pictures", () => {
  it("come from colours, green counting most", () => {
    const data = Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255]);
    const grey = fromRgba({ data, width: 4, height: 1 } as ImageData);
    expect([...grey.data]).toEqual([76, 149, 29, 255]);
  });

  it("are cut to a region", () => {
    const part = crop(picture(3, 1, 2, 3, 4, 5, 6, 7, 8, 9), { x: 1, y: 1, width: 2, height: 2 });
    expect(part).toEqual(picture(2, 5, 6, 8, 9));
  });

  it("lie down, rows as columns", () => {
    expect(transposed(picture(3, 1, 2, 3, 4, 5, 6))).toEqual(picture(2, 1, 4, 2, 5, 3, 6));
  });

  it("average the rows around each pixel, fewer at the edge", () => {
    expect([...averageRows(picture(1, 0, 30, 60, 90), 3).data]).toEqual([15, 30, 60, 75]);
    expect([...averageRows(picture(1, 10, 20), 7).data]).toEqual([15, 15]);
  });

  it("blur to the mean of the square around each pixel", () => {
    expect([...boxBlur(picture(3, 0, 0, 0, 0, 90, 0, 0, 0, 0), 3).data]).toEqual(
      [23, 15, 23, 15, 10, 15, 23, 15, 23].map((value) => expect.closeTo(value, -0.5)),
    );
  });

  it("stretch to the whole scale, and stay as they are when even", () => {
    expect([...stretch(picture(4, 100, 110, 120, 130)).data]).toEqual([0, 85, 170, 255]);
    expect(new Set(stretch(picture(2, 7, 7, 7, 7)).data).size).toBe(1);
  });

  it("sharpen an edge, and leave an even picture alone", () => {
    expect([...unsharp(picture(3, 9, 9, 9, 9, 9, 9), 3, 2).data]).toEqual([9, 9, 9, 9, 9, 9]);
    const edge = picture(6, 50, 50, 50, 200, 200, 200);
    const sharp = unsharp(edge, 3, 1).data;
    expect(sharp[2]).toBeLessThan(50);
    expect(sharp[3]).toBeGreaterThan(200);
  });

  it("double and halve back to what they were, when even", () => {
    const even = picture(2, 80, 80, 80, 80);
    expect(double(even)).toEqual(picture(4, ...Array.from({ length: 16 }, () => 80)));
    expect(halve(double(even))).toEqual(even);
    expect([...halve(picture(2, 0, 100, 100, 200)).data]).toEqual([100]);
  });

  it("flatten: pale print under a shadow becomes as strong as the rest, and an even picture stays grey", () => {
    const print = Array.from(
      { length: 64 },
      (_, at) => (at < 32 ? 200 : 40) + (at % 4 < 2 ? 0 : at < 32 ? 40 : 8),
    );
    const flat = flattened(picture(64, ...print), 15).data;
    const contrast = (from: number) => flat[from + 2]! - flat[from]!;
    expect(contrast(48) / contrast(12)).toBeGreaterThan(0.5);
    expect(new Set(flattened(picture(3, 7, 7, 7, 7, 7, 7), 3).data)).toEqual(new Set([128]));
  });

  it("become a PGM file", () => {
    expect(Buffer.from(toPgm(picture(2, 65, 66))).toString("latin1")).toBe("P5\n2 1\n255\nAB");
  });
});
