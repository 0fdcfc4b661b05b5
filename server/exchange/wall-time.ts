import type { Instant } from "../../shared/dates.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a time zone show at a moment: `YYYY-MM-DDTHH:MM:SS`, without a zone. */
export function wallTime(moment: Instant, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      dateStyle: "short",
      timeStyle: "medium",
    });
    formats.set(timeZone, format);
  }
  return format.format(new Date(moment)).replace(" ", "T");
}
