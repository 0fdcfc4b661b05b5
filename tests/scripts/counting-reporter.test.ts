import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startVitest, type Reporter } from "vitest/node";
import type { TestCounts } from "../../scripts/test-counts.mjs";
import { countRun } from "../support/counting-reporter.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bip-counts-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs one test file in a Vitest of its own and counts it. */
async function count(code: string): Promise<TestCounts | undefined> {
  writeFileSync(join(folder, "a.test.ts"), code);
  let counts: TestCounts | undefined;
  const reporter: Reporter = {
    onTestRunEnd: (modules, unhandled) => {
      counts = countRun(modules, unhandled);
    },
  };
  const exitCode = process.exitCode;
  const vitest = await startVitest(
    "test",
    [],
    {
      root: folder,
      config: false,
      run: true,
      watch: false,
      globals: true,
      reporters: [reporter],
      pool: "threads",
    },
    { logLevel: "silent" },
  );
  await vitest.close();
  process.exitCode = exitCode;
  return counts;
}

test.each([
  [
    "passed, failed and skipped tests",
    "test('a', () => {}); test('b', () => expect(1).toBe(2)); test.skip('c', () => {});",
    { passed: 1, failed: 1, skipped: 1 },
  ],
  [
    "a file that cannot be loaded",
    "import './nothing.ts'; test('a', () => {});",
    { passed: 0, failed: 1, skipped: 0 },
  ],
  [
    "a hook that throws",
    "describe('a', () => { beforeAll(() => { throw new Error('no'); }); test('b', () => {}); });",
    { passed: 0, failed: 1, skipped: 1 },
  ],
  [
    "an error that no test caught",
    "test('a', () => { void Promise.reject(new Error('lost')); });",
    { passed: 1, failed: 1, skipped: 0 },
  ],
])("counts %s", async (_what, code, expected) => {
  expect(await count(code)).toEqual(expected);
});
