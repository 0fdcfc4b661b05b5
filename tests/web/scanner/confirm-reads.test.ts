import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReadConfirmer, type FoundCode } from "../../../web/scanner/confirm-reads.ts";

const code = (format: string, text: string): FoundCode => ({ format, text, symbology: "", corners: [] });
const label = code("Code128", "GVME000127");
const other = code("Code128", "GVME000135");
const square = code("QRCode", "https://relais.test/e/GVM-E000127");

/** Shows frames one after another; what counted, with the time. */
function show(frames: [at: number, ...found: FoundCode[]][]): [number, string][] {
  const confirmer = new ReadConfirmer();
  return frames.flatMap(([at, ...found]) =>
    confirmer.confirm(found, at).map(({ text }): [number, string] => [at, text]),
  );
}

describe("what counts as read", () => {
  it.each(["Code128", "Code39", "EAN13"])("wants two frames that agree for %s", (format) => {
    expect(
      show([
        [0, code(format, "1234567890128")],
        [66, code(format, "1234567890128")],
      ]),
    ).toEqual([[66, "1234567890128"]]);
  });

  it.each(["QRCode", "DataMatrix"])("takes one frame for %s, which corrects itself", (format) => {
    expect(show([[0, code(format, "GVME000127")]])).toEqual([[0, "GVME000127"]]);
  });

  it("does not let a linear code confirm itself within one frame", () => {
    expect(show([[0, label, label]])).toEqual([]);
  });

  it("does not let two different readings confirm each other", () => {
    expect(
      show([
        [0, label],
        [66, other],
        [132, code("Code39", label.text)],
      ]),
    ).toEqual([]);
  });

  it("lets frames without a reading lie between the two", () => {
    expect(show([[0, label], [66], [132], [198, label]])).toEqual([[198, label.text]]);
  });

  it("forgets a single reading that nothing confirms in time", () => {
    expect(
      show([
        [0, label],
        [1501, label],
      ]),
    ).toEqual([]);
  });

  it("reads several codes of one frame", () => {
    expect(
      show([
        [0, label, other, square],
        [66, label, other, square],
      ]),
    ).toEqual([
      [0, square.text],
      [66, label.text],
      [66, other.text],
    ]);
  });
});

describe("a code that stays in view", () => {
  const every66 = (from: number, to: number, ...found: FoundCode[]) =>
    Array.from({ length: Math.floor((to - from) / 66) }, (_, index): [number, ...FoundCode[]] => [
      from + index * 66,
      ...found,
    ]);

  it("is read once, however long it stays", () => {
    expect(show(every66(0, 60_000, label))).toHaveLength(1);
  });

  it("is not read again when it was away for less than two seconds", () => {
    expect(show([...every66(0, 1000, square), ...every66(2800, 4000, square)])).toHaveLength(1);
  });

  it("is read again after more than two seconds away", () => {
    expect(
      show([...every66(0, 1000, square), ...every66(1000, 3100), ...every66(3100, 4000, square)]),
    ).toHaveLength(2);
  });

  it("is not read again by a device so slow that it hardly looked meanwhile", () => {
    expect(show([...every66(0, 1000, square), [2500], [4000, square]])).toHaveLength(1);
  });

  it("is read again when the camera was closed meanwhile", () => {
    expect(show([...every66(0, 1000, square), ...every66(60_000, 61_000, square)])).toHaveLength(2);
  });

  it("does not hold up another one", () => {
    expect(show([...every66(0, 1000, label), [1000, other], [1066, other]]).at(-1)).toEqual([
      1066,
      other.text,
    ]);
  });
});

describe("two readings of the same bars", () => {
  const corners = [
    { x: 100, y: 100 },
    { x: 500, y: 160 },
  ];
  const right = { ...label, corners };
  const wrong = { ...code("Code128", "GVNE000127"), corners };

  it("count as what is read most, not as what was misread twice", () => {
    expect(
      show([
        [0, right],
        [66, right],
        [132, wrong],
        [198, right],
        [264, wrong],
        [330, right],
        [396, wrong],
      ]),
    ).toEqual([[66, right.text]]);
  });

  it("do not count while neither is read clearly more often", () => {
    expect(
      show([
        [0, wrong],
        [66, right],
        [132, wrong],
        [198, right],
        [264, right],
        [330, right],
      ]),
    ).toEqual([[330, right.text]]);
  });

  it("are two codes when one takes the place of the other", () => {
    expect(
      show([
        [0, right],
        [66, right],
        [132, wrong],
        [198, wrong],
      ]),
    ).toHaveLength(2);
  });
});

it("never reads a linear code that was not in two different frames, whatever comes", () => {
  const found = fc.constantFrom(label, other, square);
  const frames = fc.array(fc.tuple(fc.nat({ max: 900 }), fc.array(found, { maxLength: 3 })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(frames, (steps) => {
      const confirmer = new ReadConfirmer();
      const sightings = new Map<string, number>();
      let at = 0;
      for (const [pause, codes] of steps) {
        at += pause + 1;
        for (const text of new Set(codes.map(({ text }) => text)))
          sightings.set(text, (sightings.get(text) ?? 0) + 1);
        for (const { text, format } of confirmer.confirm(codes, at))
          expect(sightings.get(text)).toBeGreaterThanOrEqual(format === "QRCode" ? 1 : 2);
      }
    }),
  );
});
