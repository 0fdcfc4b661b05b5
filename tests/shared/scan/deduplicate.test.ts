import { describe, expect, it } from "vitest";
import { isRepeat } from "../../../shared/scan/deduplicate.ts";

const first = { value: "GVME000127", at: 10_000 };

describe("isRepeat", () => {
  it.each([
    { name: "the first scan", previous: undefined, next: first, repeat: false },
    { name: "the same code at once", previous: first, next: { ...first, at: 10_040 }, repeat: true },
    {
      name: "the same code two seconds later",
      previous: first,
      next: { ...first, at: 12_000 },
      repeat: true,
    },
    { name: "the same code after that", previous: first, next: { ...first, at: 12_001 }, repeat: false },
    { name: "another code", previous: first, next: { value: "GVME000135", at: 10_040 }, repeat: false },
    { name: "a clock set back a little", previous: first, next: { ...first, at: 9_500 }, repeat: true },
  ])("$name: $repeat", ({ previous, next, repeat }) => {
    expect(isRepeat(previous, next)).toBe(repeat);
  });

  it("takes another window", () => {
    expect(isRepeat(first, { ...first, at: 10_600 }, 500)).toBe(false);
  });
});
