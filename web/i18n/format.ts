import { daysBetween, dayOf, type Day, type Instant } from "../../shared/dates.ts";

/** The organisation's own time zone, told by the session; the device's until then. */
let timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
export function useTimeZone(name: string): void {
  timeZone = name;
}

export const today = (): Day => dayOf(new Date(), timeZone);

const formats = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat("fr-FR", options)));
  return made;
}

/** French writes the first of the month « 1er ». */
const withFirst = (text: string) => text.replace(/(^|\s)1(?=\s\p{L})/u, "$11er");
const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`);
const ofThisYear = (day: Day) => day.slice(0, 4) === today().slice(0, 4);

/** « mardi 3 mars »; the year only where it is another one. */
export function longDay(day: Day): string {
  const year = ofThisYear(day) ? {} : { year: "numeric" as const };
  return withFirst(
    format({ weekday: "long", day: "numeric", month: "long", ...year, timeZone: "UTC" }).format(dateOf(day)),
  );
}

/** « 3 mars 2026 ». */
export const fullDay = (day: Day): string =>
  withFirst(format({ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(dateOf(day)));

/** « 3 mars », « 3 mars 2025 », for lists. */
export function shortDay(day: Day): string {
  const year = ofThisYear(day) ? {} : { year: "numeric" as const };
  return withFirst(format({ day: "numeric", month: "short", ...year, timeZone: "UTC" }).format(dateOf(day)));
}

export const dayOfInstant = (instant: Instant): Day => dayOf(instant, timeZone);
export const longInstant = (instant: Instant): string =>
  `${longDay(dayOfInstant(instant))} à ${timeOf(instant)}`;

/** « 14 h 05 ». */
export function timeOf(instant: Instant): string {
  const parts = format({ hour: "numeric", minute: "2-digit", timeZone }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? "";
  return `${Number(part("hour"))}\u00a0h\u00a0${part("minute")}`;
}

/** « depuis aujourd’hui », « depuis 3 jours », « depuis 5 mois ». */
export function since(instant: Instant): string {
  const days = daysBetween(dayOfInstant(instant), today());
  if (days <= 0) return "depuis aujourd’hui";
  if (days === 1) return "depuis hier";
  return `depuis ${span(days)}`;
}

/** « dans 3 jours », « demain », « en retard de 12 jours ». */
export function untilDue(day: Day): string {
  const days = daysBetween(today(), day);
  if (days === 0) return "aujourd’hui";
  if (days === 1) return "demain";
  return days > 0 ? `dans ${span(days)}` : `en retard de ${span(-days)}`;
}

/** « à rendre demain », « en retard de 12 jours ». */
export const dueWords = (day: Day): string => (day < today() ? untilDue(day) : `à rendre ${untilDue(day)}`);

function span(days: number): string {
  if (days < 60) return `${days}\u00a0jour${days > 1 ? "s" : ""}`;
  if (days < 730) return `${Math.floor(days / 30.4)}\u00a0mois`;
  return `${Math.floor(days / 365.25)}\u00a0ans`;
}

const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
const numbers = new Intl.NumberFormat("fr-FR");

/** « 12,50 € » from 1250 cents. */
export const money = (cents: number): string => euros.format(cents / 100);
export const number = (value: number): string => numbers.format(value);

/** « 20 Go », « 500 Mo ». */
export function dataSize(megabytes: number): string {
  return megabytes >= 1000
    ? `${numbers.format(megabytes / 1000)}\u00a0Go`
    : `${numbers.format(megabytes)}\u00a0Mo`;
}

/** Cents from what people type (« 12,50 », « 12.5 € »); null when it is not an amount. */
export function centsFrom(text: string): number | null {
  const plain = text.replace(/[\s€\u00a0\u202f]/g, "").replace(",", ".");
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}
export const centsAsTyped = (cents: number): string => (cents / 100).toFixed(2).replace(".", ",");
