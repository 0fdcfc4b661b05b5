import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeKinds, displayOf, issuerOf, normalise } from "../../../shared/scan/normal-forms.ts";

describe("normalise", () => {
  it.each([
    ["serial", " r52n 70ab-cde ", "R52N70AB-CDE"],
    ["serial", "S/N: r52n70", "R52N70"],
    ["serial", "SN: r52n70", "R52N70"],
    ["serial", "N° de série : r52n70", "R52N70"],
    ["serial", "SN12", "SN12"],
    ["serial", "x".repeat(64), "X".repeat(64)],
    ["serial", "x".repeat(65), undefined],
    ["serial", "", undefined],
    ["serial", "Müller", undefined],
    ["serial", "a\u0007b", undefined],
    ["imei", "35-209900-176148-1", "352099001761481"],
    ["imei", "IMEI1: 352099001761481", "352099001761481"],
    ["imei", "IMEI 2 352099001761481", "352099001761481"],
    ["imei", "3520990017614823", "352099001761481"],
    ["imei", "352099001761480", undefined],
    ["imei", "35209900176148", undefined],
    ["iccid", "8933 1059 9700 0020 9012", "89331059970000209012"],
    ["iccid", "8901260487759545390", "8901260487759545390"],
    ["iccid", "8901260487759545390F", "8901260487759545390"],
    ["iccid", "89330116680073700130", "8933011668007370013"],
    ["iccid", "ICCID: 8933011668007370013", "8933011668007370013"],
    ["iccid", "8901260487759545391", undefined],
    ["iccid", "7901260487759545390", undefined],
    ["phone", "06 12 34 56 78", "+33612345678"],
    ["phone", "+33 (0)6.12.34.56.78", "+33612345678"],
    ["phone", "0033612345678", "+33612345678"],
    ["phone", "33712345678", "+33712345678"],
    ["phone", "03 26 55 12 34", "+33326551234"],
    ["phone", "0700 123 456 7890", "+337001234567890"],
    ["phone", "+32 470 12 34 56", "+32470123456"],
    ["phone", "0012", undefined],
    ["phone", "612345678", undefined],
    ["phone", "+33 6 12 34", undefined],
    ["phone", "mardi", undefined],
    ["voucher", "1234 5678-9012 34", "12345678901234"],
    ["voucher", "ab12cd34ef56", "AB12CD34EF56"],
    ["voucher", "1234567", undefined],
    ["gtin", "3017620422003", "03017620422003"],
    ["gtin", "036000291452", "00036000291452"],
    ["gtin", "96385074", "00000096385074"],
    ["gtin", "09506000134352", "09506000134352"],
    ["gtin", "3017620422004", undefined],
    ["gtin", "0000000000000", undefined],
    ["item-label", "gvm e00012 7", "GVME000127"],
    ["kit", "GVM-E00012-7", undefined],
    ["item-label", "GVM-E00012-8", undefined],
    ["serial", "x".repeat(257), undefined],
  ] as const)("%s %j is %j", (kind, text, normal) => {
    expect(normalise(kind, text)).toBe(normal);
  });

  it("does not change a normal form", () => {
    fc.assert(
      fc.property(fc.constantFrom(...codeKinds), fc.stringMatching(/^[0-9A-Z+ ]{1,24}$/), (kind, text) => {
        const normal = normalise(kind, text);
        if (normal !== undefined && kind !== "serial") expect(normalise(kind, normal)).toBe(normal);
      }),
    );
  });
});

describe("displayOf", () => {
  it.each([
    ["imei", "352099001761481", "35209900 176148 1"],
    ["iccid", "8933011668007370013", "8933 0116 6800 7370 013"],
    ["gtin", "03017620422003", "3017620422003"],
    ["gtin", "00000096385074", "96385074"],
    ["gtin", "19506000134359", "19506000134359"],
    ["phone", "+33612345678", "06 12 34 56 78"],
    ["phone", "+32470123456", "+32470123456"],
    ["voucher", "12345678901234", "•••• 1234"],
    ["serial", "R52N70", "R52N70"],
    ["item-label", "GVME000127", "GVM-E00012-7"],
  ] as const)("shows %s %s as %s", (kind, value, display) => {
    expect(displayOf(kind, value)).toBe(display);
  });
});

describe("issuerOf", () => {
  it.each([
    ["8933011668007370013", { country: "FR", operator: "orange" }],
    ["89331059970000209012", { country: "FR", operator: "sfr" }],
    ["8933150000000000000", { country: "FR", operator: "free" }],
    ["8933200000000000000", { country: "FR", operator: "bouygues" }],
    ["8933990000000000000", { country: "FR" }],
    ["8901260487759545390", {}],
  ])("reads the issuer of %s", (iccid, issuer) => {
    expect(issuerOf(iccid)).toEqual(issuer);
  });
});
