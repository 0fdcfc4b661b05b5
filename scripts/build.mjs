import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runMain, runNode, Stop } from "./console.mjs";
import { buildDigest, buildStampPath, ensureInstalled, ensureNode, ROOT } from "./prepare.mjs";

await runMain(async () => {
  ensureNode();
  await ensureInstalled();
  // The stamp goes first and comes back last, so that an interrupted build is never taken for a finished one;
  // the digest is taken before, so that a file changed meanwhile is built next time.
  rmSync(buildStampPath(), { force: true });
  const digest = buildDigest();
  mkdirSync(join(ROOT, "dist"), { recursive: true });

  const territories = join(ROOT, "scripts", "build-territories.mjs");
  if (existsSync(territories) && (await runNode([territories], { cwd: ROOT })) !== 0) {
    throw new Stop(
      "La liste des territoires n’a pas pu être construite : la raison est écrite juste au-dessus.",
    );
  }

  const { build } = await import("vite");
  if (existsSync(join(ROOT, "web", "index.html"))) {
    await build({ root: join(ROOT, "web"), configFile: join(ROOT, "vite.config.ts"), logLevel: "warn" });
  }
  await build({ root: ROOT, configFile: join(ROOT, "vite.server.config.ts"), logLevel: "warn" });
  writeFileSync(buildStampPath(), digest);
});
