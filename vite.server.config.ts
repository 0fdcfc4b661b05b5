import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const entries = [
  ...["main", "demo", "verify"].map((name) => [name, folder(`server/${name}.ts`)] as const),
  // These run in threads of their own, so they are files of their own.
  ["label-worker", folder("server/labels/label-worker.ts")] as const,
  ["file-worker", folder("server/imports/file-worker.ts")] as const,
].filter(([, path]) => existsSync(path));

/** The server's side: our own code in a few files, what comes from npm left in node_modules. */
export default defineConfig({
  cacheDir: folder("node_modules/.vite/server"),
  publicDir: false,
  build: {
    ssr: true,
    target: "node20",
    outDir: folder("dist/server"),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(entries),
      output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
