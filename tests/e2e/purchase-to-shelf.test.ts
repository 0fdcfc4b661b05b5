import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import type { PurchaseView } from "../../shared/purchases/schema.ts";
import type { ItemView } from "../../shared/stock/schema.ts";
import { codesIn, renderPages } from "../server/documents/rendered.ts";
import { writeBarcodeVideo } from "../support/barcode-video.ts";
import { face, newBoxes } from "../support/boxes.ts";
import { fakeCamera, launchChromium } from "../support/chromium.ts";
import { effortOf, forgetEffort, openDesk } from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";
import { csvObjects, xlsxLines } from "../support/read-export.ts";

const article = "8806095301020";
const tablets = 15;
let office: Office;
let folder: string;

beforeAll(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), "bip-delivery-"));
});
afterAll(async () => {
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function bytesOf(path: string): Promise<Uint8Array> {
  const response = await fetch(`${office.url}${path}`, { headers: { cookie: office.cookie } });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

/** The programme's purchase, on a database that knows no model yet. */
async function enterPurchase(page: Page): Promise<string> {
  await page.getByLabel("Fournisseur").fill("Boutique pro du numérique");
  const line = async (number: number, designation: string, quantity: string, total: string) => {
    await page.getByLabel(`Désignation, ligne ${number}`).fill(designation);
    await page.getByLabel(`Quantité, ligne ${number}`).fill(quantity);
    await page.getByLabel(`Total TTC, ligne ${number}`).fill(total);
    await page.getByLabel(`Total TTC, ligne ${number}`).press("Enter");
    await page.getByLabel(`Désignation, ligne ${number + 1}`).waitFor();
  };
  await line(1, "Tablettes", String(tablets), "5150");
  await line(2, "Pochettes de protection", String(tablets), "500");
  await line(3, "Un an d’internet", "1", "2250");
  await page.getByText("7 900,00 € TTC").waitFor();
  await page.getByLabel("Source, financement 1").selectOption("donation");
  await page.getByLabel("Financeur 1").fill("Maison de Champagne");
  await page.getByLabel(/Numéro de facture/).fill("F-88412");
  await page.getByRole("button", { name: "Enregistrer l’achat" }).click();
  await page.getByRole("heading", { level: 1, name: "Boutique pro du numérique" }).waitFor();
  return page.url().split("/").at(-1) ?? "";
}

it(
  "goes from the invoice to labelled tablets in the register: 15 boxes of 4 codes held up",
  { timeout: 240_000 },
  async () => {
    const boxes = newBoxes(tablets, article);
    const video = join(folder, "boxes.y4m");
    await writeBarcodeVideo(video, [{ codes: [], seconds: 1 }, ...boxes.map(face)]);
    const camera = await launchChromium(fakeCamera(video));
    onTestFinished(() => camera.close());
    const { page, problems } = await openDesk(camera, office.url, office.cookie, { path: "/achats/nouveau" });
    const id = await enterPurchase(page);

    await page.getByRole("link", { name: "Réceptionner" }).click();
    await page.getByRole("button", { name: /Ouvrir l’appareil photo/ }).click();
    await page.getByRole("button", { name: "Créer le modèle" }).click();
    await page.getByRole("textbox", { name: "Marque", exact: true }).fill("Samsung");
    await page.getByRole("textbox", { name: "Modèle", exact: true }).fill("Galaxy Tab A9+");
    await page
      .locator("bip-model-form")
      .getByRole("button", { name: /Ajouter|Enregistrer/ })
      .click();
    await forgetEffort(page);
    const received = async () => (await office.call<PurchaseView>(`/purchases/${id}`)).lines[0]?.received;
    await expect.poll(received, { timeout: 120_000 }).toBe(tablets);
    expect(await effortOf(page)).toEqual({ taps: 0, keys: 0 });
    const { items } = await office.call<{ items: ItemView[] }>("/items?kind=tablet&limit=50");
    const serials = boxes.map(({ serial }) => serial);
    const serialOf = (item: ItemView) => item.identifiers.find(({ kind }) => kind === "serial")?.value;
    expect(items.map(serialOf).sort()).toEqual(serials);

    await page.getByRole("link", { name: `Imprimer les ${tablets} étiquettes` }).click();
    await page.getByRole("button", { name: `Préparer ${tablets} étiquettes` }).click();
    const pdf = page.locator("wa-button", { hasText: "Ouvrir le PDF à imprimer" });
    await pdf.waitFor();
    const [sheet] = await renderPages(
      Buffer.from(await bytesOf((await pdf.getAttribute("href")) ?? "")),
      300,
    );
    const printed = sheet ? await codesIn(sheet, ["Code128"]) : [];
    const codes = items.map(({ label }) => `Code128 ${label.replace(/-(.)$/, "$1")}`);
    expect(printed).toEqual(codes.sort());

    const inventory = csvObjects(await bytesOf("/api/exports/items?kind=tablet&format=csv"));
    expect(inventory.map((row) => row["Numéro de série"]).sort()).toEqual(serials);
    const imeis = inventory.map((row) => row["IMEI"]?.split(" ").sort().join(" "));
    expect(imeis.sort()).toEqual(boxes.map(({ imei, second }) => `${imei} ${second}`).sort());
    const csv = csvObjects(await bytesOf("/api/exports/register?format=csv"));
    const [headings = [], ...lines] = await xlsxLines(await bytesOf("/api/exports/register?format=xlsx"));
    const column = (name: string) => lines.map((line) => line[headings.indexOf(name)]);
    const labels = items.map(({ label }) => label).sort();
    expect(csv.map((row) => row["Numéro d’inventaire"]).sort()).toEqual(labels);
    expect(column("Numéro d’inventaire").sort()).toEqual(labels);
    // 5 150 € to the cent: fifteen times 343,33 € would be five cents short.
    const cents = column("Montant TTC").map((price) => Math.round(Number(price) * 100));
    expect(cents.reduce((sum, price) => sum + price, 0)).toBe(515_000);
    expect(new Set(csv.map((row) => row["Facture"]))).toEqual(new Set(["F-88412"]));
    expect(problems).toEqual([]);
  },
);
