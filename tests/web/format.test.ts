import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  centsFrom,
  dataSize,
  dueWords,
  fullDay,
  longDay,
  money,
  since,
  timeOf,
  untilDue,
  useTimeZone,
} from "../../web/i18n/format.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-03-10T10:00:00Z") });
  useTimeZone("Europe/Paris");
});
afterEach(() => {
  vi.useRealTimers();
});

describe("days", () => {
  it("are said with their weekday, and their year where it is another one", () => {
    expect(longDay("2026-03-03")).toBe("mardi 3 mars");
    expect(longDay("2027-03-03")).toBe("mercredi 3 mars 2027");
  });
  it("say « 1er » on the first of the month", () => {
    expect(longDay("2026-04-01")).toBe("mercredi 1er avril");
    expect(fullDay("2026-01-01")).toBe("1er janvier 2026");
    expect(longDay("2026-04-11")).toBe("samedi 11 avril");
  });
  it("are counted from today, where the organisation is", () => {
    expect(untilDue("2026-03-10")).toBe("aujourd’hui");
    expect(untilDue("2026-03-11")).toBe("demain");
    expect(untilDue("2026-03-20")).toBe("dans 10\u00a0jours");
    expect(dueWords("2026-03-09")).toBe("en retard de 1\u00a0jour");
    expect(dueWords("2026-03-13")).toBe("à rendre dans 3\u00a0jours");
    expect(since("2026-03-09T22:30:00Z")).toBe("depuis hier");
  });
  it("take the hour of the organisation's time zone", () => {
    expect(timeOf("2026-03-10T13:05:00Z")).toBe("14\u00a0h\u00a005");
  });
});

describe("money and sizes", () => {
  it("are written with a comma and a narrow space", () => {
    expect(money(1250)).toBe("12,50\u00a0€");
    expect(money(790_000)).toBe("7\u202f900,00\u00a0€");
    expect(dataSize(20_000)).toBe("20\u00a0Go");
    expect(dataSize(500)).toBe("500\u00a0Mo");
  });
  it.each([
    ["12,50", 1250],
    ["12.5 €", 1250],
    ["1\u202f000", 100_000],
    ["0", 0],
  ])("%s is an amount", (text, cents) => {
    expect(centsFrom(text)).toBe(cents);
  });
  it.each(["", "douze", "12,505", "-3", "1,2,3"])("%j is not an amount", (text) => {
    expect(centsFrom(text)).toBeNull();
  });
});
