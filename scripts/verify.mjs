import { join } from "node:path";
import { runMain, runNode } from "./console.mjs";
import { ensureBuilt, ensureInstalled, ensureNode, ensureSqlite, ROOT } from "./prepare.mjs";

await runMain(async (args) => {
  ensureNode();
  await ensureInstalled();
  await ensureSqlite();
  await ensureBuilt();
  return runNode(["--enable-source-maps", join(ROOT, "dist", "server", "verify.js"), ...args], { cwd: ROOT });
});
