import type { Day } from "../../shared/dates.ts";
import type { ErasureMethod } from "../../shared/ledger/records.ts";

/** Characters of Windows-1252 outside Latin-1: with Latin-1, all that the standard PDF fonts can show. */
const beyondLatin1 = new Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");

/** Letters that Unicode does not decompose into a base letter and a mark. */
const plainLetters: Record<string, string> = {
  Ł: "L",
  ł: "l",
  Đ: "D",
  đ: "d",
  ı: "i",
  Ħ: "H",
  ħ: "h",
  "\u2011": "-",
  "\u2212": "–",
  "\u2192": ">",
};

const isShown = (character: string): boolean => {
  const point = character.codePointAt(0) ?? 0;
  return (
    character === "\n" ||
    (point >= 0x20 && point <= 0x7e) ||
    (point >= 0xa0 && point <= 0xff) ||
    beyondLatin1.has(character)
  );
};

function nearestShown(character: string): string {
  if (isShown(character)) return character;
  const plain = plainLetters[character];
  if (plain !== undefined) return plain;
  const base = character.normalize("NFD").replace(/\p{M}/gu, "");
  if (base !== "" && [...base].every(isShown)) return base;
  return /\p{L}|\p{N}|\p{S}|\p{P}/u.test(character) ? "?" : "";
}

/**
 * The text in characters that the standard PDF fonts have: special spaces become ordinary ones, letters of other
 * alphabets lose the marks that cannot be shown (Ayşe: Ayse), control characters go.
 */
export function printable(text: string): string {
  const spaced = text
    .normalize("NFC")
    .replace(/[\u2000-\u200a\u202f\u205f]/g, "\u00a0")
    .replace(/\t/g, " ");
  return [...spaced].map(nearestShown).join("");
}

const weekday = new Intl.DateTimeFormat("fr-FR", { weekday: "long", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "UTC" });

/** « 3 mars 2027 », « 1er mars 2027 ». */
export function dateInWords(day: Day): string {
  const date = new Date(`${day}T00:00:00Z`);
  const number = date.getUTCDate();
  return `${number === 1 ? "1er" : number}\u00a0${month.format(date)}`;
}

/** « mercredi 3 mars 2027 ». */
export function dayInWords(day: Day): string {
  return `${weekday.format(new Date(`${day}T00:00:00Z`))} ${dateInWords(day)}`;
}

/** « 03/03/2027 », for the cells of a table. */
export function dayInFigures(day: Day): string {
  return day.split("-").reverse().join("/");
}

/** As narrow as a cell of a table; the standard's own words. */
export const erasureWords: Record<ErasureMethod, string> = {
  clear: "Clear",
  purge: "Purge",
  destroy: "Destroy",
};
