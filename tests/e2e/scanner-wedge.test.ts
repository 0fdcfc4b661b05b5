import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ScannerSite, seen, texts } from "../support/scanner-site.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";

let site: ScannerSite;

beforeAll(async () => {
  site = await ScannerSite.start();
});
afterAll(() => site.stop());

describe("a scanner that types", () => {
  const code = "GVM-E000127";

  describe.each([5, 30])("at %i ms a key", (delay) => {
    it("into a text field: the field keeps what it held, the form is not sent", async () => {
      const page = await site.open();
      const name = page.getByLabel("Nom");
      await name.pressSequentially("Mar", { delay: 120 });
      await pauseTyping(page);
      await typeAsScanner(page, code, delay);
      await expect.poll(() => texts(page)).toEqual([code]);
      expect(await name.inputValue()).toBe("Mar");
      expect((await seen(page)).submits).toBe(0);
      await name.pressSequentially("tin", { delay: 120 });
      expect(await name.inputValue()).toBe("Martin");
    });

    it("with Tab, with Enter twice, or with nothing at the end", async () => {
      const page = await site.open();
      await page.getByLabel("Nom").focus();
      await typeAsScanner(page, `${code}1`, delay, ["Tab"]);
      await typeAsScanner(page, `${code}2`, delay, ["Enter", "Enter"]);
      await pauseTyping(page);
      await typeAsScanner(page, `${code}3`, delay, []);
      await expect.poll(() => texts(page)).toEqual([`${code}1`, `${code}2`, `${code}3`]);
      expect((await seen(page)).submits).toBe(0);
      await expect(page.getByLabel("Nom").evaluate((field) => field.matches(":focus"))).resolves.toBe(true);
      expect(await page.getByLabel("Nom").inputValue()).toBe("");
    });

    it("while nothing, a button or a list has the focus", async () => {
      const page = await site.open();
      await typeAsScanner(page, `${code}1`, delay);
      await page.getByRole("button", { name: "Enregistrer" }).focus();
      await typeAsScanner(page, "GVM E000127", delay);
      const list = page.getByLabel("Commune");
      await list.focus();
      await pauseTyping(page);
      await typeAsScanner(page, `${code}2`, delay);
      await expect.poll(() => texts(page)).toEqual([`${code}1`, "GVM E000127", `${code}2`]);
      expect((await seen(page)).submits).toBe(0);
      expect(await list.inputValue()).toBe("Ambonnay");
    });

    it("into a field that wants it: it stays there, and the form is not sent", async () => {
      const page = await site.open();
      const serial = page.getByLabel("Numéro de série");
      await serial.focus();
      await typeAsScanner(page, "R9JT40ABCDE", delay);
      expect(await serial.inputValue()).toBe("R9JT40ABCDE");
      expect(await seen(page)).toMatchObject({ scans: [], submits: 0 });
    });
  });

  it("into a field for numbers", async () => {
    const page = await site.open();
    const quantity = page.getByLabel("Quantité");
    await quantity.fill("12");
    await quantity.focus();
    await typeAsScanner(page, code, 5);
    await expect.poll(() => texts(page)).toEqual([code]);
    expect(await quantity.inputValue()).toBe("12");
  });

  it("counts the same code twice within two seconds once", async () => {
    const page = await site.open();
    await typeAsScanner(page, code, 5);
    await typeAsScanner(page, code, 5);
    await typeAsScanner(page, `${code}2`, 5);
    await expect.poll(() => texts(page)).toEqual([code, `${code}2`]);
  });

  it("is told from a person, whose form is sent", async () => {
    const page = await site.open();
    await page.getByLabel("Nom").pressSequentially("Zimmermann", { delay: 60 });
    await page.getByLabel("Nom").press("Enter");
    await expect.poll(async () => (await seen(page)).submits).toBe(1);
    expect(await page.getByLabel("Nom").inputValue()).toBe("Zimmermann");
    expect(await texts(page)).toEqual([]);
  });

  it("is told from the fastest of typists by its rhythm alone", async () => {
    const page = await site.open();
    await page.getByLabel("Nom").focus();
    await typeAsScanner(page, code, 60);
    await expect.poll(async () => (await seen(page)).submits).toBe(1);
    expect(await page.getByLabel("Nom").inputValue()).toBe(code);
    expect(await texts(page)).toEqual([]);
  });

  it("is told from a key that is held down", async () => {
    const page = await site.open();
    await page.getByLabel("Nom").focus();
    for (let repeat = 0; repeat < 10; repeat++) await page.keyboard.down("a");
    await page.keyboard.up("a");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await seen(page)).submits).toBe(1);
    expect(await page.getByLabel("Nom").inputValue()).toBe("aaaaaaaaaa");
    expect(await texts(page)).toEqual([]);
  });
});

/** Lets the page's clock go on for longer than a burst of keys may pause. */
async function pauseTyping(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
}
