import { luhn } from "../../shared/scan/check-digits.ts";

/** These digits with the check digit that makes them a right IMEI or ICCID. */
export const withLuhn = (digits: string): string => digits + luhn.compute(digits);
