import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { phone } from "../support/desk-browser.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";
import { startProgram } from "../support/running-app.ts";

let browser: Browser;
let program: Awaited<ReturnType<typeof startProgram>>;

beforeAll(async () => {
  [browser, program] = await Promise.all([launchChromium(), startProgram("main")]);
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

const password = "une phrase assez longue";

async function setUp(page: Page): Promise<void> {
  const next = () => page.getByRole("button", { name: "Continuer" }).click();
  await page.getByLabel("Nom de l’organisation").fill("CIAS de la Grande Vallée de la Marne");
  const prefix = page.getByLabel("Début de vos numéros");
  await prefix.focus();
  await expect.poll(() => prefix.inputValue()).toBe("GVM");
  await next();
  await page.getByRole("combobox", { name: "Territoire" }).pressSequentially("grande vallee de la marne");
  await page
    .getByRole("option", { name: /Grande Vallée de la Marne/ })
    .first()
    .click();
  await page.getByText(/14\scommunes, /).waitFor();
  await next();
  await page.getByLabel("Votre nom").fill("Responsable du CIAS");
  await page.getByLabel("Identifiant").fill("responsable");
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByLabel("Mot de passe, encore une fois").fill(password);
  await next();
  await page.getByLabel("Nom de la réserve").fill("Réserve du CIAS");
  const finish = page.getByRole("button", { name: "Terminer l’installation" });
  for (let step = 0; step < 2 && !(await finish.isVisible()); step++) await next();
  await finish.click();
}

it("sets up in the browser, registers the first tablet, shows its label and lends it by scanning", async () => {
  const context = await browser.newContext({ viewport: phone, locale: "fr-FR", timezoneId: "Europe/Paris" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));

  expect(program.setUpLink).toContain("/installation?token=");
  await page.goto(program.setUpLink);
  await setUp(page);

  await page.getByRole("button", { name: "Enregistrer une première tablette" }).click();
  await page.getByRole("button", { name: "Ajouter un modèle" }).click();
  await page.getByRole("textbox", { name: "Marque", exact: true }).fill("Samsung");
  await page.getByRole("textbox", { name: "Modèle", exact: true }).fill("Galaxy Tab A9+");
  await page
    .getByRole("button", { name: /Ajouter|Enregistrer|Créer/ })
    .last()
    .click();
  await page.getByLabel("Numéro de série").fill("R9WT601001K");
  await page.getByRole("button", { name: "Enregistrer et voir l’étiquette" }).click();
  const label = "GVM-E00001-D";
  await page.getByRole("heading", { name: label }).waitFor();
  const drawn = page.locator("bip-barcode img");
  await expect
    .poll(() => drawn.evaluate((image) => (image as HTMLImageElement).naturalWidth), { timeout: 10_000 })
    .toBeGreaterThan(0);

  await page.goto(`${program.url}/personnes/nouvelle`);
  await page.getByRole("textbox", { name: "Nom", exact: true }).fill("Martin");
  await page.getByRole("textbox", { name: "Prénom" }).fill("Jeanne");
  await page.getByRole("combobox", { name: /^Commune/ }).selectOption({ label: "Dizy" });
  await page.getByRole("button", { name: "Ajouter cette personne" }).click();
  await page.getByText("GVM-P00001", { exact: false }).first().waitFor();

  await page.goto(program.url);
  await page.getByRole("combobox", { name: /Code/ }).waitFor();
  await typeAsScanner(page, "GVM-P00001");
  await page.getByRole("link", { name: "Jeanne Martin" }).waitFor();
  // The desk answers at once; the server learns it a moment later.
  const sent = page.waitForResponse((response) => response.url().endsWith("/api/operations"));
  await typeAsScanner(page, label);
  await page.locator(".answer.applied", { hasText: label }).waitFor();
  await sent;
  await page.goto(`${program.url}/materiel`);
  await page.getByText("Jeanne Martin").first().waitFor();
  expect(problems).toEqual([]);
  await context.close();
});
