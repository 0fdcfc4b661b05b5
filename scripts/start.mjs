import { join } from "node:path";
import { runMain, runNode } from "./console.mjs";
import { ensureBuilt, ensureInstalled, ensureNode, ensureSqlite, ROOT } from "./prepare.mjs";

await runMain(async (args) => {
  ensureNode();
  await ensureInstalled();
  await ensureSqlite();
  await ensureBuilt();
  const entry = args.includes("--demo") ? "demo.js" : "main.js";
  const serverArgs = args.filter((arg) => arg !== "--demo");
  return runNode(["--enable-source-maps", join(ROOT, "dist", "server", entry), ...serverArgs], { cwd: ROOT });
});
