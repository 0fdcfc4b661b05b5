import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReadConfirmer, type FoundCode } from "../../../web/scanner/confirm-reads.ts";
import { randomOf } from "../../support/seeded.ts";

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
  /** A reading has seen `lines` of the bars from a place on. */
  const at = (found: FoundCode, y = 100, lines = 60, x = 100): FoundCode => ({
    ...found,
    corners: [
      { x, y },
      { x: x + 400, y },
      { x: x + 400, y: y + lines },
      { x, y: y + lines },
    ],
  });
  const misreading = code("Code128", "GVNE000127");
  const right = at(label);
  const wrong = at(misreading);
  const told = (...frames: FoundCode[][]) =>
    show(frames.map((found, index) => [index * 66, ...found])).map(([when, text]) => [when / 66, text]);
  const times = (count: number, ...found: FoundCode[]) => Array.from({ length: count }, () => found);

  it("count as what is read most, not as what was misread twice in a row", () => {
    expect(told(...times(4, right), ...times(2, wrong), ...times(3, right), ...times(3, wrong))).toEqual([
      [1, right.text],
    ]);
  });

  it.each<[string, FoundCode]>([
    ["a few lines at the edge of the bars", at(misreading, 155, 2)],
    ["a hand that moved a little", at(misreading, 118, 2, 115)],
    ["another kind of code", at(code("Code39", "GVNE000127"))],
  ])("count once, where the misreading is of %s", (_name, misread) => {
    const frames = [...times(4, right), ...times(2, misread), ...times(3, right), ...times(3, misread)];
    expect(told(...frames)).toEqual([[1, right.text]]);
  });

  it("do not count before one of them is read four times, and three times as often as the other", () => {
    expect(told([wrong], ...times(4, right))).toEqual([[4, right.text]]);
    expect(told([wrong], [right], [wrong], ...times(4, right))).toEqual([]);
    expect(told([wrong], [right], [wrong], ...times(5, right))).toEqual([[7, right.text]]);
  });

  it("do not count as long as both are read in one frame", () => {
    expect(told(...times(40, right, wrong))).toEqual([]);
  });

  it("are two codes when one takes the place of the other, and that is told at the fourth read", () => {
    expect(told(...times(9, right), ...times(4, at(other)))).toEqual([
      [1, right.text],
      [12, other.text],
    ]);
  });

  it("are other codes at their second read when all of a box are other ones at once", () => {
    const box = [at(label), at(code("EAN13", "3760123456784"), 300)];
    const next = [at(other), at(code("EAN13", "8806095301020"), 300)];
    expect(told(...times(9, ...box), ...times(2, ...next)).slice(2)).toEqual([
      [10, other.text],
      [10, "8806095301020"],
    ]);
  });

  it("are two codes where bars had been misread before, once the first has been away for long", () => {
    const frames = [...times(4, right), [wrong], ...times(4, right), ...times(12, at(other))];
    expect(told(...frames)).toEqual([
      [1, right.text],
      [20, other.text],
    ]);
  });

  it("are two codes when a frame showed both side by side", () => {
    const below = at(other, 240);
    expect(told([right, below], [right, below])).toHaveLength(2);
    const moved = at(other, 110);
    expect(told([right, below], [right], [moved])).toHaveLength(2);
  });

  it("are two codes when they are printed one above the other, though no frame shows both", () => {
    const below = at(other, 190);
    expect(told([right], [below], [right], [below])).toHaveLength(2);
  });

  it("of two squares that follow each other both count at once: they correct themselves", () => {
    const second = at(code("QRCode", "https://relais.test/e/GVM-E000135"));
    expect(told([at(square)], [second])).toHaveLength(2);
  });
});

describe("a code that is misread now and then, held up for ten seconds", () => {
  const truth = "GVME000127";
  const corners = (x: number, y: number, lines: number) => [
    { x, y },
    { x: x + 400, y },
    { x: x + 400, y: y + lines },
    { x, y: y + lines },
  ];

  /** What share of runs tells a wrong value, and the right one. */
  function tell({ wrong, missed, alike }: { wrong: number; missed: number; alike: boolean }) {
    const runs = 400;
    let [misled, right] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const random = randomOf(`${wrong} ${missed} ${alike} ${run}`);
      const confirmer = new ReadConfirmer();
      const told = new Set<string>();
      for (let frame = 0; frame < 150; frame++) {
        if (random.next() < missed) {
          confirmer.confirm([], frame * 66);
          continue;
        }
        const isWrong = random.next() < wrong;
        const text = isWrong ? (alike ? "GVNE000127" : `GVN${random.whole(0, 999_999)}`) : truth;
        const place = corners(300 + random.normal() * 5, 300 + random.normal() * 5, isWrong ? 4 : 60);
        for (const one of confirmer.confirm([{ ...code("Code128", text), corners: place }], frame * 66))
          told.add(one.text);
      }
      if (told.delete(truth)) right++;
      if (told.size > 0) misled++;
    }
    return { misled: misled / runs, right: right / runs };
  }

  // Two wrong reads that are alike, before any right one, are all that anybody has seen: the square of their rate.
  it.each([
    { wrong: 0.1, missed: 0, alike: true, mostMisled: 0.02, leastRight: 0.99 },
    { wrong: 0.1, missed: 0.3, alike: true, mostMisled: 0.02, leastRight: 0.99 },
    { wrong: 0.3, missed: 0, alike: true, mostMisled: 0.15, leastRight: 0.8 },
    { wrong: 0.3, missed: 0.3, alike: true, mostMisled: 0.15, leastRight: 0.8 },
    { wrong: 0.5, missed: 0, alike: true, mostMisled: 0.42, leastRight: 0 },
    { wrong: 0.1, missed: 0, alike: false, mostMisled: 0, leastRight: 1 },
    { wrong: 0.3, missed: 0.3, alike: false, mostMisled: 0, leastRight: 1 },
    { wrong: 0.5, missed: 0.3, alike: false, mostMisled: 0, leastRight: 1 },
  ])("$wrong wrong, alike: $alike, $missed missed", ({ mostMisled, leastRight, ...how }) => {
    const { misled, right } = tell(how);
    expect(misled).toBeLessThanOrEqual(mostMisled);
    expect(right).toBeGreaterThanOrEqual(leastRight);
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
