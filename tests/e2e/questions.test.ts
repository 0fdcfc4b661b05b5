import type { Browser, Locator, Page } from "playwright-core";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { PurchaseView } from "../../shared/purchases/schema.ts";
import type { ModelView } from "../../shared/stock/schema.ts";
import { newBoxes } from "../support/boxes.ts";
import { launchChromium } from "../support/chromium.ts";
import { openDesk } from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";

let office: Office;
let browser: Browser;

beforeAll(async () => {
  office = await openOffice();
  browser = await launchChromium(["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

/** On a phone that is held upright, with its camera open and before the eyes. */
async function openWithCamera(path: string): Promise<Page> {
  const { page, context } = await openDesk(browser, office.url, office.cookie, { path });
  onTestFinished(() => context.close());
  await page.getByRole("button", { name: /Ouvrir l’appareil photo/ }).click();
  await page.getByRole("button", { name: /Fermer l’appareil photo/ }).waitFor();
  await page.locator("bip-camera").evaluate((camera) => camera.scrollIntoView({ block: "start" }));
  return page;
}

/** Wholly on the screen, and above the menu. */
async function isInSight(what: Locator): Promise<boolean> {
  const box = await what.boundingBox();
  const menu = what.page().getByRole("navigation", { name: "Menu principal" });
  const end = (await menu.boundingBox())?.y ?? 0;
  return box !== null && box.y >= 0 && box.y + box.height <= end;
}

const focused = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.className ?? "";
  });

describe("a question while the camera is open", () => {
  it("at the desk stands there with all its buttons, and the focus goes on to the answer", async () => {
    const page = await openWithCamera("/");
    await typeAsScanner(page, "R9TX0PQ41");
    const last = page.getByRole("button", { name: "Laisser de côté" });
    await expect.poll(() => isInSight(last)).toBe(true);
    expect(await isInSight(page.getByText("est inconnu ici"))).toBe(true);
    await last.click();
    await expect.poll(() => focused(page)).toMatch(/^answer/);
  });

  it("of a delivery stands there with all its buttons, and the focus goes on to the answer", async () => {
    const model = { kind: "tablet", brand: "Essai", name: "Modèle à questions" };
    const { id: modelId } = await office.call<ModelView>("/models", model);
    const lines = [{ id: v7(), modelId, quantity: 2 }];
    const bought = { id: v7(), supplier: "Boutique", date: "2027-02-15", lines };
    const { id } = await office.call<PurchaseView>("/purchases", bought);
    const page = await openWithCamera(`/achats/${id}/recevoir`);
    const [box] = newBoxes(1, "");
    await typeAsScanner(page, box?.imei ?? "");
    await typeAsScanner(page, box?.second ?? "");
    const same = page.getByRole("button", { name: "Oui, la même boîte" });
    const next = page.getByRole("button", { name: "Non, la boîte suivante" });
    await expect.poll(async () => [await isInSight(same), await isInSight(next)]).toEqual([true, true]);
    await same.click();
    await expect.poll(() => focused(page)).toMatch(/^answer/);
  });
});
