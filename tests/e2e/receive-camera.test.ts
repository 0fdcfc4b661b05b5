import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { writeBarcodeVideo, type SceneCode } from "../support/barcode-video.ts";
import { fakeCamera, launchChromium } from "../support/chromium.ts";
import { effortOf, forgetEffort, openDesk } from "../support/desk-browser.ts";
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

const [ean, imei1, imei2, serial] = ["3760123456784", "356938035643809", "490154203237518", "R52N30ABCDE"];
const box: SceneCode[] = [
  { bcid: "ean13", text: ean, x: 300, y: 130, scale: 2, height: 90 },
  { bcid: "code128", text: imei1, x: 900, y: 130, scale: 2, height: 90 },
  { bcid: "code128", text: imei2, x: 900, y: 360, scale: 2, height: 90 },
  { bcid: "code128", text: serial, x: 300, y: 590, scale: 2, height: 90 },
];

it("fills in what a box says without a touch; the other IMEI is a tap away, and so is the way back", async () => {
  await office.call("/models", { kind: "tablet", brand: "Autre", name: "Tablette", gtin: "" });
  const { id: modelId } = await office.call<{ id: string }>("/models", {
    kind: "tablet",
    brand: "Samsung",
    name: "Galaxy Tab A9",
    gtin: ean,
  });
  const video = join(folder, "box.y4m");
  await writeBarcodeVideo(video, [{ codes: box, seconds: 2, shake: { pixels: 4, degrees: 1 } }]);
  const browser = await launchChromium(fakeCamera(video));
  onTestFinished(() => browser.close());
  const { page, problems } = await openDesk(browser, office.url, office.cookie, {
    path: "/materiel/nouveau",
  });
  await page.getByRole("button", { name: "Ouvrir l’appareil photo" }).click();
  await forgetEffort(page);

  const field = (name: RegExp) => page.getByRole("textbox", { name }).inputValue();
  await expect
    .poll(async () => [await field(/Numéro de série/), await field(/IMEI/)], { timeout: 30_000 })
    .toEqual([serial, imei1]);
  await expect.poll(() => page.getByLabel("Modèle", { exact: true }).inputValue()).toBe(modelId);
  expect(await effortOf(page)).toEqual({ taps: 0, keys: 0 });

  await page.getByRole("button", { name: /^Prendre IMEI 2/ }).click();
  await expect.poll(() => field(/IMEI/)).toBe(imei2);
  await page.getByRole("button", { name: "Remettre" }).click();
  await expect.poll(() => field(/IMEI/)).toBe(imei1);
  expect(await effortOf(page)).toEqual({ taps: 2, keys: 0 });
  expect(problems).toEqual([]);
});
