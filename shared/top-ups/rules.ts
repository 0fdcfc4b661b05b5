import { addDays, type Day } from "../dates.ts";

/**
 * The last day of a SIM's data after a top-up: a validity counts from the day of the top-up, and a shorter one never
 * takes away what an earlier one had given.
 */
export function dataUntilAfter(before: Day | null, topUpDay: Day, validityDays: number | null): Day | null {
  if (validityDays === null) return before;
  const until = addDays(topUpDay, validityDays);
  return before && before > until ? before : until;
}
