import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { desktop, effortOf, forgetEffort, openDesk } from "../support/desk-browser.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";
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

async function desk(prepare?: () => void) {
  const { page, context, problems } = await openDesk(browser, office.url, office.cookie, {
    viewport: desktop,
    prepare,
  });
  onTestFinished(() => context.close());
  await page.getByRole("combobox", { name: /Code/ }).waitFor();
  return { page, problems };
}

const heldBy = async (id: string) => (await office.call<{ total: number }>(`/items?holder=${id}`)).total;

describe("the desk with a USB scanner and a keyboard", () => {
  it("lends without a card: two letters of a name and Enter, then 3 scans", async () => {
    const person = await office.person("Odile", "Zimmermann");
    const items = [await office.item("tablet"), await office.item("cover"), await office.item("sim")];
    const { page } = await desk();
    await page.getByRole("button", { name: "Prêter" }).click();
    await page.getByRole("combobox", { name: /Code/ }).focus();
    await forgetEffort(page);
    await page.keyboard.type("zi", { delay: 150 });
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Odile Zimmermann" }).waitFor();
    expect(await effortOf(page)).toEqual({ taps: 0, keys: 3 });
    for (const { label } of items) await typeAsScanner(page, label);
    await expect.poll(() => heldBy(person.id)).toBe(3);
  });

  it("undoes the last scan with Annuler: the ledger keeps both", async () => {
    const person = await office.person("Alain", "Robin");
    const tablet = await office.item("tablet");
    const { page } = await desk();
    await typeAsScanner(page, person.card);
    await typeAsScanner(page, tablet.label);
    await expect.poll(() => heldBy(person.id)).toBe(1);
    await page
      .getByRole("button", { name: /^Annuler/ })
      .first()
      .click();
    await expect.poll(() => heldBy(person.id)).toBe(0);
    const { items } = await office.call<{ items: { type: string }[] }>(`/movements?item=${tablet.id}`);
    expect(new Set(items.map(({ type }) => type))).toEqual(new Set(["receive", "lend", "cancel"]));
  });

  it("counts the same code twice within two seconds once", async () => {
    const person = await office.person("Hervé", "Colin");
    const tablet = await office.item("tablet");
    const { page } = await desk();
    await typeAsScanner(page, person.card);
    await typeAsScanner(page, tablet.label);
    await typeAsScanner(page, tablet.label);
    await expect.poll(() => heldBy(person.id)).toBe(1);
    await expect.poll(() => page.locator(".answer").getAttribute("data-code")).toBe("lent");
  });

  it("refuses a tablet that somebody else has, and says who", async () => {
    const [holder, other] = [await office.person("Léa", "Masson"), await office.person("Joël", "Noël")];
    const tablet = await office.item("tablet");
    await office.lend(holder.id, tablet);
    const { page } = await desk();
    await typeAsScanner(page, other.card);
    await typeAsScanner(page, tablet.label);
    await page.locator(".answer", { hasText: "Léa Masson" }).waitFor();
    expect(await heldBy(other.id)).toBe(0);
  });

  it("offers what an unknown code can become, and keeps it while the form is filled", async () => {
    const { page } = await desk();
    await typeAsScanner(page, "R9ZZ8877665");
    await page.getByRole("button", { name: "Enregistrer ce matériel" }).click();
    await page.waitForURL(/materiel\/nouveau\?.*serial=R9ZZ8877665/);
  });

  it("loses nothing when the network goes: the scans are answered when it is back", async () => {
    const person = await office.person("Simone", "Dupuis");
    const tablet = await office.item("tablet");
    const { page } = await desk();
    await typeAsScanner(page, person.card);
    await page.getByRole("link", { name: "Simone Dupuis" }).waitFor();
    await page.context().setOffline(true);
    await typeAsScanner(page, tablet.label);
    await page.getByText(/rien n’est perdu/).waitFor();
    await page.context().setOffline(false);
    await expect.poll(() => heldBy(person.id), { timeout: 20_000 }).toBe(1);
  });

  it("lists each operation that came too late, with its item and its reason, until it has been looked at", async () => {
    const [person, other] = [await office.person("Lucie", "Bernard"), await office.person("Marc", "Petit")];
    const items = [await office.item("tablet"), await office.item("cover")];
    const { page } = await desk();
    await typeAsScanner(page, person.card);
    await page.getByRole("link", { name: "Lucie Bernard" }).waitFor();
    await page.route(/\/operations$/, (route) => route.abort());
    for (const { label } of items) {
      await typeAsScanner(page, label);
      await page.locator(".answer.applied", { hasText: label }).waitFor();
    }
    await office.lend(other.id, ...items);
    await page.unroute(/\/operations$/);
    const list = page.getByRole("region", { name: "À regarder" });
    await expect.poll(() => list.getByRole("listitem").count(), { timeout: 20_000 }).toBe(2);
    for (const { label } of items)
      await list.getByText(new RegExp(`${label}.*prêt chez Marc Petit`)).waitFor();
    await page.reload();
    await list.getByRole("link", { name: `Voir ${items[0]?.label}` }).waitFor();
    await list.getByRole("button", { name: "J’ai vu" }).first().click();
    await expect.poll(() => list.getByRole("listitem").count()).toBe(1);
    await list.getByRole("button", { name: "J’ai vu" }).click();
    await list.waitFor({ state: "detached" });
  });

  it("goes on with a storage that takes nothing more, and says so", async () => {
    const person = await office.person("Anna", "Leroy");
    const tablet = await office.item("tablet");
    const { page, problems } = await desk(takeNothing);
    await typeAsScanner(page, person.card);
    await page.getByRole("link", { name: "Anna Leroy" }).waitFor();
    await page.getByText("Cet appareil ne peut plus rien garder").waitFor();
    await typeAsScanner(page, tablet.label);
    await expect.poll(() => heldBy(person.id)).toBe(1);
    await page.getByRole("link", { name: "Prêts" }).first().click();
    await page.getByRole("heading", { name: "Prêts" }).waitFor();
    await page.getByRole("link", { name: "Bureau" }).click();
    await page.getByRole("link", { name: "Anna Leroy" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("reads back what a scanner set up for another keyboard types", async () => {
    const tablet = await office.item("tablet");
    const { page, problems } = await desk();
    await pressAll(page, [...azertyOf(tablet.label), "Enter"]);
    await page.locator(".panel .name", { hasText: tablet.label }).waitFor();
    expect(problems).toEqual([]);
  });
});

/** Runs in the page before all else. */
function takeNothing(): void {
  Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
}

/** Keys that the automation's own keyboard does not have. */
function pressAll(page: Page, keys: string[]): Promise<void> {
  return page.evaluate((typed) => {
    for (const key of typed)
      document.body.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
      );
  }, keys);
}

/** What a scanner that believes in an American keyboard leaves on a French one. */
function azertyOf(text: string): string {
  const us = "1234567890-QWAZM";
  const fr = "&é\"'(-è_çà)AZQW?";
  return [...text].map((character) => fr[us.indexOf(character)] ?? character).join("");
}
