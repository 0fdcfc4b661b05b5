import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { build, preview, type PreviewServer } from "vite";
import { expect, onTestFinished } from "vitest";
import type { Seen } from "../e2e/pages/scanner.ts";
import { writeBarcodeVideo, type Scene } from "./barcode-video.ts";
import { fakeCamera, launchChromium } from "./chromium.ts";
import { phone } from "./desk-browser.ts";

const pages = fileURLToPath(new URL("../e2e/pages", import.meta.url));
const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'";

interface Opening {
  args?: string[];
  context?: BrowserContextOptions;
  host?: string;
  /** Of the address: `?wants=lend`. */
  query?: string;
  /** Runs in the page before anything else. */
  first?: () => void;
}

/** A page with the scanner and a form, built and served as the application is. */
export class ScannerSite {
  #films = 0;
  private constructor(
    private readonly folder: string,
    private readonly server: PreviewServer,
    private readonly port: number,
  ) {}

  static async start(): Promise<ScannerSite> {
    const folder = mkdtempSync(join(tmpdir(), "bip-scanner-"));
    const site = join(folder, "site");
    const shared = { root: pages, configFile: false, logLevel: "warn" } as const;
    await build({
      ...shared,
      worker: { format: "es" },
      build: {
        outDir: site,
        target: "es2022",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: join(pages, "scanner.html") },
      },
    });
    const server = await preview({
      ...shared,
      build: { outDir: site },
      preview: {
        host: "127.0.0.1",
        port: 0,
        allowedHosts: ["relais.test"],
        headers: { "Content-Security-Policy": policy },
      },
    });
    return new ScannerSite(folder, server, Number(new URL(server.resolvedUrls?.local[0] ?? "").port));
  }

  async stop(): Promise<void> {
    await this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async open({ args = [], context, host = "127.0.0.1", query = "", first }: Opening = {}): Promise<Page> {
    const browser = await launchChromium(args);
    onTestFinished(() => browser.close());
    const page = await browser.newPage({ viewport: phone, locale: "fr-FR", ...context });
    if (first) await page.addInitScript(first);
    await page.goto(`http://${host}:${this.port}/scanner.html${query}`);
    return page;
  }

  /** A browser whose camera shows these scenes, over and over. */
  async film(...scenes: Scene[]): Promise<Page> {
    return this.open(await this.camera(...scenes));
  }

  /** What makes a browser's camera show these scenes, over and over. */
  async camera(...scenes: Scene[]): Promise<Opening> {
    const file = join(this.folder, `${this.#films++}.y4m`);
    await writeBarcodeVideo(file, scenes);
    return { args: fakeCamera(file), context: { permissions: ["camera"] } };
  }
}

export const openCamera = (page: Page) =>
  page.getByRole("button", { name: "Ouvrir l’appareil photo" }).click();

/** Waits until the camera has shown its picture for so many seconds. */
export async function playOn(page: Page, seconds: number): Promise<void> {
  const time = () =>
    page.locator("bip-camera video").evaluate((element: HTMLVideoElement) => element.currentTime);
  await expect.poll(time, { timeout: 30_000 }).toBeGreaterThan(0);
  const start = await time();
  await expect.poll(time, { timeout: 60_000 }).toBeGreaterThanOrEqual(start + seconds);
}

export const seen = (page: Page): Promise<Seen> =>
  page.evaluate(() => structuredClone((window as unknown as { seen: Seen }).seen));
export const texts = async (page: Page) => (await seen(page)).scans.map(({ text }) => text);
