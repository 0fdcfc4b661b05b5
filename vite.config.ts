import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";

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
  plugins: [
    VitePWA({
      strategies: "injectManifest",
      srcDir: "offline",
      filename: "service-worker.ts",
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ["**/*.{html,js,css,svg,wasm,webmanifest}"],
        // The barcode reader, the largest of them, has one million bytes.
        maximumFileSizeToCacheInBytes: 4_000_000,
        dontCacheBustURLsMatching: /\/assets\//,
        sourcemap: true,
      },
    }),
  ],
  server: {
    port: 5173,
    strictPort: true,
    // The Host header stays the browser's: writes are refused when it differs from their Origin.
    proxy: { "/api": { target: "http://127.0.0.1:8081", changeOrigin: false } },
  },
});
