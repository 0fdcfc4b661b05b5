import { describe, expect, test } from "vitest";
import { closingLine, finalCounts } from "../../scripts/test-counts.mjs";

describe("the last line of npm test", () => {
  test.each([
    [{ passed: 12, failed: 0, skipped: 0 }, "12 passed, 0 failed"],
    [{ passed: 12, failed: 1, skipped: 0 }, "12 passed, 1 failed"],
    [{ passed: 12, failed: 0, skipped: 3 }, "12 passed, 0 failed, 3 skipped"],
  ])("%o", (counts, line) => {
    expect(closingLine(counts)).toBe(line);
  });

  test("announces a failure when the run ended before it could count", () => {
    expect(finalCounts(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("announces a failure when the run ended badly although no test failed", () => {
    expect(finalCounts({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  });

  test("repeats the figures of a run that counted its failures", () => {
    const counts = { passed: 5, failed: 2, skipped: 1 };
    expect(finalCounts(counts, 1)).toEqual(counts);
  });
});
