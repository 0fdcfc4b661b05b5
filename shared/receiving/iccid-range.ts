import { luhn } from "../scan/check-digits.ts";
import { displayOf, iccidNormal } from "../scan/normal-forms.ts";
import type { BoxCode } from "./state.ts";
import { mostAtOnce } from "./step.ts";

export type IccidRange =
  | { codes: BoxCode[]; refusal?: undefined }
  | { refusal: "not-a-card" | "not-of-one-row" | "too-many"; count?: number; codes?: undefined };

/** The country and the issuer (ITU-T E.118: 89, country code, issuer) stand before what counts up. */
const issuerLength = 6;

/**
 * The SIM cards from the first to the last one of a row, both included, whichever comes first. The last digit of an ICCID is its
 * check digit: it is worked out anew for each card.
 */
export function iccidRange(one: string, other: string): IccidRange {
  const ends = [iccidNormal(one), iccidNormal(other)].sort();
  const [first, last] = ends;
  if (!first || !last) return { refusal: "not-a-card" };
  const sameRow =
    first.length === last.length && first.slice(0, issuerLength) === last.slice(0, issuerLength);
  if (!sameRow) return { refusal: "not-of-one-row" };
  const from = BigInt(first.slice(0, -1));
  const count = Number(BigInt(last.slice(0, -1)) - from) + 1;
  if (count > mostAtOnce) return { refusal: "too-many", count };
  const codes = Array.from({ length: count }, (_, index): BoxCode => {
    const body = String(from + BigInt(index));
    const value = body + luhn.compute(body);
    return { kind: "iccid", value, display: displayOf("iccid", value) };
  });
  return { codes };
}
