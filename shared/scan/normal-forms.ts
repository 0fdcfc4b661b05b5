import { gs1Mod10, luhn } from "./check-digits.ts";
import { parsePrintedCode, type PrintedKind } from "./printed-code.ts";

export const codeKinds = [
  "item-label",
  "beneficiary-card",
  "kit",
  "batch",
  "box",
  "site",
  "command",
  "imei",
  "iccid",
  "gtin",
  "serial",
  "phone",
  "voucher",
] as const;
export type CodeKind = (typeof codeKinds)[number];

/** The kind of code that each kind of printed label is. */
export const kindOfPrinted: Record<PrintedKind, CodeKind> = {
  item: "item-label",
  beneficiary: "beneficiary-card",
  kit: "kit",
  batch: "batch",
  box: "box",
  site: "site",
  command: "command",
};

const serialWord =
  /^(?:s\/n|(?:sn|serial(?:\s*(?:no\.?|number))?|n°\s*(?:de\s*)?s[ée]rie)\s*[:#=])\s*[:#=]?\s*(\S.*)$/i;

/** What follows the words "S/N:", "SN:", "Serial No:", "N° de série :" on a box; undefined where they are absent. */
export function afterSerialWord(text: string): string | undefined {
  return serialWord.exec(text.trim())?.[1];
}

/** A serial number: upper case, without spaces and without the words before it; printable ASCII, at most 64 characters. */
export function serialNormal(text: string): string | undefined {
  const serial = (afterSerialWord(text) ?? text).replace(/\s/g, "").toUpperCase();
  return /^[!-~]{1,64}$/.test(serial) ? serial : undefined;
}

/** Digits as people group them, with spaces, hyphens, dots or slashes; undefined when anything else is there. */
export function groupedDigits(text: string): string | undefined {
  const digits = text.replace(/[\s\-./]/g, "");
  return /^[0-9]+$/.test(digits) ? digits : undefined;
}

/**
 * An IMEI (3GPP TS 23.003, section 6.2.1): 15 digits, the last after Luhn. An IMEISV (section 6.2.2) has 16, two of them a
 * software version that changes, so its normal form is the IMEI of the same device: the first 14 digits and their check.
 */
export function imeiNormal(text: string): string | undefined {
  const digits = groupedDigits(text.trim().replace(/^imei(?:sv)?\s*(?:[12](?=\s*[:#=]|\s))?\s*[:#=]?/i, ""));
  if (digits?.length === 15) return luhn.verify(digits) ? digits : undefined;
  if (digits?.length === 16) return digits.slice(0, 14) + luhn.compute(digits.slice(0, 14));
  return undefined;
}

/**
 * An ICCID (ITU-T E.118): starts with 89, ends with a Luhn digit. E.118 allows 19 digits; some operators issue 20. A card
 * stores 20 half-bytes (ETSI TS 102 221, EF ICCID), so that 19 digits may arrive filled with an `F`, at Orange with a `0`: the
 * filler is dropped and both writings of a card have one normal form.
 */
export function iccidNormal(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^icc(?:id)?\s*[:#=]?/i, "")
    .replace(/[\s\-.]/g, "");
  const filled = /^(89[0-9]{17})[0f]$/i.exec(bare)?.[1];
  if (filled !== undefined && luhn.verify(filled)) return filled;
  return /^89[0-9]{17,18}$/.test(bare) && luhn.verify(bare) ? bare : undefined;
}

export const operators = ["orange", "sfr", "free", "bouygues", "lycamobile", "syma"] as const;
export type Operator = (typeof operators)[number];

/** ITU-T list of issuer identifier numbers (annex to the Operational Bulletin), the part after 8933. */
const issuers: Record<string, Operator> = {
  "01": "orange",
  "10": "sfr",
  "13": "lycamobile",
  "15": "free",
  "20": "bouygues",
  "30": "syma",
};

/**
 * What the issuer part of an ICCID suggests: 8933 is France, then the code of who issued the card. A virtual operator may hand
 * out cards of its host: never more than a suggestion.
 */
export function issuerOf(iccid: string): { country?: "FR"; operator?: Operator } {
  if (!iccid.startsWith("8933")) return {};
  const operator = issuers[iccid.slice(4, 6)];
  return operator ? { country: "FR", operator } : { country: "FR" };
}

/** GTIN-8, -12 (UPC-A), -13 or -14 as 14 digits with zeros in front (GS1 General Specifications, section 3.3.2). */
export function gtinNormal(text: string): string | undefined {
  const digits = groupedDigits(text);
  if (digits === undefined || ![8, 12, 13, 14].includes(digits.length)) return undefined;
  return gs1Mod10.verify(digits) && !/^0+$/.test(digits) ? digits.padStart(14, "0") : undefined;
}

/**
 * A phone number in E.164. French numbers as people write them (06 12 34 56 78, +33 (0)6…, 0033…), the 14-digit numbers of
 * data SIM cards included (0700…, Arcep decision 2012-0855); others with + or 00 and their country code.
 */
export function phoneNormal(text: string): string | undefined {
  const number = text.replace("(0)", "").replace(/[\s\-./]/g, "");
  const french = /^(?:(?:\+|00)33|33(?=[67][0-9]{8}$)|0)((?:700[0-9]{10})|[1-9][0-9]{8})$/.exec(number);
  if (french) return `+33${french[1]}`;
  const foreign = /^(?:\+|00)(?!33)([1-9][0-9]{6,14})$/.exec(number);
  return foreign ? `+${foreign[1]}` : undefined;
}

/** A top-up voucher: letters and digits, 8 to 24 of them, without the spaces and hyphens it is printed with. */
export function voucherNormal(text: string): string | undefined {
  const code = text.replace(/[\s\-.]/g, "").toUpperCase();
  return /^[A-Z0-9]{8,24}$/.test(code) ? code : undefined;
}

/**
 * The normal form of a value typed in a form: the same as scanning it gives. Undefined when it is not a code of that kind or
 * its check digit is wrong.
 */
export function normalise(kind: CodeKind, text: string): string | undefined {
  if (text.length > 256) return undefined;
  switch (kind) {
    case "serial":
      return serialNormal(text);
    case "imei":
      return imeiNormal(text);
    case "iccid":
      return iccidNormal(text);
    case "gtin":
      return gtinNormal(text);
    case "phone":
      return phoneNormal(text);
    case "voucher":
      return voucherNormal(text);
    default: {
      const code = parsePrintedCode(text);
      return code && kindOfPrinted[code.kind] === kind ? code.normal : undefined;
    }
  }
}

const inFours = (text: string) => text.replace(/(.{4})(?=.)/g, "$1 ");

/** A normal form as people read it. A voucher is worth money: only its end is shown. */
export function displayOf(kind: CodeKind, value: string): string {
  switch (kind) {
    case "imei":
      return `${value.slice(0, 8)} ${value.slice(8, 14)} ${value.slice(14)}`;
    case "iccid":
      return inFours(value);
    case "gtin":
      return value.startsWith("000000") ? value.slice(6) : value.startsWith("0") ? value.slice(1) : value;
    case "phone":
      return /^\+33[0-9]{9}$/.test(value) ? `0${value.slice(3)}`.replace(/(..)(?=.)/g, "$1 ") : value;
    case "voucher":
      return `•••• ${value.slice(-4)}`;
    case "serial":
      return value;
    default:
      return parsePrintedCode(value)?.display ?? value;
  }
}
