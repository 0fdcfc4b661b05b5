import { candidate, doubted, type Candidate, type Confidence } from "./candidate.ts";
import {
  afterSerialWord,
  groupedDigits,
  gtinNormal,
  iccidNormal,
  imeiNormal,
  issuerOf,
  phoneNormal,
  serialNormal,
  voucherNormal,
} from "./normal-forms.ts";
import type { Symbology } from "./symbology.ts";

/**
 * The first two digits of an IMEI name the body that allocated it (GSMA TS.06, reporting body identifiers). Those of today
 * and those of devices still in drawers; another start makes an IMEI improbable.
 */
const reportingBodies = new Set([
  "01",
  "35",
  "86",
  "91",
  "98",
  "99",
  "30",
  "33",
  "44",
  "45",
  "49",
  "50",
  "51",
  "52",
  "53",
  "54",
]);

function serialOf(text: string, confidence: Confidence, failed = false): Candidate[] {
  const serial = serialNormal(text);
  return serial === undefined
    ? []
    : [candidate("serial", serial, confidence, failed ? { note: "check-failed" } : {})];
}

/** A code that says in words what it is: `IMEI: …`, `ICCID …`, `S/N: …`. Undefined where no word is. */
export function readWords(text: string): Candidate[] | undefined {
  if (/^imei(?:sv)?[\s:#=12]*[0-9]/i.test(text)) {
    const imei = imeiNormal(text);
    return imei === undefined ? serialOf(text, "possible", true) : [candidate("imei", imei, "certain")];
  }
  if (/^icc(?:id)?[\s:#=]*[0-9]/i.test(text)) {
    const iccid = iccidNormal(text);
    return iccid === undefined
      ? serialOf(text, "possible", true)
      : [candidate("iccid", iccid, "certain", { detail: issuerOf(iccid) })];
  }
  const serial = afterSerialWord(text);
  return serial === undefined ? undefined : serialOf(serial, "likely");
}

/** A phone number that its writing gives away: a plus sign, or the pairs of French custom. */
export function readPhone(text: string): Candidate[] | undefined {
  const paired = /^0[67](?:[\s.-][0-9]{2}){4}$/.test(text);
  if (!paired && !text.startsWith("+")) return undefined;
  const phone = phoneNormal(text);
  if (phone === undefined) return undefined;
  return [candidate("phone", phone, /^\+33[67]/.test(phone) ? "certain" : "likely")];
}

function readIccid(digits: string): Candidate[] {
  const iccid = iccidNormal(digits);
  if (iccid === undefined) return [];
  const detail = issuerOf(iccid);
  return [candidate("iccid", iccid, detail.country ? "certain" : "likely", detail.country ? { detail } : {})];
}

/** One 15-digit number in ten passes Luhn: never certain by itself, and hardly likely with an unknown start. */
function readImei(digits: string): Candidate[] {
  const imei = digits.length === 15 || digits.length === 16 ? imeiNormal(digits) : undefined;
  if (imei === undefined) return [];
  if (digits.length === 16) return [candidate("imei", imei, "possible", { note: "software-version" })];
  return [candidate("imei", imei, reportingBodies.has(digits.slice(0, 2)) ? "likely" : "possible")];
}

/** Article numbers are printed as EAN/UPC or, on cartons, ITF-14: elsewhere the check digit may be right by chance. */
function readGtin(digits: string, symbology: Symbology | undefined): Candidate[] {
  const gtin = gtinNormal(digits);
  if (gtin === undefined) return [];
  if (symbology === "ean" && digits.length !== 14) return [candidate("gtin", gtin, "certain")];
  if (symbology === "itf" && digits.length === 14) return [candidate("gtin", gtin, "likely")];
  return [candidate("gtin", gtin, symbology === undefined && digits.length === 13 ? "likely" : "possible")];
}

function readDigitPhone(digits: string): Candidate[] {
  const phone = /^(?:0[67][0-9]{8}|0700[0-9]{10}|33[67][0-9]{8}|0033[67][0-9]{8})$/.test(digits)
    ? phoneNormal(digits)
    : undefined;
  if (phone === undefined) return [];
  return [
    candidate("phone", phone, digits.length === 10 || digits.startsWith("0033") ? "likely" : "possible"),
  ];
}

/** Vouchers have 14 or 16 digits at the French operators; other lengths from 12 to 20 exist. */
function readVoucher(digits: string, contested: boolean): Candidate[] {
  const voucher = digits.length >= 12 && digits.length <= 20 ? voucherNormal(digits) : undefined;
  if (voucher === undefined) return [];
  const usual = digits.length === 14 || digits.length === 16;
  return [candidate("voucher", voucher, usual && !contested ? "likely" : "possible")];
}

/** An IMEI or an ICCID with a wrong digit, rather than a number that never was one. */
function looksMisread(digits: string): boolean {
  if (/^89[0-9]{17,18}$/.test(digits)) return iccidNormal(digits) === undefined;
  return digits.length === 15 && /^(?:01|35|86)/.test(digits) && imeiNormal(digits) === undefined;
}

/** An IMEISV has no check digit: only its start makes it a rival of a voucher. */
function isRival({ kind, note }: Candidate, digits: string): boolean {
  return kind !== "imei" || note !== "software-version" || reportingBodies.has(digits.slice(0, 2));
}

/**
 * A code of digits alone, grouped or not: its length, start, check digit and symbology say what it can be. Empty for any other
 * text.
 */
export function readNumber(text: string, symbology: Symbology | undefined): Candidate[] {
  const digits = groupedDigits(text) ?? (/^[0-9\s]+f$/i.test(text) ? iccidNormal(text) : undefined);
  if (digits === undefined) return [];
  const proven = [...readIccid(digits), ...readGtin(digits, symbology)];
  if (proven.some(({ confidence }) => confidence === "certain")) return proven;
  const checked = [...proven, ...readImei(digits), ...readDigitPhone(digits)];
  const misread = looksMisread(digits);
  const rivals = checked.filter((reading) => isRival(reading, digits));
  const vouchers = readVoucher(digits, misread || rivals.length > 0);
  const contested =
    misread || rivals.length > 0 || vouchers.some(({ confidence }) => confidence === "likely");
  const serials = serialOf(text, contested ? "possible" : "likely", misread);
  return [...checked, ...vouchers, ...serials];
}

const hasDigit = /[0-9]/;

/** Data identifiers of ANSI MH10.8.2 that makers put before a serial number without a word. */
function readDataIdentifier(serial: string): Candidate[] | undefined {
  const partNumber = /^1P(?=[A-Z0-9]{4})/.test(serial) && hasDigit.test(serial.slice(2));
  if (partNumber) return [candidate("serial", serial, "possible", { note: "part-number" })];
  const [, identifier = "", rest = ""] = /^(1S|SN|S)[-:]?([A-Z0-9][!-~]{4,})$/.exec(serial) ?? [];
  if (!hasDigit.test(rest)) return undefined;
  const stripped = candidate("serial", rest, "likely", { note: "data-identifier" });
  const whole = candidate("serial", serial, "likely");
  return identifier === "1S" ? [stripped, doubted(whole)] : [whole, doubted(stripped)];
}

/** Anything else: the serial number of something, or a voucher of letters and digits. A text without digits is rarely either. */
export function readText(text: string): Candidate[] {
  const serial = serialNormal(text);
  if (serial === undefined) return [];
  const voucher =
    /^[A-Z0-9][A-Z0-9-]*$/.test(serial) && hasDigit.test(serial) ? voucherNormal(serial) : undefined;
  const vouchers =
    voucher !== undefined && voucher.length >= 12 && voucher.length <= 20
      ? [candidate("voucher", voucher, "possible")]
      : [];
  const serials =
    readDataIdentifier(serial) ?? serialOf(serial, hasDigit.test(serial) ? "likely" : "possible");
  return [...serials, ...vouchers];
}
