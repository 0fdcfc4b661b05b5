import { describe, expect, it } from "vitest";
import { day, line, maybeLine, note } from "../../shared/values.ts";

describe("a day", () => {
  it.each(["1900-01-01", "2027-03-02", "2199-12-31"])("%s is one", (text) => {
    expect(day.safeParse(text).success).toBe(true);
  });
  it.each(["0000-01-01", "0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "2027-02-30", "2027-3-2"])(
    "%s is none that anything is done with",
    (text) => {
      expect(day.safeParse(text).success).toBe(false);
    },
  );
});

describe("a text", () => {
  it.each(["\u200B", "\u2800", "\u200B\u200D\u00AD", "\u3164", "\u115F\u1160", "\uFE0F"])(
    "that nobody can see is none (%j)",
    (text) => {
      for (const kind of [line(80), maybeLine(80), note()]) expect(kind.safeParse(text).success).toBe(false);
    },
  );
  it.each(["Aÿ-Champagne", "👩🏽‍🏫", "n° 7", "ⵣ", "-"])("that one can see is taken (%s)", (text) => {
    for (const kind of [line(80), maybeLine(80), note()]) expect(kind.parse(text)).toBe(text);
  });
  it("may be empty where nothing has to be said", () => {
    expect([maybeLine(80).parse(" "), note().parse("")]).toEqual(["", ""]);
    expect(line(80).safeParse(" ").success).toBe(false);
  });
});
