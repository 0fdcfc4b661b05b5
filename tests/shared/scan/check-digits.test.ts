import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gs1Mod10, iso7064Mod37_36, luhn } from "../../../shared/scan/check-digits.ts";

const alphabet = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet.slice(0, 10)), minLength: length, maxLength: length });
const alphanumeric = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 2, maxLength: 20 });

const published = [
  { scheme: luhn, name: "Luhn", body: "7992739871", check: "3" },
  { scheme: luhn, name: "IMEI of 3GPP devices", body: "49015420323751", check: "8" },
  { scheme: luhn, name: "ICCID", body: "890126048775954539", check: "0" },
  { scheme: gs1Mod10, name: "GTIN-13", body: "629104150021", check: "3" },
  { scheme: gs1Mod10, name: "GTIN-14", body: "0950600013435", check: "2" },
  { scheme: gs1Mod10, name: "GTIN-8", body: "9638507", check: "4" },
  { scheme: gs1Mod10, name: "UPC-A", body: "03600029145", check: "2" },
  { scheme: iso7064Mod37_36, name: "GRid", body: "A12425GABC1234002", check: "M" },
  { scheme: iso7064Mod37_36, name: "ISAN", body: "00000000D07A0090", check: "Q" },
  { scheme: iso7064Mod37_36, name: "ISAN", body: "0000000189470000", check: "8" },
];

describe("check digits", () => {
  it.each(published)("agrees with a published $name: $body-$check", ({ scheme, body, check }) => {
    expect(scheme.compute(body)).toBe(check);
    expect(scheme.verify(body + check)).toBe(true);
  });

  it.each([luhn, gs1Mod10, iso7064Mod37_36])("refuses what is outside the alphabet (%#)", (scheme) => {
    for (const text of ["", "7", "12a4", "٣٤٥", "1 2"]) expect(scheme.verify(text)).toBe(false);
    expect(() => scheme.compute("")).toThrow(RangeError);
    expect(() => scheme.compute("é")).toThrow(RangeError);
  });

  it.each([luhn, gs1Mod10])("detects every substituted digit (%#)", (scheme) => {
    fc.assert(
      fc.property(digits(14), fc.nat(14), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
        const whole = body + scheme.compute(body);
        const wrong = String((Number(whole[place]) + shift) % 10);
        expect(scheme.verify(whole)).toBe(true);
        expect(scheme.verify(whole.slice(0, place) + wrong + whole.slice(place + 1))).toBe(false);
      }),
    );
  });

  it("detects every substituted character with MOD 37,36", () => {
    fc.assert(
      fc.property(alphanumeric, fc.nat(), fc.integer({ min: 1, max: 35 }), (body, seed, shift) => {
        const whole = body + iso7064Mod37_36.compute(body);
        const place = seed % whole.length;
        const wrong = alphabet[(alphabet.indexOf(whole.charAt(place)) + shift) % 36] ?? "";
        expect(iso7064Mod37_36.verify(whole.slice(0, place) + wrong + whole.slice(place + 1))).toBe(false);
      }),
    );
  });

  it("detects every exchange of neighbours with MOD 37,36, but for characters that follow each other", () => {
    fc.assert(
      fc.property(alphanumeric, fc.nat(), (body, seed) => {
        const whole = body + iso7064Mod37_36.compute(body);
        const place = seed % (whole.length - 1);
        const [left, right] = [whole.charAt(place), whole.charAt(place + 1)];
        const distance = (alphabet.indexOf(left) - alphabet.indexOf(right) + 36) % 36;
        fc.pre(distance > 1 && distance < 35);
        const swapped = whole.slice(0, place) + right + left + whole.slice(place + 2);
        expect(iso7064Mod37_36.verify(swapped)).toBe(false);
      }),
    );
  });
});
