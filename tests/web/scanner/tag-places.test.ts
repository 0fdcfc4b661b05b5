import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boxAround,
  boxAt,
  placeTags,
  sharedArea,
  threadOf,
  type Box,
  type Tag,
} from "../../../web/scanner/tag-places.ts";

const place = { width: 343, height: 193 };
const size = { width: 120, height: 48 };
const codeAt = (x: number, y: number, width = 100, height = 30): Box => boxAt({ x, y }, { width, height });
const tagOf = (code: Box, more: Partial<Tag> = {}): Tag => ({ code, ...size, ...more });

/** The boxes of the tags that found room. */
const boxesOf = (tags: Tag[], room = place) =>
  placeTags(tags, room).flatMap((at, index) => {
    const tag = tags[index];
    return at && tag ? [{ ...boxAt(at, tag), tag }] : [];
  });

describe("tags", () => {
  it("lie on their codes when there is room", () => {
    const tags = [tagOf(codeAt(80, 50)), tagOf(codeAt(260, 120))];
    expect(placeTags(tags, place)).toEqual([
      { x: 80, y: 50 },
      { x: 260, y: 120 },
    ]);
  });

  it("of three codes that lie close together are all there", () => {
    const tags = [90, 100, 110].map((y) => tagOf(codeAt(170, y), { width: 150 }));
    expect(boxesOf(tags)).toHaveLength(3);
  });

  it("of codes that are printed closely one above the other lie beside them, on no other code", () => {
    const codes = [40, 75, 110, 145].map((y) => codeAt(120, y, 160, 22));
    const boxes = boxesOf(
      codes.map((code) => tagOf(code)),
      { width: 640, height: 360 },
    );
    expect(boxes).toHaveLength(4);
    for (const { tag, ...box } of boxes)
      for (const code of codes) if (code !== tag.code) expect(sharedArea(box, code)).toBe(0);
  });

  it("tie a code to no name by a thread across another code, where there is room at its side", () => {
    const codes = [60, 95, 130].map((y) => codeAt(330, y, 120, 26));
    const tags = codes.map((code) => tagOf(code, { width: 150 }));
    const places = placeTags(tags, { width: 640, height: 193 });
    for (const [index, tag] of tags.entries()) {
      const at = places[index];
      const thread = at && threadOf(at, tag);
      if (!thread) continue;
      const passed = boxAround([thread.from, thread.to]);
      for (const code of codes)
        if (code !== tag.code && passed.left !== passed.right) expect(sharedArea(passed, code)).toBe(0);
    }
  });

  it("of codes that were taken already cover nothing: their tick is enough", () => {
    const codes = [60, 78].map((y) => codeAt(170, y, 330, 26));
    const [first, second] = codes.map((code, index) => tagOf(code, { optional: index === 1 }));
    const room = { width: 343, height: 100 };
    expect(placeTags([first, second] as Tag[], room)[1]).toBeUndefined();
    expect(placeTags([first, second] as Tag[], room)[0]).toBeDefined();
  });

  it("stay where they were while a better place is no further than a hand trembles", () => {
    const before = { x: 170, y: 90 };
    expect(placeTags([tagOf(codeAt(176, 97), { before })], place)).toEqual([before]);
    expect(placeTags([tagOf(codeAt(190, 97), { before })], place)).toEqual([{ x: 190, y: 97 }]);
  });

  it("never lie on one another, nor beyond the edge, wherever the codes are", () => {
    const tag: fc.Arbitrary<Tag> = fc
      .record({
        x: fc.integer({ min: -50, max: 400 }),
        y: fc.integer({ min: -50, max: 250 }),
        width: fc.integer({ min: 88, max: 165 }),
        before: fc.option(fc.record({ x: fc.integer({ max: 400 }), y: fc.integer({ max: 250 }) }), {
          nil: undefined,
        }),
      })
      .map(({ x, y, width, before }) => tagOf(codeAt(x, y), { width, before }));
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 8 }), (tags) => {
        const boxes = boxesOf(tags);
        for (const [index, box] of boxes.entries()) {
          expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(place.width);
          expect(box.bottom).toBeLessThanOrEqual(place.height);
          for (const other of boxes.slice(index + 1)) expect(sharedArea(box, other)).toBe(0);
        }
      }),
    );
  });
});
