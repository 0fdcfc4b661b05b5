import { expect, it } from "vitest";
import { addDays, dayOf, startOfDay } from "../../shared/dates.ts";

it.each([
  ["Europe/Paris", "2027-03-02", "2027-03-01T23:00:00.000Z"],
  ["Europe/Paris", "2027-07-14", "2027-07-13T22:00:00.000Z"],
  ["Europe/Paris", "2027-03-28", "2027-03-27T23:00:00.000Z"],
  ["Europe/Paris", "2027-03-29", "2027-03-28T22:00:00.000Z"],
  ["Europe/Paris", "2027-10-31", "2027-10-30T22:00:00.000Z"],
  ["America/Martinique", "2027-03-02", "2027-03-02T04:00:00.000Z"],
  ["Indian/Reunion", "2027-03-02", "2027-03-01T20:00:00.000Z"],
  ["Pacific/Noumea", "2027-03-02", "2027-03-01T13:00:00.000Z"],
])("in %s, %s begins at %s", (timeZone, day, moment) => {
  expect(startOfDay(day, timeZone)).toBe(moment);
});

it("is the first moment of its day, all year round", () => {
  for (let day = "2027-01-01"; day < "2028-01-01"; day = addDays(day, 1)) {
    const start = startOfDay(day, "Europe/Paris");
    expect(dayOf(start, "Europe/Paris")).toBe(day);
    expect(dayOf(new Date(Date.parse(start) - 1), "Europe/Paris")).toBe(addDays(day, -1));
  }
});
