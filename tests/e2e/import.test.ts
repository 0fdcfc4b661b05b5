import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ItemView } from "../../shared/stock/schema.ts";
import { launchChromium } from "../support/chromium.ts";
import { desktop, openDesk, outOfSight, phone } from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";

let office: Office;
let browser: Browser;

beforeAll(async () => {
  [office, browser] = await Promise.all([openOffice(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

const fileOf = (model: string) => ({
  name: "mairie.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "Désignation;N° de série;Lieu",
      `Zebra ${model};${model}-1;`,
      `Zebra ${model};${model}-2;École`,
      `Tablette Archos;8,93E+18;`,
    ].join("\r\n"),
    "latin1",
  ),
});

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document);
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    );
  });
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return wider > 0 ? [...found, `${wider} pixels wider than the screen`] : found;
}

it.each([
  ["phone", phone, "TC26"],
  ["PC", desktop, "TC27"],
])("a town hall's file goes in, its open points asked once (%s)", async (_device, viewport, name) => {
  const { page, context, problems } = await openDesk(browser, office.url, office.cookie, {
    viewport,
    path: "/materiel/importer",
  });
  const file = page.locator("input[type=file]");
  await file.setInputFiles({ name: "facture.csv", mimeType: "text/csv", buffer: Buffer.from("%PDF-1.7") });
  await page.getByText("Ce n’est pas un tableau mais un PDF").waitFor();
  expect(await faults(page)).toEqual([]);

  await file.setInputFiles(fileOf(name));
  await page.getByText("3 lignes à corriger").waitFor();
  await page.getByLabel(`Ce qu’est Zebra ${name}`).selectOption({ label: "Smartphone" });
  await page.getByText("2 lignes à corriger").waitFor();
  await page.getByLabel("Lieu pour École").selectOption({ label: "Réserve du CIAS" });
  await page.getByText("1 ligne à corriger").waitFor();
  await page.getByText("le tableur a arrondi ce numéro (8,93E+18)").waitFor();
  expect(await faults(page)).toEqual([]);

  // It can be left, and found again with what was answered.
  await page.goto(`${office.url}/materiel/importer`);
  await page.getByRole("link", { name: "mairie.csv" }).first().click();
  await page.getByRole("button", { name: "Importer seulement les 2 bonnes lignes" }).click();
  await page.getByText("2 équipements créés").waitFor();
  expect(await faults(page)).toEqual([]);
  const { items } = await office.call<{ items: ItemView[] }>(`/items?q=${name}`);
  expect(items.map((item) => [item.kind, item.name, item.siteName])).toEqual([
    ["phone", `Zebra ${name}`, "Réserve du CIAS"],
    ["phone", `Zebra ${name}`, "Réserve du CIAS"],
  ]);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("button", { name: "Lignes à corriger" })
      .or(page.getByRole("link", { name: "Lignes à corriger" }))
      .click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^lignes-à-corriger-mairie-.*\.csv$/);
  expect(problems).toEqual([]);
  await context.close();
});

it("on a low screen, the ways to export and the account are in sight", async () => {
  await office.item("cover");
  const { page, context } = await openDesk(browser, office.url, office.cookie, {
    viewport: desktop,
    path: "/materiel",
  });
  const summary = page.getByText("Exporter");
  await summary.waitFor();
  expect(await outOfSight(page, ["nav .user wa-button"])).toEqual([]);
  const { y, height } = (await summary.boundingBox()) ?? { y: 0, height: 0 };
  await page.setViewportSize({ width: desktop.width, height: Math.ceil(y + height + 24) });
  await summary.click();
  await page.getByRole("link", { name: "CSV" }).waitFor();
  await expect
    .poll(() => outOfSight(page, ["bip-export-menu li:first-child a", "bip-export-menu li:last-child a"]))
    .toEqual([]);
  expect(await outOfSight(page, ["nav .user wa-button"])).toEqual([]);
  await context.close();
});

it("a list goes out as it is filtered", async () => {
  const tablet = await office.item("tablet");
  await office.item("cover");
  const { page, context } = await openDesk(browser, office.url, office.cookie, {
    path: "/materiel?kind=tablet",
  });
  await page.getByText("Exporter").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^matériel-\d{4}-\d{2}-\d{2}\.csv$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString("utf8").trim().split("\r\n");
  expect(lines.slice(1).map((line) => line.split(";")[0])).toEqual([tablet.label]);
  await context.close();
});
