import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview } from "vite";

const folder = import.meta.dirname;
/** As strict as the application's own. */
const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'";

export interface BenchSite {
  url: string;
  stop(): Promise<void>;
}

/** Builds and serves the page scanner.html on this computer. */
export async function startSite(port = 0): Promise<BenchSite> {
  const outDir = mkdtempSync(join(tmpdir(), "bip-bench-"));
  const shared = { root: folder, configFile: false, logLevel: "warn" } as const;
  await build({
    ...shared,
    worker: { format: "es" },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2022",
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 3000,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(folder, "scanner.html") },
    },
  });
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: "127.0.0.1", port, headers: { "Content-Security-Policy": policy } },
  });
  return {
    url: `${server.resolvedUrls?.local[0] ?? ""}scanner.html`,
    async stop() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
