/** The figures to announce: a run that ended badly without a failed test (or without figures) has one failure. */
export function finalCounts(counts, exitCode) {
  if (counts === null) return { passed: 0, failed: 1, skipped: 0 };
  return exitCode !== 0 && counts.failed === 0 && counts.passed > 0 ? { ...counts, failed: 1 } : counts;
}

/** The last line of `npm test`, read by machines: its form must not change. */
export function closingLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
