import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule, TestSuite } from "vitest/node";
import type { TestCounts } from "../../scripts/test-counts.mjs";

function ownFailures(module: TestModule): number {
  let failures = module.errors().length;
  for (const suite of module.children.allSuites() as Iterable<TestSuite>) failures += suite.errors().length;
  return failures;
}

/**
 * Counts a finished run. A file that cannot be loaded, a hook that throws and an error that no test caught are
 * failures like any other; so is a test that was started and never ended.
 */
export function countRun(modules: readonly TestModule[], unhandled: readonly SerializedError[]): TestCounts {
  const counts: TestCounts = { passed: 0, failed: unhandled.length, skipped: 0 };
  for (const module of modules) {
    counts.failed += ownFailures(module);
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === "pending" ? "failed" : state] += 1;
    }
  }
  return counts;
}

/** Leaves the figures of the run where `npm test` asked for them (`BIP_TEST_COUNTS`). */
export class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const path = process.env["BIP_TEST_COUNTS"];
    if (path) writeFileSync(path, JSON.stringify(countRun(modules, unhandled)));
  }
}
