import { expect, it } from "vitest";
import { formatCode } from "../../shared/scan/printed-code.ts";
import { readCode } from "../../shared/scan/read-code.ts";
import { scannedFields, wantedFrom } from "../../web/stock/scanned-fields.ts";
import { withLuhn } from "../support/luhn.ts";

const fields = (text: string, symbology?: string) =>
  scannedFields(readCode(text, { symbology, knownPrefix: "GVM" }));

it.each([
  ["EAN of the box", "3760123456784", "EAN-13", { gtin: "03760123456784" }],
  ["IMEI", "356938035643809", undefined, { imei: "356938035643809" }],
  ["ICCID", withLuhn("893301202499900001"), undefined, { iccid: withLuhn("893301202499900001") }],
  ["serial number", "R52N30ABCDE", undefined, { serial: "R52N30ABCDE" }],
  [
    "article and serial number in one code",
    "010376012345678421AB12",
    "]C1",
    { gtin: "03760123456784", serial: "AB12" },
  ],
])("puts the %s where it belongs", (_name, text, symbology, expected) => {
  expect(fields(text, symbology)).toEqual(expected);
});

it.each([formatCode("GVM", "beneficiary", 1), "", "\u0000\u0001"])(
  "takes nothing that an item cannot bear: %j",
  (text) => {
    expect(fields(text)).toEqual({});
  },
);

it("reads from the address what the desk knows", () => {
  expect(wantedFrom("?code=R52N30ABCDE&serial=R52N30ABCDE")).toEqual({
    code: "R52N30ABCDE",
    serial: "R52N30ABCDE",
    kind: undefined,
    modelId: undefined,
  });
  expect(wantedFrom("?kind=spaceship&model=42&code=")).toEqual({ kind: undefined, modelId: "42", code: "" });
});
