import { expect, it } from "vitest";
import { emptyWords, futureWords } from "../../../web/register/register-words.ts";

it.each([
  ["2020-01-01", /ce soir-là/, ""],
  ["2026-11-25", /est vide/, ""],
  ["", /est vide/, ""],
  ["2031-01-01", /est vide/, /^Cette date est à venir/],
] as const)("on %j, seen on 25 November 2026", (on, empty, future) => {
  expect(emptyWords(on, "2026-11-25")).toMatch(empty);
  expect(futureWords(on, "2026-11-25")).toMatch(future === "" ? /^$/ : future);
});
