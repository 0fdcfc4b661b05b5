import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { BoxView } from "../../shared/recycling/schema.ts";
import { launchChromium } from "../support/chromium.ts";
import { openDesk } from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";

let office: Office;
let browser: Browser;

beforeAll(async () => {
  [office, browser] = await Promise.all([openOffice(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

it("a batch is packed in cartons: added one by one, found by their code, and taken away only when that is meant", async () => {
  const { id } = await office.batch();
  const { page, problems } = await openDesk(browser, office.url, office.cookie, { path: `/lots/${id}` });
  const add = page.getByRole("button", { name: "Ajouter un carton" });
  for (const heading of ["1 carton", "2 cartons"]) {
    await add.click();
    await page.getByRole("heading", { name: heading, exact: true }).waitFor();
  }
  // A colleague packs one more meanwhile.
  await office.call(`/batches/${id}/boxes`, { ids: ["019a0000-0000-7000-8000-000000000001"] });
  await add.click();
  await page.getByRole("heading", { name: "4 cartons", exact: true }).waitFor();

  await page.getByRole("button", { name: "Changer le nombre" }).click();
  await page.getByLabel("Cartons en tout").fill("3");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Le carton 4 disparaît").waitFor();
  await page.getByRole("button", { name: "Enlever ce carton" }).click();
  await page.getByRole("heading", { name: "3 cartons", exact: true }).waitFor();

  const { items } = await office.call<{ items: BoxView[] }>(`/batches/${id}/boxes`);
  expect(items.map(({ number }) => number)).toEqual([1, 2, 3]);
  await page.goto(office.url);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await typeAsScanner(page, items[1]?.label ?? "");
  await page
    .getByText(/Carton 2 du lot/)
    .first()
    .waitFor();
  expect(problems).toEqual([]);
});
