import { existsSync } from "node:fs";
import { join } from "node:path";
import { runMain, runNode } from "./console.mjs";
import { ensureInstalled, ensureNode, ensureSqlite, ROOT } from "./prepare.mjs";

const API_PORT = "8081";

await runMain(async (args) => {
  ensureNode();
  await ensureInstalled();
  await ensureSqlite();

  const territories = join(ROOT, "scripts", "build-territories.mjs");
  if (existsSync(territories) && !existsSync(join(ROOT, "dist", "territories.json.gz"))) {
    await runNode([territories], { cwd: ROOT });
  }

  const { createServer } = await import("vite");
  const web = await createServer({ root: join(ROOT, "web"), configFile: join(ROOT, "vite.config.ts") });
  await web.listen();
  web.printUrls();

  const tsx = join(ROOT, "node_modules", "tsx", "dist", "cli.mjs");
  const server = [tsx, "watch", "--clear-screen=false", "server/main.ts", "--port", API_PORT, ...args];
  const code = await runNode(server, { cwd: ROOT });
  await web.close();
  return code;
});
