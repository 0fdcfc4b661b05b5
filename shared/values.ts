import { z } from "zod";

/** A UUID made by the application or its client (version 7, so that they sort by time of making). */
export const id = z.uuid();

/** A day of the civil calendar, `YYYY-MM-DD`, far enough from the ends of any calendar that days around it exist. */
export const day = z.iso
  .date()
  .refine((text) => text >= "1900-01-01" && text <= "2199-12-31", "day-out-of-range");

/** A moment in UTC, ISO 8601 with a `Z`. */
export const instant = z.iso.datetime();

/** The INSEE code of a commune: `51030`, `2A004`. */
export const communeCode = z.string().regex(/^\d[\dAB]\d{3}$/);

/** Money in whole euro cents. */
export const cents = z.int().min(0).max(100_000_000);

/** Control characters, half characters (no database keeps them as they came), and what turns the direction of text. */
const controlCharacters = /[^\P{Cc}\t\r\n]|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u;

const visible = /[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Z}\u2800]/u;
/** Whether a text shows anything at all. */
export const isVisible = (text: string): boolean => visible.test(text);
/** Empty, or something that can be seen: spaces of no width alone are no name. */
const isClean = (text: string) => !controlCharacters.test(text) && (text === "" || isVisible(text));
const isCleanLine = (text: string) => isClean(text) && !/[\r\n]/.test(text);

/** One line of text as people type it: trimmed, not empty, without control characters. */
export const line = (max: number) =>
  z.string().trim().min(1).max(max).refine(isCleanLine, "control-characters");

/** One line of text that may be missing: empty then. */
export const maybeLine = (max: number) =>
  z.string().trim().max(max).refine(isCleanLine, "control-characters").default("");

/** Free text over several lines, possibly empty. */
export const note = (max = 2000) => z.string().trim().max(max).refine(isClean, "control-characters");

/** Some of these values, separated by commas, as a filter in an address names them. */
export const someOf = (values: readonly string[]) =>
  z
    .string()
    .max(200)
    .refine((text) => text.split(",").every((value) => value === "" || values.includes(value)));
