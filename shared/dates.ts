/** A day of the civil calendar, `YYYY-MM-DD`; such texts compare in the order of time. */
export type Day = string;
/** A moment in UTC, ISO 8601. */
export type Instant = string;

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The civil day on which a moment falls in a time zone (IANA name). */
export function dayOf(moment: Instant | Date, timeZone: string): Day {
  let format = dayFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    dayFormats.set(timeZone, format);
  }
  return format.format(typeof moment === "string" ? new Date(moment) : moment);
}

/** The moment at which a civil day begins in a time zone. */
export function startOfDay(day: Day, timeZone: string): Instant {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const offsetAt = (moment: number) => {
    const parts = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    }).formatToParts(moment);
    const part = (type: string) => parts.find((found) => found.type === type)?.value ?? "";
    const local = `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:00Z`;
    return Date.parse(local) - moment;
  };
  // The second look is for days on which the clocks change.
  const near = midnight - offsetAt(midnight);
  return new Date(midnight - offsetAt(near)).toISOString();
}

/** The year of a day and those before it, the latest first. */
export function yearsBefore(day: Day, count: number): string[] {
  return Array.from({ length: count }, (_, back) => String(Number(day.slice(0, 4)) - back));
}

export function addDays(from: Day, days: number): Day {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same day some months later; the last day of the month where that day does not exist (31 January + 1 month). */
export function addMonths(from: Day, months: number): Day {
  const date = new Date(`${from}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, lastOfMonth));
  return date.toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
