import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { ItemDetail } from "../../shared/stock/schema.ts";
import { newBoxes } from "../support/boxes.ts";
import { launchChromium } from "../support/chromium.ts";
import { openDesk } from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";

let office: Office;
let browser: Browser;
let imei: string;

beforeAll(async () => {
  [office, browser] = await Promise.all([openOffice(), launchChromium()]);
  imei = newBoxes(1, "")[0]?.imei ?? "";
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

async function openDialog(id: string): Promise<Page> {
  const { page, context } = await openDesk(browser, office.url, office.cookie, { path: `/materiel/${id}` });
  onTestFinished(() => context.close());
  await page.getByRole("button", { name: "Ajouter un numéro" }).click();
  return page;
}

describe("« Ajouter un numéro »", () => {
  it("has the focus at once, tells the kind from what is scanned, and keeps it", async () => {
    const { id } = await office.item("tablet");
    const page = await openDialog(id);
    const number = page.getByRole("textbox", { name: "Numéro" });
    const kind = page.getByRole("combobox", { name: "Genre de numéro" });
    await expect.poll(() => number.evaluate((field) => field.matches(":focus"))).toBe(true);
    await typeAsScanner(page, imei);
    await expect.poll(() => number.inputValue()).toBe(imei);
    await expect.poll(() => kind.inputValue()).toBe("imei");
    await number.fill("R52N30ABCDE");
    await expect.poll(() => kind.inputValue()).toBe("serial");
    await page.getByRole("heading", { name: /Ajouter un numéro à/ }).click();
    await typeAsScanner(page, imei);
    await expect.poll(() => number.inputValue()).toBe(imei);
    await page.locator("bip-operation-form").getByRole("button", { name: "Ajouter un numéro" }).click();
    await page.getByText(/Numéro ajouté à/).waitFor();
    const { identifiers } = await office.call<ItemDetail>(`/items/${id}`);
    expect(identifiers).toContainEqual(expect.objectContaining({ kind: "imei", value: imei }));
  });
});
