import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { desktop, openDesk } from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";
import { pressAsScanner, typeAsScanner } from "../support/usb-scanner.ts";

let office: Office;
let browser: Browser;

beforeAll(async () => {
  [office, browser] = await Promise.all([openOffice(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

async function readerPage(viewport = desktop) {
  const { page, context, problems } = await openDesk(browser, office.url, office.cookie, {
    viewport,
    path: "/reglages/lecteur",
  });
  onTestFinished(() => context.close());
  await page.getByText("En attente d’une lecture").waitFor();
  return { page, problems };
}

const verdict = (page: Page) => page.locator("bip-reader-verdict .stack");

describe("« Essayer mon lecteur »", () => {
  it.each([5, 30])(
    "at %i ms a key, in a text field, from an American scanner on a French PC",
    async (delay) => {
      const { page, problems } = await readerPage();
      await page.getByLabel("Préfixe à retirer").focus();
      await typeAsScanner(page, "GV?)Eààà&é)è", delay);
      const shown = verdict(page);
      await shown.getByText("Votre lecteur se croit sur un clavier américain").waitFor();
      const told = (await shown.innerText()).replaceAll("\u00a0", " ");
      for (const part of ["GV?)Eààà&é)è", "GVM-E00012-7", "12 touches", `${delay} ms par touche`, "Entrée ⏎"])
        expect(told).toContain(part);
      expect(await page.getByLabel("Préfixe à retirer").inputValue()).toBe("");
      expect(problems).toEqual([]);
    },
  );

  it("says that all is well, and shows the separator of GS1", async () => {
    const { page } = await readerPage();
    const written = (text: string) => [...text].map((key) => ({ key, text: key }));
    await pressAsScanner(page, [
      ...written("010950600013435210A7"),
      { key: "]", code: "BracketRight", modifiers: 2 },
      ...written("21X123"),
      { key: "Enter", text: "\r" },
    ]);
    const shown = verdict(page);
    await shown.getByText("Votre lecteur est bien réglé.").waitFor();
    expect(await shown.innerText()).toContain("10A7␝21X123");
    await pressAsScanner(page, [...written("010950600013435210A721X123"), { key: "Enter", text: "\r" }]);
    await shown.getByText("Le séparateur GS1 s’est perdu").waitFor();
  });

  it("keeps the last ten tries, the same code twice as well", async () => {
    const { page } = await readerPage();
    for (let index = 0; index < 12; index++) await typeAsScanner(page, "GVM-E00012-7");
    await expect.poll(() => page.locator(".tries li").count()).toBe(10);
  });

  it("offers to take off what the reader adds, at once, until the settings are reset", async () => {
    const { page } = await readerPage();
    await typeAsScanner(page, "~GVM-E00012-7");
    await page.getByRole("button", { name: "Retirer « ~ » des codes" }).click();
    expect(await page.getByLabel("Préfixe à retirer").inputValue()).toBe("~");
    await typeAsScanner(page, "~GVM-E00012-7");
    await verdict(page).getByText("Votre lecteur est bien réglé.").waitFor();
    expect(await verdict(page).innerText()).toContain("Préfixe retiré");
    await page.reload();
    expect(await page.getByLabel("Préfixe à retirer").inputValue()).toBe("~");
    await page.getByRole("button", { name: "Remettre les réglages d’origine" }).click();
    expect(await page.getByLabel("Préfixe à retirer").inputValue()).toBe("");
    expect(await page.evaluate(() => localStorage.getItem("scanner reader"))).toBeNull();
  });

  it("takes what a person types, by keyboard alone, and has no effect elsewhere", async () => {
    const { page } = await readerPage();
    await page.getByLabel(/Touchez ce champ/).focus();
    await page.keyboard.type("GVM-E00012-7", { delay: 110 });
    await page.keyboard.press("Enter");
    await verdict(page).getByText("Ce code est compris.").waitFor();
    const drawn = page.locator("bip-barcode img");
    await expect
      .poll(() =>
        drawn.evaluateAll((images: HTMLImageElement[]) => images.map(({ naturalWidth }) => naturalWidth > 0)),
      )
      .toEqual([true, true, true]);
    await page.goto(`${office.url}/`);
    await page.getByRole("combobox", { name: /Code/ }).waitFor();
    expect(await page.getByText("GVM-E00012-7").count()).toBe(0);
  });

  it("sets sounds for every page of the device", async () => {
    const { page } = await readerPage();
    await page.getByLabel("Un son à chaque réponse").uncheck();
    expect(
      JSON.parse((await page.evaluate(() => localStorage.getItem("scanner feedback"))) ?? "{}"),
    ).toMatchObject({
      sound: false,
    });
    await page.getByRole("button", { name: "Écouter « Refusé »" }).click();
  });

  it("is found from the settings", async () => {
    const { page } = await readerPage();
    await page.getByRole("link", { name: "Réglages" }).first().click();
    await page.getByRole("link", { name: /Essayer mon lecteur/ }).click();
    await page.getByRole("heading", { name: "Essayer mon lecteur" }).waitFor();
  });
});
