import fc from "fast-check";
import { expect, it } from "vitest";
import { iccidRange } from "../../../shared/receiving/iccid-range.ts";
import { luhn } from "../../../shared/scan/check-digits.ts";
import { withLuhn } from "../../support/luhn.ts";

const card = (n: number) => withLuhn(`89330120${String(n).padStart(10, "0")}`);

it("holds every card from the first to the last one, each with its own check digit", () => {
  fc.assert(
    fc.property(fc.nat({ max: 9_000_000 }), fc.integer({ min: 1, max: 500 }), (start, count) => {
      const { codes = [] } = iccidRange(card(start), card(start + count - 1));
      expect(codes.map(({ value }) => value)).toEqual([...Array(count).keys()].map((n) => card(start + n)));
      expect(codes.every(({ value }) => luhn.verify(value))).toBe(true);
    }),
  );
});

it("does not mind which end is scanned first", () => {
  expect(iccidRange(card(20), card(18)).codes).toHaveLength(3);
});

it.each([
  ["a number that is no card", card(1), "356938035643809", "not-a-card"],
  ["a wrong check digit", card(1), `${card(5).slice(0, -1)}x`, "not-a-card"],
  ["cards of two operators", card(1), withLuhn("893310000000000005"), "not-of-one-row"],
  ["more cards than one person counts", card(1), card(501), "too-many"],
])("refuses %s", (_, one, other, refusal) => {
  expect(iccidRange(one, other).refusal).toBe(refusal);
});
