import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The browser's side. */
export default defineConfig({
  root: folder("web"),
  cacheDir: folder("node_modules/.vite/web"),
  build: {
    outDir: folder("dist/web"),
    emptyOutDir: true,
    target: "es2022",
    sourcemap: true,
    // The content security policy allows no data: URL for scripts, fonts and wasm; files are cached by their hash anyway.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
  server: {
    port: 5173,
    strictPort: true,
    // The Host header stays the browser's: writes are refused when it differs from their Origin.
    proxy: { "/api": { target: "http://127.0.0.1:8081", changeOrigin: false } },
  },
});
