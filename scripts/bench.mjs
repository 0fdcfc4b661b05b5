import { join } from "node:path";
import { runMain, runNode } from "./console.mjs";
import { ensureChromium, ensureInstalled, ensureNode, ROOT } from "./prepare.mjs";

await runMain(async (args) => {
  ensureNode();
  await ensureInstalled();
  const chromium = await ensureChromium();
  const env = { ...process.env, BIP_CHROMIUM: chromium };
  const tsx = join(ROOT, "node_modules", "tsx", "dist", "cli.mjs");
  return runNode([tsx, join(ROOT, "tests", "bench", "main.ts"), ...args], { cwd: ROOT, env });
});
