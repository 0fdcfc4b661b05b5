import { z } from "zod";

/** A UUID made by the application or its client (version 7, so that they sort by time of making). */
export const id = z.uuid();

/** A day of the civil calendar, `YYYY-MM-DD`. */
export const day = z.iso.date();

/** A moment in UTC, ISO 8601 with a `Z`. */
export const instant = z.iso.datetime();

/** The INSEE code of a commune: `51030`, `2A004`. */
export const communeCode = z.string().regex(/^\d[\dAB]\d{3}$/);

/** Money in whole euro cents. */
export const cents = z.int().min(0).max(100_000_000);

/** Control characters, half characters (no database keeps them as they came), and what turns the direction of text. */
const controlCharacters = /[^\P{Cc}\t\r\n]|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u;

/** One line of text as people type it: trimmed, not empty, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !controlCharacters.test(text) && !/[\r\n]/.test(text), "control-characters");

/** One line of text that may be missing: empty then. */
export const maybeLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !controlCharacters.test(text) && !/[\r\n]/.test(text), "control-characters")
    .default("");

/** Free text over several lines, possibly empty. */
export const note = (max = 2000) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !controlCharacters.test(text), "control-characters");

/** Some of these values, separated by commas, as a filter in an address names them. */
export const someOf = (values: readonly string[]) =>
  z
    .string()
    .max(200)
    .refine((text) => text.split(",").every((value) => value === "" || values.includes(value)));
