import { expect, it } from "vitest";
import { receivingWants } from "../../../shared/scan/wanted-codes.ts";
import { viewOfPhoto } from "../../../web/scanner/code-view.ts";
import { namesOf } from "../../../web/scanner/code-words.ts";
import type { FoundCode } from "../../../web/scanner/confirm-reads.ts";

const at = (format: string, text: string, top: number, symbology = ""): FoundCode => ({
  format,
  text,
  symbology,
  corners: [
    { x: 0, y: top },
    { x: 100, y: top + 20 },
  ],
});

function wordsOf(...found: FoundCode[]): string[] {
  const { taken, left } = viewOfPhoto(found, receivingWants, "GVM");
  return [...namesOf([...taken, ...left]).values()].map(({ what, says }) => `${what} ${says}`).sort();
}

it("says what each code of a box is, and counts the IMEI from the top", () => {
  expect(
    wordsOf(
      at("EAN13", "3760123456784", 0, "]E0"),
      at("Code128", "490154203237518", 200),
      at("Code128", "356938035643809", 100),
      at("Code128", "R9JT40ABCDE", 300),
      at("Code128", "GVM-E000127", 400),
    ),
  ).toEqual(
    [
      "EAN 3760123456784",
      "IMEI 1 35693803 564380 9",
      "IMEI 2 49015420 323751 8",
      "N° de série R9JT40ABCDE",
      "Étiquette GVM-E00012-7",
    ].sort(),
  );
});

it("does not count one IMEI", () => {
  expect(wordsOf(at("Code128", "356938035643809", 0))).toEqual(["IMEI 35693803 564380 9"]);
});

it("names by no kind what was misread or may be several things, and shows what was read", () => {
  expect(wordsOf(at("Code128", "356938035643808", 0))).toEqual(["Mal lu\u00a0? 356938035643808"]);
  expect(wordsOf(at("Code128", "3569380356438012", 0))).toEqual(["Code 3569380356438012"]);
  expect(wordsOf(at("QRCode", "https://example.org/", 0))).toEqual(["Code https://example.org/"]);
});
