import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gs1Mod10 } from "../../../shared/scan/check-digits.ts";
import { groupSeparator, readGs1, restoreSeparators } from "../../../shared/scan/gs1.ts";
import { splitSymbology, symbologyNamed } from "../../../shared/scan/symbology.ts";

const gtin = "09506000134352";
const GS = groupSeparator;

describe("readGs1", () => {
  it.each(["]C1", "]d2", "]Q3", "]e0", ""])("reads article and serial after %j", (identifier) => {
    expect(readGs1(`${identifier}01${gtin}21ABC123`)).toMatchObject({ gtin, serial: "ABC123" });
  });

  it("ends a variable length at the separator, in any order, with a separator in front or behind", () => {
    const reading = readGs1(`${GS}21ABC123${GS}10LOT7${GS}01${gtin}17261231${GS}`);
    expect(reading).toMatchObject({
      gtin,
      serial: "ABC123",
      batch: "LOT7",
      expires: "261231",
      announced: true,
    });
  });

  it("names every element of the boxes we handle", () => {
    const text = [`02${gtin}11260100`, "10L1", "240A", "241B", "250C", "400D"].join(GS);
    expect(readGs1(text)).toMatchObject({
      contentGtin: gtin,
      produced: "260100",
      batch: "L1",
      additionalId: "A",
      customerPart: "B",
      secondarySerial: "C",
      order: "D",
    });
  });

  it("reads the writing for people, with parentheses in a value", () => {
    expect(readGs1(`(01)${gtin}(21)A(1)B`)).toMatchObject({ gtin, serial: "A(1)B" });
  });

  it.each([
    ["", "nothing"],
    ["]C1", "an identifier and nothing"],
    [`]C101${gtin.slice(0, 13)}921A`, "a wrong check digit"],
    [`]C101${gtin}1199999`, "an impossible date"],
    ["]C10195060001343", "an article number cut short"],
    [`01${gtin.slice(0, 13)}9`, "a wrong check digit, unannounced"],
    ["21ABC123", "a serial alone, unannounced"],
    [`]C121${"A".repeat(21)}`, "a serial too long"],
    ["]C121AB C", "a character outside the set"],
    ["]C18812345", "an unknown identifier"],
    ["(01)123", "a short article number in parentheses"],
    ["(99)", "no value"],
  ])("refuses %j: %s", (text) => {
    expect(readGs1(text)).toBeUndefined();
  });

  it("gives back what was written", () => {
    const body = fc.stringMatching(/^[0-9]{13}$/);
    const serial = fc.stringMatching(/^[!"%-?A-Z_a-z]{1,20}$/);
    fc.assert(
      fc.property(body, serial, serial, (digits, first, second) => {
        const article = digits + gs1Mod10.compute(digits);
        expect(readGs1(`]d201${article}10${first}${GS}21${second}`)).toMatchObject({
          gtin: article,
          batch: first,
          serial: second,
        });
      }),
    );
  });
});

describe("symbologies", () => {
  it.each([
    ["EAN-13", "ean"],
    ["EAN13", "ean"],
    ["ean_8", "ean"],
    ["UPC-A", "ean"],
    ["]E0", "ean"],
    ["ITF14", "itf"],
    ["Code128", "code-128"],
    ["CODE_128", "code-128"],
    ["]C0", "code-128"],
    ["]C1", "gs1"],
    ["GS1-128", "gs1"],
    ["DataBarExpanded", "gs1"],
    ["QRCode", "other"],
    ["DataMatrix", "other"],
    [undefined, undefined],
  ])("knows %s as %s", (name, family) => {
    expect(symbologyNamed(name)).toBe(family);
  });

  it("takes the identifier off the text", () => {
    expect(splitSymbology("]E03017620422003")).toEqual({ symbology: "ean", text: "3017620422003" });
    expect(splitSymbology("3017620422003")).toEqual({ text: "3017620422003" });
  });
});

describe("restoreSeparators", () => {
  const elements = (separator: string) => `01${gtin}10LOT7${separator}21ABC123`;

  it.each([
    "<GS>",
    "<gs>",
    "{GS}",
    "[GS]",
    "(GS)",
    "<FNC1>",
    "{FNC1}",
    "<0x1D>",
    "\\x1d",
    "\\u001d",
    "\\F",
    "^]",
    "~1",
    "~d029",
    "␝",
    "↔",
  ])("knows %s, inside and in front", (visible) => {
    expect(restoreSeparators(elements(visible))).toBe(elements(GS));
    expect(restoreSeparators(visible + elements(visible))).toBe(GS + elements(GS));
    expect(readGs1(restoreSeparators(`]C1${elements(visible)}`))).toMatchObject({
      gtin,
      batch: "LOT7",
      serial: "ABC123",
    });
  });

  it.each([
    "S/N~1234",
    "A<GS>B",
    `01${gtin}`,
    `01${gtin}21AB^`,
    `01${gtin}~1ZZ`,
    "mot~1de~1passe",
    "https://bip.fr/~1",
    "",
  ])("leaves %j alone", (text) => {
    expect(restoreSeparators(text)).toBe(text);
  });

  it("leaves a text alone that has its separators", () => {
    expect(restoreSeparators(`${elements(GS)}~1`)).toBe(`${elements(GS)}~1`);
  });
});
