import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { openDesk } from "../support/desk-browser.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";
import { withLuhn } from "../support/luhn.ts";
import { openOffice, type Office } from "../support/office.ts";

let office: Office;
let browser: Browser;

beforeAll(async () => {
  office = await openOffice();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

it("makes an item of a code that nobody knew, and goes on at the desk where it was", async () => {
  const { loan: none, ...known } = await office.item("tablet");
  expect(none).toBeNull();
  const person = await office.person("Odile", "Renard");
  const { page, problems } = await openDesk(browser, office.url, office.cookie);
  await page.getByRole("combobox", { name: /Code/ }).waitFor();
  const imei = withLuhn("35693803564380");

  await typeAsScanner(page, person.card);
  await typeAsScanner(page, "R9JT40ABCDE");
  await page.getByRole("button", { name: "Enregistrer ce matériel" }).click();
  await page.getByLabel(/Numéro de série/).waitFor();
  expect(await page.getByLabel(/Numéro de série/).inputValue()).toBe("R9JT40ABCDE");

  // The field that has the focus is not the one that the code belongs to; another number wipes nothing; Enter sends nothing.
  await page.getByLabel(/Remarque/).focus();
  await typeAsScanner(page, imei);
  await typeAsScanner(page, "R9JT40ZZZZZ");
  await page.getByText("contient déjà R9JT40ABCDE").waitFor();
  expect(await page.getByLabel(/Numéro de série/).inputValue()).toBe("R9JT40ABCDE");
  expect(await page.getByLabel(/IMEI/).inputValue()).toBe(imei);
  expect(await page.getByLabel(/Remarque/).inputValue()).toBe("");

  // The only model of its kind is chosen already.
  await page.getByRole("button", { name: "Enregistrer et voir l’étiquette" }).click();
  await page.getByRole("button", { name: "Continuer au bureau" }).click();
  await expect
    .poll(async () => (await office.call<{ items: unknown[] }>(`/items?holder=${person.id}`)).items)
    .toMatchObject([
      {
        modelId: known.modelId,
        identifiers: [
          { kind: "item-label" },
          { kind: "serial", value: "R9JT40ABCDE" },
          { kind: "imei", value: imei },
        ],
      },
    ]);
  await page.locator(".answer[data-code=lent]").waitFor();
  expect(await page.getByRole("button", { name: "Enregistrer ce matériel" }).count()).toBe(0);
  expect(problems).toEqual([]);
});
