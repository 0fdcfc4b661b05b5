import { describe, expect, it } from "vitest";
import { dateInWords, dayInFigures, dayInWords, printable } from "../../../server/documents/words.ts";
import { countOf, kindWords } from "../../../shared/words.ts";

describe("words of a document", () => {
  it("says days as French people do", () => {
    expect(dayInWords("2027-03-03")).toBe("mercredi 3\u00a0mars 2027");
    expect(dayInWords("2027-03-01")).toBe("lundi 1er\u00a0mars 2027");
    expect(dateInWords("2026-08-15")).toBe("15\u00a0août 2026");
    expect(dayInFigures("2026-08-05")).toBe("05/08/2026");
  });

  it("counts kinds in the singular up to one", () => {
    expect(countOf(0, kindWords.tablet)).toBe("0\u00a0tablette");
    expect(countOf(1, kindWords.laptop)).toBe("1\u00a0ordinateur portable");
    expect(countOf(2, kindWords.laptop)).toBe("2\u00a0ordinateurs portables");
  });

  it("keeps what the printed fonts have", () => {
    const french = "Œuvre à 12,50 € – « ça l’était… » n° ÿ";
    expect(printable(french)).toBe(french);
  });

  it.each([
    ["Prêt\u202f: oui", "Prêt\u00a0: oui"],
    ["Ayşe Yıldız", "Ayse Yildiz"],
    ["Łukasz Đorđe", "Lukasz Dorde"],
    ["e\u0301te\u0301", "été"],
    ["a\u0000b\u0007c\u200b", "abc"],
    ["Nguyễn", "Nguyen"],
    ["Иван", "????"],
    ["a\tb\nc", "a b\nc"],
  ])("prints %j as %j", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});
