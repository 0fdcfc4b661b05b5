import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barcodePhoto } from "../support/barcode-video.ts";
import { bring } from "../support/bring-photo.ts";
import { launchChromium } from "../support/chromium.ts";
import { desktop, openDesk } from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";

/** The keys of a US scanner on a French PC. */
const garbled: Record<string, string> = Object.fromEntries(
  [..."1&2é3\"4'5(6-7è8_9ç0à-)"].reduce<[string, string][]>(
    (pairs, character, index, all) =>
      index % 2 === 0 ? [...pairs, [character, all[index + 1] ?? ""]] : pairs,
    [],
  ),
);
const asFrenchPc = (code: string) =>
  [...code].map((character) => (character === "M" ? "?" : (garbled[character] ?? character))).join("");

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

const open = (path: string) =>
  openDesk(browser, office.url, office.cookie, { viewport: desktop, path }).then(({ page }) => page);

describe("a scan on a page that takes no codes", () => {
  it("says what it read, and opens it at a touch", async () => {
    const { label, id } = await office.item("tablet");
    const page = await open("/prets");
    await page.getByRole("heading", { name: "Prêts" }).waitFor();
    await typeAsScanner(page, asFrenchPc(label), 5);
    await page.getByText(`Lu : ${label}`).waitFor();
    await page.getByRole("button", { name: "Ouvrir" }).click();
    await page.waitForURL(`**/materiel/${id}`);
  });

  it("that nobody knows goes to the desk", async () => {
    const page = await open("/personnes");
    await page.getByRole("heading", { name: "Personnes" }).waitFor();
    await typeAsScanner(page, "R9UNKNOWN77", 5);
    await page.getByRole("button", { name: "Aller au Bureau" }).click();
    await page.getByText("R9UNKNOWN77 est inconnu ici").first().waitFor();
  });

  it.each([5, 30])("in a search finds the thing, whatever the keyboard made of it (%i ms)", async (delay) => {
    const { label } = await office.item("tablet");
    const page = await open("/materiel");
    await page.getByRole("searchbox").click();
    await typeAsScanner(page, asFrenchPc(label), delay);
    await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe(label);
    await page.getByText("1 équipement").waitFor();
  });

  it("in a dialog fills the number and does not send it", async () => {
    const { id } = await office.item("tablet");
    const page = await open(`/materiel/${id}`);
    await page.getByRole("button", { name: "Ajouter un numéro" }).click();
    const field = page.getByLabel("Numéro", { exact: true });
    await field.click();
    await typeAsScanner(page, asFrenchPc("356938035643809"), 5);
    await expect.poll(() => field.inputValue()).toBe("356938035643809");
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});

describe("a photo on a page that takes no codes", () => {
  const photo = (...texts: string[]) =>
    barcodePhoto(texts.map((text, at) => ({ bcid: "code128", text, scale: 3, x: 640, y: 180 + at * 300 })));

  it("may be dropped, and is answered as a scan is", async () => {
    const { label, id } = await office.item("tablet");
    const page = await open("/materiel");
    await page.getByRole("heading", { name: "Matériel" }).waitFor();
    expect(await bring(page, "drag", photo(label))).toBe(true);
    await page.getByText("Déposez la photo").waitFor();
    expect(await bring(page, "drop", photo(label))).toBe(true);
    await page.getByText(`Lu : ${label}`).waitFor();
    await page.getByRole("button", { name: "Ouvrir" }).click();
    await page.waitForURL(`**/materiel/${id}`);
  });

  it("of several codes names one, and says that there are others", async () => {
    const [one, other] = [await office.item("tablet"), await office.item("cover")];
    const page = await open("/prets");
    await page.getByRole("heading", { name: "Prêts" }).waitFor();
    await bring(page, "paste", photo(one.label, other.label));
    await page.getByText(/Lu : .*, et un autre code sur la photo/).waitFor();
  });

  it("without a code says what to do", async () => {
    const page = await open("/personnes");
    await page.getByRole("heading", { name: "Personnes" }).waitFor();
    await bring(page, "drop", photo());
    await page.getByText("Aucun code lisible sur cette photo").waitFor();
  });

  it("fills the search that has the focus", async () => {
    const { label } = await office.item("tablet");
    const page = await open("/materiel");
    await page.getByRole("searchbox").click();
    await bring(page, "drop", photo(label));
    await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe(label);
  });

  it("is read once by a page that takes codes", async () => {
    const { label } = await office.item("tablet");
    const page = await open("/");
    await page.getByRole("button", { name: "Consulter" }).waitFor();
    await bring(page, "drop", photo(label));
    await page.locator(".answer", { hasText: label }).waitFor();
    expect(await page.getByText("Lecture de la photo").count()).toBe(0);
  });

  it("leaves to the browser what is no picture", async () => {
    const page = await open("/materiel");
    await page.getByRole("heading", { name: "Matériel" }).waitFor();
    expect(await bring(page, "drop", Buffer.from("words"), "text/plain")).toBe(false);
  });
});

it("a scan straight after typing takes nothing of what was typed", async () => {
  const page = await open("/materiel/nouveau");
  const note = page.getByLabel("Remarque");
  await note.click();
  await typeAsScanner(page, "salut amis", 100, []);
  await typeAsScanner(page, "356938035643809", 5);
  await expect.poll(() => page.locator("input[name=imei]").inputValue()).toBe("356938035643809");
  expect(await note.inputValue()).toBe("salut amis");
});
