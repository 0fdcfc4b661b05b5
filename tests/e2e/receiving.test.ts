import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { PurchaseView } from "../../shared/purchases/schema.ts";
import type { ItemView, ModelView } from "../../shared/stock/schema.ts";
import { luhn } from "../../shared/scan/check-digits.ts";
import { writeBarcodeVideo } from "../support/barcode-video.ts";
import { face, newBoxes, type Box } from "../support/boxes.ts";
import { fakeCamera, launchChromium } from "../support/chromium.ts";
import { across, effortOf, forgetEffort, openDesk, outOfSight } from "../support/desk-browser.ts";
import { withLuhn } from "../support/luhn.ts";
import { openOffice, type Office } from "../support/office.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";

const patience = 45_000;
let office: Office;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  office = await openOffice();
  browser = await launchChromium();
  folder = mkdtempSync(join(tmpdir(), "bip-boxes-"));
});
afterAll(async () => {
  await browser.close();
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Article numbers: one a test, so that each starts with models of its own. */
const articles = { camera: "8806095301020", usb: "4006381333931" };
async function purchase(...lines: { kind: "tablet" | "cover" | "sim"; quantity: number; gtin?: string }[]) {
  const models: ModelView[] = [];
  for (const { kind, gtin } of lines)
    models.push(
      await office.call<ModelView>("/models", { kind, brand: "Essai", name: `Modèle ${v7()}`, gtin }),
    );
  return office.call<PurchaseView>("/purchases", {
    id: v7(),
    supplier: "Boutique du numérique",
    date: "2027-02-15",
    lines: lines.map(({ quantity }, index) => ({ id: v7(), modelId: models[index]?.id, quantity })),
  });
}

const received = async (id: string) =>
  (await office.call<PurchaseView>(`/purchases/${id}`)).lines.map((line) => line.received);

async function itemsOf(modelId: string | null): Promise<ItemView[]> {
  const { items } = await office.call<{ items: ItemView[] }>("/items?limit=200");
  return items.filter((item) => item.modelId === modelId);
}

const numbersOf = (item: ItemView) =>
  Object.fromEntries(
    item.identifiers.filter(({ kind }) => kind !== "item-label").map(({ kind, value }) => [kind, value]),
  );

async function openDelivery(id: string, on: Browser = browser): Promise<{ page: Page; problems: string[] }> {
  const { page, problems } = await openDesk(on, office.url, office.cookie, {
    path: `/achats/${id}/recevoir`,
  });
  await page.getByText("Bipez les codes d’une boîte").waitFor();
  return { page, problems };
}

describe("a delivery with a camera", () => {
  it("comes in by holding up one box after another: 5 boxes of 4 codes, 0 taps", async () => {
    const { id, lines } = await purchase({ kind: "tablet", quantity: 5, gtin: articles.camera });
    const boxes = newBoxes(5, articles.camera);
    const video = join(folder, "boxes.y4m");
    await writeBarcodeVideo(video, [{ codes: [], seconds: 2 }, ...boxes.map(face)]);
    const camera = await launchChromium(fakeCamera(video));
    onTestFinished(() => camera.close());
    const { page, problems } = await openDelivery(id, camera);
    await page.getByRole("button", { name: /Ouvrir l’appareil photo/ }).click();
    await forgetEffort(page);

    await expect.poll(() => received(id), { timeout: patience }).toEqual([5]);
    await page.getByText("5 sur 5").first().waitFor();
    await page.getByRole("heading", { name: "Tout est là" }).waitFor();
    expect(await effortOf(page)).toEqual({ taps: 0, keys: 0 });
    await page.setViewportSize(across);
    await expect.poll(() => outOfSight(page, ["bip-camera video", ".answer p"])).toEqual([]);
    const items = (await itemsOf(lines[0]?.modelId ?? null)).map(numbersOf);
    expect(items.map(({ serial }) => serial).sort()).toEqual(boxes.map(({ serial }) => serial));
    for (const { serial, imei } of items) {
      const box = boxes.find((one) => one.serial === serial);
      expect([box?.imei, box?.second]).toContain(imei);
    }
    expect(problems).toEqual([]);
  });
});

describe("a delivery with a USB scanner", () => {
  it("takes the codes of each box in any order; an unknown EAN asks once, and is known ever after", async () => {
    const { id, lines } = await purchase({ kind: "tablet", quantity: 4 });
    const boxes = newBoxes(4, articles.usb);
    const { page, problems } = await openDelivery(id);
    const [first, ...others] = boxes;
    await typeAsScanner(page, articles.usb);
    await page.getByText("est nouveau. De quel modèle est-ce").waitFor();
    await typeAsScanner(page, first?.serial ?? "");
    await page.getByText("Un code lu attend votre réponse").waitFor();
    await page.getByRole("button", { name: /^C’est Essai Modèle/ }).click();
    await typeAsScanner(page, first?.imei ?? "");

    const orders = [
      (box: Box) => [box.serial, box.article, box.imei],
      (box: Box) => [box.article, box.serial, box.imei],
      (box: Box) => [box.serial, box.imei, box.article],
    ];
    for (const [index, box] of others.entries())
      for (const text of orders[index]?.(box) ?? []) await typeAsScanner(page, text);

    await expect.poll(() => received(id), { timeout: patience }).toEqual([4]);
    expect((await itemsOf(lines[0]?.modelId ?? null)).map(numbersOf)).toEqual(
      boxes.map(({ serial, imei }) => ({ serial, imei })),
    );
    const answer = await office.call<{ names: unknown[] }>(`/scan?code=${articles.usb}&symbology=EAN-13`);
    expect(answer.names).toMatchObject([{ type: "model", model: { id: lines[0]?.modelId } }]);
    expect(problems).toEqual([]);
  });

  it("asks to which box a second IMEI belongs, refuses what exists with a link to it, and undoes the last box", async () => {
    const { id } = await purchase({ kind: "tablet", quantity: 3 });
    const existing = await office.item("tablet");
    const serial = existing.identifiers.find(({ kind }) => kind === "serial")?.value ?? "";
    const [box] = newBoxes(1, "");
    const { page } = await openDelivery(id);
    await typeAsScanner(page, serial);
    await page.getByRole("link", { name: `Voir ${existing.label}` }).waitFor();

    await typeAsScanner(page, box?.imei ?? "");
    await typeAsScanner(page, box?.second ?? "");
    await page.getByText("Ce numéro est-il de la même boîte").waitFor();
    await page.getByRole("button", { name: "Oui, la même boîte" }).click();
    await page.getByRole("button", { name: "Enregistrer cette boîte" }).click();
    await expect.poll(() => received(id), { timeout: patience }).toEqual([1]);

    await page.getByRole("button", { name: "Annuler" }).click();
    await expect.poll(() => received(id), { timeout: patience }).toEqual([0]);
    await page.getByText("0 sur 3").first().waitFor();
  });

  it("goes on without a network and after a reload: nothing is lost, nothing comes in twice", async () => {
    const { id } = await purchase({ kind: "tablet", quantity: 3 });
    const boxes = newBoxes(3, "");
    const { page } = await openDelivery(id);
    const readBox = async ({ serial, imei }: Box) => {
      await typeAsScanner(page, serial);
      await typeAsScanner(page, imei);
    };
    const [one, two, three] = boxes as [Box, Box, Box];
    await readBox(one);
    await page.getByText("IMEI", { exact: true }).waitFor();
    await page.context().setOffline(true);
    await readBox(two);
    await page.getByText("2 sur 3").first().waitFor();
    await page.getByText(/Vous pouvez continuer/).waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText("2 sur 3").first().waitFor();
    await readBox(three);
    await expect.poll(() => received(id), { timeout: patience }).toEqual([3]);
    await page.getByRole("link", { name: "Imprimer les 3 étiquettes" }).waitFor();
  });

  it("counts each box once, whatever the server had of them when the page was reloaded", async () => {
    const { id } = await purchase({ kind: "tablet", quantity: 3 });
    const boxes = newBoxes(3, "");
    const { page } = await openDelivery(id);
    const readBox = async (box: Box | undefined) => {
      for (const text of [box?.serial, box?.imei]) await typeAsScanner(page, text ?? "");
    };
    // The server gets what is sent; its answers are lost.
    await page.route(/\/operations$/, (route) => void route.fetch().then(() => route.abort()));
    for (const box of boxes.slice(0, 2)) await readBox(box);
    await page.getByText("2 sur 3").first().waitFor();
    await expect.poll(() => received(id), { timeout: patience }).not.toEqual([0]);
    await page.unroute(/\/operations$/);
    // It is sent again, and the new count is not read before the names of the boxes are.
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await page.route(/\/items\//, (route) => held.then(() => route.continue()));
    const counted = page.waitForResponse((response) => response.url().endsWith(`/purchases/${id}`));
    await page.reload();
    await counted;
    await page.getByText("2 sur 3").first().waitFor();
    await readBox(boxes[2]);
    await page.getByText("3 sur 3").first().waitFor();
    goOn();
    await expect.poll(() => received(id), { timeout: patience }).toEqual([3]);
    await page.getByRole("heading", { name: "Tout est là" }).waitFor();
  });
});

describe("what bears no number of its own", () => {
  it("covers come in at once by their count", async () => {
    const { id, lines } = await purchase({ kind: "cover", quantity: 15 });
    const { page } = await openDelivery(id);
    await page.getByRole("button", { name: "Recevoir les 15" }).click();
    await expect.poll(() => received(id), { timeout: patience }).toEqual([15]);
    expect(await itemsOf(lines[0]?.modelId ?? null)).toHaveLength(15);
  });

  it("SIM cards come in as a row, from the first to the last one", async () => {
    const { id, lines } = await purchase({ kind: "sim", quantity: 20 });
    const card = (n: number) => withLuhn(`893301202488800${String(n).padStart(3, "0")}`);
    const { page } = await openDelivery(id);
    await page.getByRole("button", { name: /Recevoir une suite de cartes/ }).click();
    await typeAsScanner(page, card(41));
    await typeAsScanner(page, card(60));
    await page.getByRole("button", { name: "Recevoir ces 20 cartes" }).click();
    await expect.poll(() => received(id), { timeout: patience }).toEqual([20]);
    const numbers = (await itemsOf(lines[0]?.modelId ?? null)).map((item) => numbersOf(item).iccid ?? "");
    expect(numbers.sort()).toEqual([...Array(20).keys()].map((n) => card(41 + n)).sort());
    expect(numbers.every((iccid) => luhn.verify(iccid))).toBe(true);
  });
});
