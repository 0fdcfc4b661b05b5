import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ItemView } from "../../shared/stock/schema.ts";
import type { LabelJobView } from "../../shared/labels/schema.ts";
import { launchChromium } from "../support/chromium.ts";
import { desktop, openDesk, phone } from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";

let browser: Browser;
let office: Office;

beforeAll(async () => {
  browser = await launchChromium();
  office = await openOffice();
});

afterAll(async () => {
  await browser.close();
  await office.stop();
});

describe("labels", () => {
  it("are printed from an item's page on the sticker that was touched, and the sheet is remembered", async () => {
    const item = await office.item("tablet");
    const { page, context, problems } = await openDesk(browser, office.url, office.cookie, {
      viewport: phone,
      path: `/materiel/${item.id}`,
    });
    await page.getByText("Imprimer l’étiquette").click();
    await page.locator("select[name=format]").selectOption("l7651");
    await page.getByRole("radio", { name: "Étiquette 12", exact: true }).click();
    await page.getByRole("img", { name: /Aperçu/ }).waitFor();
    await page.getByText("un QR code le remplace").waitFor();
    await page.getByRole("button", { name: "Préparer 1 étiquette" }).click();
    const link = page.locator("wa-button", { hasText: "Ouvrir le PDF à imprimer" });
    await link.waitFor();
    const pdf = await fetch(`${office.url}${await link.getAttribute("href")}`, {
      headers: { cookie: office.cookie },
    });
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    await page.goto(`${office.url}/etiquettes`);
    await page.getByRole("radio", { name: "Étiquette 13", exact: true, checked: true }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it("that are blank register the item that wears them at their first scan", async () => {
    await office.item("tablet");
    const { page, context, problems } = await openDesk(browser, office.url, office.cookie, {
      viewport: desktop,
      path: "/etiquettes?blank",
    });
    await page.locator("input[name=count]").fill("3");
    await page.getByRole("button", { name: "Préparer 3 étiquettes" }).click();
    await page.locator("wa-button", { hasText: "Ouvrir le PDF à imprimer" }).waitFor();
    const [job] = (await office.call<{ items: LabelJobView[] }>("/label-jobs")).items;
    const label = job?.last ?? "";

    await page.goto(office.url);
    await page.locator("bip-desk").waitFor();
    await typeAsScanner(page, label.replace(/-(.)$/, "$1"));
    await page
      .getByRole("button", { name: /Enregistrer/ })
      .first()
      .click();
    await page.locator("input[name=label]").waitFor();
    expect((await page.locator("input[name=label]").inputValue()).replaceAll("-", "")).toBe(
      label.replaceAll("-", ""),
    );
    await page.locator("input[name=serial]").fill("R9BLANK0001");
    await page.getByRole("button", { name: "Enregistrer et voir l’étiquette" }).click();
    await page.getByRole("heading", { name: label }).waitFor();
    const found = await office.call<{ items: ItemView[] }>("/items?q=R9BLANK0001");
    expect(found.items.map((item) => item.label)).toEqual([label]);
    expect(problems).toEqual([]);
    await context.close();
  });
});
