import { expect, it } from "vitest";
import { formatCode } from "../../shared/scan/printed-code.ts";
import { readCode } from "../../shared/scan/read-code.ts";
import { numberIn, scannedFields, wantedFrom } from "../../web/stock/scanned-fields.ts";
import { withLuhn } from "../support/luhn.ts";

const iccid = withLuhn("893301202499900001");
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

it.each([
  ["IMEI", "356938035643809", undefined, "tablet", { kind: "imei", value: "356938035643809" }],
  ["serial number", "R52N30ABCDE", undefined, "tablet", { kind: "serial", value: "R52N30ABCDE" }],
  [
    "serial number beside the article",
    "010376012345678421AB12",
    "]C1",
    "tablet",
    { kind: "serial", value: "AB12" },
  ],
  ["card number", iccid, undefined, "sim", { kind: "iccid", value: iccid }],
  ["phone number", "06 12 34 56 78", undefined, "sim", { kind: "phone", value: "+33612345678" }],
  ["article number", "3760123456784", "EAN-13", "sim", undefined],
  ["card of a person", formatCode("GVM", "beneficiary", 1), undefined, "tablet", undefined],
] as const)("tells the number to add from the code: %s", (_name, text, symbology, item, expected) => {
  expect(numberIn(readCode(text, { symbology, knownPrefix: "GVM" }), item)).toEqual(expected);
});

it("reads from the address what the desk knows", () => {
  expect(wantedFrom("?code=R52N30ABCDE&serial=R52N30ABCDE")).toEqual({
    code: "R52N30ABCDE",
    serial: "R52N30ABCDE",
    kind: undefined,
    modelId: undefined,
  });
  expect(wantedFrom("?kind=spaceship&model=42&code=")).toEqual({ kind: undefined, modelId: "42", code: "" });
});
