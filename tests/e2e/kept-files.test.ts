import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { writeBarcodeVideo } from "../support/barcode-video.ts";
import { fakeCamera, launchChromium } from "../support/chromium.ts";
import { openDesk } from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";

let office: Office;
let folder: string;

beforeAll(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), "bip-video-"));
});
afterAll(async () => {
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The files that the page itself asked for, wherever they came from. */
const loaded = (page: Page) =>
  page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));

it("the barcode reader loads when the camera opens and not before, and without a network too", async () => {
  const tablet = await office.item("tablet");
  const video = join(folder, "label.y4m");
  await writeBarcodeVideo(video, [{ codes: [{ text: tablet.label, bcid: "code128" }], seconds: 2 }]);
  const browser = await launchChromium(fakeCamera(video));
  onTestFinished(() => browser.close());
  const { page } = await openDesk(browser, office.url, office.cookie);
  await page.getByRole("button", { name: "Ouvrir l’appareil photo" }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? ""))
    .toContain("/service-worker.js");
  expect((await loaded(page)).filter((path) => /worker|wasm|esm/.test(path))).toEqual([]);

  await office.stop();
  await page.getByRole("button", { name: "Ouvrir l’appareil photo" }).click();
  // What was read waits for the server to come back.
  await page.getByRole("status").filter({ hasText: "1 en attente" }).waitFor();

  // The page itself opens again as well, and says what is missing.
  await page.reload();
  await page.getByRole("alert").first().waitFor();
  expect(await page.title()).toBe("Bip Relais");
});
