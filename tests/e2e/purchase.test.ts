import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PurchaseView } from "../../shared/purchases/schema.ts";
import { launchChromium } from "../support/chromium.ts";
import { desktop, effortOf, openDesk } from "../support/desk-browser.ts";
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

it("takes the programme's purchase from the keyboard, keeps it through a reload, and takes its invoice", async () => {
  const { name } = await office.item("tablet");
  const { page, problems } = await openDesk(browser, office.url, office.cookie, {
    viewport: desktop,
    path: "/achats/nouveau",
  });
  const { keyboard } = page;
  const line = async (designation: string, quantity: string, total: string) => {
    await keyboard.type(designation);
    await keyboard.press("Enter");
    await keyboard.press("Control+A");
    await keyboard.type(quantity);
    await keyboard.press("Enter");
    await keyboard.press("Enter");
    await keyboard.type(total);
  };

  await page.getByLabel("Fournisseur").focus();
  await keyboard.type("Boutique pro du numérique");
  await page.getByLabel("Désignation, ligne 1").focus();
  await line(name, "15", "5150");
  await keyboard.press("Enter");
  await page.getByLabel("Désignation, ligne 2").waitFor();
  await line("Pochettes de protection", "15", "500,00");
  await keyboard.press("Enter");
  await page.getByLabel("Désignation, ligne 3").waitFor();
  await line("Un an d’internet", "1", "2250");
  await page.getByText("7 900,00 € TTC").waitFor();

  await page.reload();
  await page.getByText("7 900,00 € TTC").waitFor();
  await page.getByLabel("Source, financement 1").selectOption("donation");
  await page.getByLabel("Financeur 1").fill("Maison de Champagne");
  // The amount that is left empty is all that is left.
  expect(await page.getByLabel("Montant, financement 1").getAttribute("placeholder")).toBe("7900,00");
  await page.getByLabel(/Numéro de facture/).fill("F-88412");
  // A scanner ends with Enter: that sends nothing.
  await keyboard.press("Enter");
  await page.getByRole("button", { name: "Enregistrer l’achat" }).click();
  await page.getByRole("heading", { level: 1, name: "Boutique pro du numérique" }).waitFor();
  // Under two minutes: a slow typist makes two strokes a second.
  expect((await effortOf(page)).keys).toBeLessThan(240);

  const id = page.url().split("/").at(-1) ?? "";
  const purchase = await office.call<PurchaseView>(`/purchases/${id}`);
  expect(purchase).toMatchObject({
    total: 790_000,
    funded: 790_000,
    mismatches: [],
    invoiceReference: "F-88412",
  });
  expect(
    purchase.lines.map(({ kind, quantity, total, accountCode }) => [kind, quantity, total, accountCode]),
  ).toEqual([
    ["tablet", 15, 515_000, "60632"],
    ["cover", 15, 50_000, "60632"],
    [null, 1, 225_000, "6262"],
  ]);
  expect(purchase.lines[0]?.modelId).not.toBeNull();
  await page.getByText("0 sur 15 reçus").first().waitFor();

  await page.locator("input[type=file]").setInputFiles({
    name: "facture.exe.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("MZ this is a program"),
  });
  await page.getByText("ni un PDF, ni une photo").waitFor();
  await page.locator("input[type=file]").setInputFiles({
    name: "Facture F-88412.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(`%PDF-1.7\n${"x".repeat(2000)}\n%%EOF\n`),
  });
  await page.getByRole("link", { name: "Facture F-88412.pdf" }).waitFor();
  expect(problems).toEqual([]);
});

it("keeps what was typed, and says what is wrong where it is wrong", async () => {
  const { page } = await openDesk(browser, office.url, office.cookie, {
    viewport: desktop,
    path: "/achats/nouveau",
  });
  await page.getByLabel("Fournisseur").fill("Boutique");
  await page.getByLabel("Désignation, ligne 1").fill("Tablettes");
  await page.getByLabel("Quantité, ligne 1").fill("0");
  await page.getByLabel("Total TTC, ligne 1").fill("-1");
  await page.getByRole("button", { name: "Enregistrer l’achat" }).click();
  await page.getByText("Corrigez les lignes signalées.").waitFor();
  const wrong = page.locator("[aria-invalid=true]");
  expect(await wrong.evaluateAll((inputs) => inputs.map((input) => input.id))).toEqual([
    "line-0-quantity",
    "line-0-total",
  ]);
  expect(await page.getByLabel("Désignation, ligne 1").inputValue()).toBe("Tablettes");
});

it("asks what a line brings whose words do not say, and takes the answer", async () => {
  const { page } = await openDesk(browser, office.url, office.cookie, {
    viewport: desktop,
    path: "/achats/nouveau",
  });
  await page.getByLabel("Fournisseur").fill("Boutique");
  await page.getByLabel("Désignation, ligne 1").fill("Câble USB-C");
  await page.getByLabel("Total TTC, ligne 1").fill("12");
  const kind = page.getByLabel("Ce que c’est, ligne 1");
  const shown = () => kind.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text.trim());
  expect(await shown()).toBe("À choisir");
  await page.getByRole("button", { name: "Enregistrer l’achat" }).click();
  await page.getByText("Ce que c’est : À choisir, les mots ne le disent pas.").waitFor();
  expect(await kind.getAttribute("aria-invalid")).toBe("true");
  await kind.selectOption({ label: "À recevoir : autre matériel" });
  await page.getByText("Ce que c’est : À choisir").waitFor({ state: "detached" });
  expect(await shown()).toBe("À recevoir : autre matériel");
  await page.getByRole("button", { name: "Enregistrer l’achat" }).click();
  await page.waitForURL(/\/achats\/[0-9a-f-]{36}$/);
});
