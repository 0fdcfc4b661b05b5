import { addMonths, daysBetween, type Day } from "../dates.ts";

/** How far ahead a due date may lie, in days. */
const longestLoan = 5 * 366;

/** The due date by rule: the end of the cohort while that is ahead, otherwise so many months (a year by default) from today. */
export function dueDateByRule(today: Day, cohortEnd: Day | null, months = 12): Day {
  return cohortEnd && cohortEnd > today ? cohortEnd : addMonths(today, months);
}

export function dueDateProblem(dueDate: Day, today: Day): "due-date-past" | "due-date-too-far" | undefined {
  if (dueDate < today) return "due-date-past";
  // A day that is none, of the year 20277, is too far too.
  return daysBetween(today, dueDate) <= longestLoan ? undefined : "due-date-too-far";
}
