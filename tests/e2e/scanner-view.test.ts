import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scene, SceneCode } from "../support/barcode-video.ts";
import { openCamera, playOn, ScannerSite, seen, texts } from "../support/scanner-site.ts";

let site: ScannerSite;

beforeAll(async () => {
  site = await ScannerSite.start();
});
afterAll(() => site.stop());

const [ean, imei1, imei2, serial] = ["3760123456784", "356938035643809", "490154203237518", "R52N30ABCDE"];
const box: SceneCode[] = [
  { bcid: "ean13", text: ean, x: 300, y: 130, scale: 2, height: 90 },
  { bcid: "code128", text: imei1, x: 900, y: 130, scale: 2, height: 90 },
  { bcid: "code128", text: imei2, x: 900, y: 360, scale: 2, height: 90 },
  { bcid: "code128", text: serial, x: 300, y: 590, scale: 2, height: 90 },
];
const label = (text: string): SceneCode => ({ bcid: "code128", text, scale: 3 });
const toTap = (page: Page) => page.getByRole("button", { name: /^Prendre / });

async function watch(wants: string, ...scenes: Scene[]): Promise<Page> {
  const page = await site.open({ ...(await site.camera(...scenes)), query: `?wants=${wants}` });
  await openCamera(page);
  return page;
}

describe("the box of a tablet with four codes", () => {
  it("gives a loan one number, and three codes to tap", async () => {
    const page = await watch("lend", { codes: box, seconds: 2 });
    await expect.poll(() => texts(page), { timeout: 20_000 }).toEqual([imei1]);
    await expect.poll(() => toTap(page).count(), { timeout: 10_000 }).toBe(3);
    await playOn(page, 3);
    expect(await texts(page)).toEqual([imei1]);

    for (const button of await toTap(page).all()) {
      const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(48);
    }
    // By keyboard as well.
    await page.getByRole("button", { name: "Prendre EAN 3760123456784" }).press("Enter");
    await expect.poll(() => texts(page)).toEqual([imei1, ean]);
    expect((await seen(page)).scans.at(-1)).toMatchObject({ source: "camera", chosen: true });
    await expect.poll(() => toTap(page).count()).toBe(2);
  });

  it("gives who receives it the article, the first IMEI and the serial number; the second IMEI is a tap away", async () => {
    const page = await watch("receiving", { codes: box, seconds: 2, shake: { pixels: 4, degrees: 1 } });
    await expect
      .poll(async () => (await texts(page)).sort(), { timeout: 20_000 })
      .toEqual([ean, imei1, serial].sort());
    await toTap(page).filter({ hasText: "IMEI 2" }).click();
    await expect.poll(() => texts(page)).toContain(imei2);
    await playOn(page, 2);
    expect((await texts(page)).sort()).toEqual([ean, imei1, imei2, serial].sort());
  });
});

it("draws the codes where they are, however the picture is cut", async () => {
  const page = await watch("lend", { codes: box, seconds: 2 });
  await expect.poll(() => toTap(page).count(), { timeout: 20_000 }).toBe(3);
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 844, height: 390 },
  ]) {
    await page.setViewportSize(viewport);
    const picture = await page.locator("bip-camera video").boundingBox();
    const { x = 0, y = 0, width = 0 } = picture ?? {};
    const scale = width / 1280;
    // The EAN, of which the picture shows the middle at 300, 130: its name stands there, as far as the edge lets it.
    const middle = async () => {
      const tag = await page.getByRole("button", { name: /EAN/ }).boundingBox();
      return tag && { x: tag.x + tag.width / 2 - x, y: tag.y + tag.height / 2 - y };
    };
    await expect.poll(async () => Math.abs(((await middle())?.x ?? 0) - 300 * scale)).toBeLessThan(20);
    await expect
      .poll(async () => Math.abs(((await middle())?.y ?? 0) - Math.max(24, 130 * scale)))
      .toBeLessThan(20);
  }
});

it("takes no label whose check character is wrong, but lets a person insist", async () => {
  const page = await watch("lend", { codes: [label("GVM-E000128")], seconds: 2 });
  await toTap(page).filter({ hasText: "Mal lu" }).waitFor({ timeout: 20_000 });
  await playOn(page, 3);
  expect(await texts(page)).toEqual([]);
  await toTap(page).click();
  await expect.poll(() => texts(page)).toEqual(["GVM-E000128"]);
});

it("counts both of two codes that are swapped quickly, and neither twice", async () => {
  const codes = ["GVM-E000127", "GVM-E000135"];
  const page = await watch("lend", ...codes.map((text) => ({ codes: [label(text)], seconds: 0.6 })));
  await expect.poll(async () => (await texts(page)).sort(), { timeout: 20_000 }).toEqual(codes);
  await playOn(page, 4);
  expect((await texts(page)).sort()).toEqual(codes);
});

it("reads on at full pace what comes after a long stillness", async () => {
  const page = await watch(
    "lend",
    { codes: [label("GVM-E000127")], seconds: 5 },
    { codes: [label("GVM-E000135")], seconds: 1 },
  );
  await expect
    .poll(async () => new Set(await texts(page)), { timeout: 30_000 })
    .toEqual(new Set(["GVM-E000127", "GVM-E000135"]));
});

describe("a label", () => {
  it.each<[string, Omit<Scene, "codes" | "seconds">, Partial<SceneCode>]>([
    ["in a shaking hand", { shake: { pixels: 25, degrees: 6 } }, {}],
    ["in a shaking hand, dim and grainy", { shake: { pixels: 8, degrees: 3 }, light: 0.5, grain: 10 }, {}],
    ["out of focus", { blur: 5, shake: { pixels: 4, degrees: 1 } }, {}],
    ["small and pale", { light: 0.4, grain: 8 }, { scale: 2, height: 60 }],
  ])("%s is read, once", async (_name, scene, code) => {
    const page = await watch("lend", { codes: [{ ...label("GVM-E000127"), ...code }], seconds: 2, ...scene });
    await expect.poll(() => texts(page), { timeout: 30_000 }).toEqual(["GVM-E000127"]);
    await playOn(page, 2);
    expect(await texts(page)).toEqual(["GVM-E000127"]);
  });
});
