export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}
export function finalCounts(counts: TestCounts | null, exitCode: number): TestCounts;
export function closingLine(counts: TestCounts): string;
