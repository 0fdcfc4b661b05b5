import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { article, boxOf, Delivery, lineOf, tablet } from "../../support/receiving-desk.ts";

const sorted = (boxes: string[][]) => boxes.map((codes) => [...codes].sort()).sort();
const ownerOf = (value: string): number =>
  [...Array(40).keys()].find((n) => Object.values(boxOf(n)).includes(value)) ?? -1;

/** Answers as somebody who sees the boxes. */
function answerTruly(delivery: Delivery): number {
  let questions = 0;
  for (let { question } = delivery.state; question; { question } = delivery.state) {
    questions++;
    if (question.type !== "same-box" && question.type !== "previous-box")
      throw new Error(`unexpected question ${question.type}`);
    const owner = ownerOf(question.reading.codes[0]?.value ?? "");
    const codes =
      question.type === "same-box" ? delivery.state.box : (delivery.state.items.at(-1)?.codes ?? []);
    const same = codes.some(({ value }) => ownerOf(value) === owner);
    delivery.do({ type: "belongs", to: same ? "same" : "next" });
  }
  return questions;
}

/** The texts of a box in any order, some of them twice. */
const reading = (texts: string[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(texts, { minLength: texts.length, maxLength: texts.length }),
      fc.array(fc.nat({ max: 10 }), { maxLength: 2 }),
    )
    .map(([order, repeats]) =>
      repeats.reduce((codes, at) => {
        const place = at % codes.length;
        return [...codes.slice(0, place + 1), codes[place] ?? "", ...codes.slice(place + 1)];
      }, order),
    );

describe("boxes read one after another", { timeout: 30_000 }, () => {
  it("each becomes one item with its own numbers, in whatever order they are read and repeated", () => {
    const kinds = fc.constantFrom(["serial", "imei"], ["serial"], ["imei"], ["serial", "imei", "second"]);
    const deliveries = fc
      .tuple(kinds, fc.boolean(), fc.integer({ min: 2, max: 15 }))
      .chain(([borne, withArticle, count]) =>
        fc.tuple(
          fc.constant(borne),
          ...[...Array(count).keys()].map((n) => {
            const codes = borne.map((kind) => boxOf(n)[kind as "serial"]);
            return reading(withArticle ? [article, ...codes] : codes);
          }),
        ),
      );
    fc.assert(
      fc.property(deliveries, ([borne, ...boxes]) => {
        const delivery = new Delivery();
        let questions = 0;
        for (const text of boxes.flat()) {
          delivery.read(text);
          questions += answerTruly(delivery);
        }
        if (delivery.state.box.some(({ kind }) => kind !== "gtin")) delivery.do({ type: "keep-box" });
        const expected = boxes.map((_, n) => borne.map((kind) => boxOf(n)[kind as "serial"]));
        expect(sorted(delivery.boxes)).toEqual(sorted(expected));
        expect(delivery.state.aside).toEqual([]);
        // The first boxes teach; from then on nobody is asked.
        expect(questions).toBeLessThanOrEqual(3);
      }),
      { numRuns: 400 },
    );
  });

  it("a camera that sees the codes of a box together never needs to ask, and mixes nothing", () => {
    const boxes = fc.integer({ min: 1, max: 15 }).chain((count) =>
      fc.tuple(
        ...[...Array(count).keys()].map((n) => {
          const { serial, imei } = boxOf(n);
          return fc.shuffledSubarray([article, serial, imei], { minLength: 3, maxLength: 3 });
        }),
      ),
    );
    fc.assert(
      fc.property(boxes, (all) => {
        const delivery = new Delivery();
        all.forEach((texts, n) => {
          const inView = [article, ...Object.values(boxOf(n))];
          // The article of the first box stays the same: a camera hands it on once.
          const taken = n === 0 ? texts : texts.filter((text) => text !== article);
          for (const text of taken)
            delivery.read(
              text,
              inView.filter((one) => one !== text),
            );
          expect(delivery.state.question).toBeNull();
        });
        delivery.do({ type: "keep-box" });
        expect(sorted(delivery.boxes)).toEqual(sorted(all.map((_, n) => Object.values(boxOf(n)))));
      }),
      { numRuns: 300 },
    );
  });
});

describe("whatever is read", () => {
  const codes = [...Array(4).keys()].flatMap((n) => Object.values(boxOf(n)));
  const event = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom(...codes, article).map((text) => ({ type: "read" as const, text })),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom("same", "next")
        .map((to) => ({ type: "belongs" as const, to: to as "same" })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom("keep-box", "drop-box", "cancel-last")
        .map((type) => ({ type: type as "keep-box" })),
    },
  );

  it("no code is lost, and none is in two items", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const delivery = new Delivery([lineOf(tablet, 50)]);
        for (const one of events) {
          const told = one.type === "read" ? delivery.read(one.text) : delivery.do(one);
          const { state } = delivery;
          const question = state.question && "reading" in state.question ? [state.question.reading] : [];
          const placed = [
            ...delivery.boxes.flat(),
            ...state.box.map(({ value }) => value),
            ...state.aside.flat().map(({ value }) => value),
            ...[...question, ...state.waiting].flatMap((reading) => reading.codes.map(({ value }) => value)),
          ];
          if (one.type === "read" && one.text !== article)
            expect(placed.includes(one.text) || told.answer !== null).toBe(true);
          const inItems = delivery.boxes.flat();
          expect(new Set(inItems).size).toBe(inItems.length);
          if (!state.question) expect(state.waiting).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("a second number of a kind, while the box at hand lacks one, is asked about", () => {
    fc.assert(
      fc.property(fc.constantFrom("serial", "imei"), (kind) => {
        const delivery = new Delivery();
        const [first, one, other] = [boxOf(0), boxOf(1), boxOf(2)];
        for (const text of [first.serial, first.imei, one[kind as "serial"], other[kind as "serial"]])
          delivery.read(text);
        const { question } = delivery.state;
        expect(question?.type).toMatch(/-box$/);
        expect(delivery.boxes.every((codes) => new Set(codes.map(ownerOf)).size === 1)).toBe(true);
      }),
    );
  });
});
