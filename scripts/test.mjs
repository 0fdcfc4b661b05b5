import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runMain, runNode, say, Stop } from "./console.mjs";
import { ensureBuilt, ensureChromium, ensureInstalled, ensureNode, ensureSqlite, ROOT } from "./prepare.mjs";
import { closingLine, finalCounts } from "./test-counts.mjs";

const CHECKS = [
  ["Mise en forme", ["node_modules/prettier/bin/prettier.cjs", "--check", "."]],
  ["Règles du code", ["node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0"]],
  ["Types", ["node_modules/typescript/bin/tsc", "--noEmit"]],
];

async function failedChecks() {
  let failed = 0;
  for (const [label, command] of CHECKS) {
    say(`\n— ${label}`);
    if ((await runNode(command, { cwd: ROOT })) !== 0) failed += 1;
  }
  return failed;
}

/** What the reporter counted, or null when vitest ended before it could write. */
function readCounts(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

async function runVitest(args, chromium) {
  const folder = mkdtempSync(join(tmpdir(), "bip-tests-"));
  const countsPath = join(folder, "counts.json");
  const env = { ...process.env, NODE_ENV: "test", BIP_CHROMIUM: chromium, BIP_TEST_COUNTS: countsPath };
  const code = await runNode(["node_modules/vitest/vitest.mjs", "run", ...args], { cwd: ROOT, env });
  const counts = finalCounts(readCounts(countsPath), code);
  rmSync(folder, { recursive: true, force: true });
  return counts;
}

async function countAll(args) {
  ensureNode();
  await ensureInstalled();
  if (args.includes("--with-checks")) {
    const failed = await failedChecks();
    if (failed > 0) return { passed: 0, failed, skipped: 0 };
  }
  await ensureSqlite();
  const chromium = await ensureChromium();
  await ensureBuilt();
  return runVitest(
    args.filter((arg) => arg !== "--with-checks"),
    chromium,
  );
}

await runMain(async (args) => {
  const counts = await countAll(args).catch((error) => {
    console.error(error instanceof Stop ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  if (counts.passed + counts.failed === 0) say("Aucun test n’a été exécuté.");
  say(closingLine(counts));
  return counts.failed > 0 || counts.passed === 0 ? 1 : 0;
});
