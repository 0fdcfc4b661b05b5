import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { writeBarcodeVideo } from "../support/barcode-video.ts";
import { fakeCamera, launchChromium } from "../support/chromium.ts";
import { openOffice, type Office } from "../support/office.ts";
import { pairPhone, pickUpPhone, typeOnPhone } from "../support/phone-browser.ts";

let office: Office;
let browser: Browser;

beforeAll(async () => {
  [office, browser] = await Promise.all([openOffice(["--lan"]), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

const pair = ({ phoneBrowser = browser, path = "/" } = {}) =>
  pairPhone(office, { computer: browser, phone: phoneBrowser }, path);

const answer = (phone: Page) => phone.locator(".answer[data-tone]");
const said = (page: Page, text: RegExp | string) => page.locator(".answer", { hasText: text }).waitFor();
const heldBy = async (id: string) => (await office.call<{ total: number }>(`/items?holder=${id}`)).total;

describe("a phone as the computer's scanner", () => {
  it("reads with its camera; the desk lends, and the phone shows what the desk says", async () => {
    const person = await office.person("Jeanne", "Martin");
    const tablet = await office.item("tablet");
    const folder = mkdtempSync(join(tmpdir(), "bip-video-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const video = join(folder, "labels.y4m");
    const scenes = [person.card, tablet.label].map((text) => ({
      codes: [{ text, bcid: "code128" as const }],
      seconds: 2,
    }));
    await writeBarcodeVideo(video, [{ codes: [], seconds: 1 }, ...scenes, { codes: [], seconds: 3 }]);
    const phoneBrowser = await launchChromium(fakeCamera(video));
    onTestFinished(() => phoneBrowser.close());

    const { computer, phone, link, problems } = await pair({ phoneBrowser });
    expect(link).toMatch(/^https:\/\/[\d.]+:\d+\/telephone#[\w-]{43}$/);
    expect(new URL(phone.url()).hash).toBe("");
    await phone.getByRole("button", { name: /Ouvrir l’appareil photo/ }).click();
    await expect.poll(() => heldBy(person.id), { timeout: 45_000 }).toBe(1);
    await said(computer, tablet.label);
    await said(phone, `Tablette ${tablet.label} prêtée à Jeanne Martin`);
    expect(await answer(phone).getAttribute("data-tone")).toBe("applied");
    expect(problems).toEqual([]);
  });

  it("shows the answer to each code that is typed on it", async () => {
    const { phone } = await pair();
    for (const { label } of [await office.item("cover"), await office.item("cover")]) {
      await phone.getByLabel(/Tapez le code/).fill(label);
      await phone.keyboard.press("Enter");
      await phone.locator(".answer[data-tone]").filter({ hasText: label }).waitFor();
    }
  });

  it("keeps what it reads without a network, and the desk has each once, in order, though it reloads", async () => {
    const { computer, phone, pocket } = await pair();
    const person = await office.person("Marcel", "Petit");
    const items = [await office.item("tablet"), await office.item("cover"), await office.item("sim")];
    await pocket.setOffline(true);
    for (const code of [person.card, ...items.map(({ label }) => label)]) await typeOnPhone(phone, code);
    await phone.getByText(/Pas de connexion\s; 4 codes attendent/).waitFor();
    await phone.reload().catch(() => undefined);
    await computer.reload();
    await pocket.setOffline(false);
    if (!(await phone.getByText("Relié à l’ordinateur").isVisible())) await phone.reload();
    await said(phone, `${items[2]?.label} prêtée à Marcel Petit`);
    await expect.poll(() => heldBy(person.id)).toBe(3);
    const lent = await computer.locator(".trail .said, .answer p").allTextContents();
    for (const { label } of items) expect(lent.filter((text) => text.includes(label))).toHaveLength(1);
    await phone.locator("[data-waiting]").waitFor({ state: "detached" });
  });

  it("waits for a computer that does not listen, and says so", async () => {
    const { computer, phone } = await pair();
    const item = await office.item("tablet");
    const { url } = { url: computer.url() };
    await computer.goto("about:blank");
    await typeOnPhone(phone, item.label);
    await phone.getByText(/L’ordinateur ne répond pas\s; 1 code attend/).waitFor({ timeout: 15_000 });
    await computer.goto(url);
    await said(phone, item.label);
    await said(computer, item.label);
  });

  it("fills the form that is open, and waits where nothing takes codes", async () => {
    const { computer, phone } = await pair({ path: "/materiel/nouveau" });
    await typeOnPhone(phone, "SN-R52W90ABCDE");
    await said(phone, /Reçu dans le formulaire/);
    await expect.poll(() => computer.getByLabel(/Numéro de série/).inputValue()).toContain("R52W90ABCDE");

    const item = await office.item("laptop");
    await computer.getByRole("link", { name: "Personnes" }).first().click();
    await computer.getByRole("heading", { level: 1, name: "Personnes" }).waitFor();
    await phone.getByText(/Ouvrez le Bureau sur l’ordinateur/).waitFor();
    await typeOnPhone(phone, item.label);
    await computer.getByRole("button", { name: /1 code attend/ }).click();
    await said(phone, item.label);
  });

  it("stays paired when either page is reloaded, and serves nobody who photographed the code", async () => {
    const { computer, phone, link } = await pair();
    await Promise.all([computer.reload(), phone.reload()]);
    await phone.getByText("Relié à l’ordinateur").waitFor();
    const item = await office.item("tablet");
    await typeOnPhone(phone, item.label);
    await said(phone, item.label);

    const other = await pickUpPhone(browser);
    onTestFinished(() => other.close());
    const late = await other.newPage();
    await late.goto(link);
    await late.getByText(/Ce code a déjà servi à un autre téléphone/).waitFor();
  });

  it("ends from the computer, from the phone, and with the computer's session", async () => {
    const first = await pair();
    await first.computer.getByRole("button", { name: /^Téléphone relié/ }).click();
    await first.computer.getByRole("button", { name: "Terminer la liaison" }).click();
    await first.phone.getByText(/La liaison .* est terminée/).waitFor();

    const second = await pair();
    await second.phone.getByRole("button", { name: "Terminer" }).click();
    await second.phone.getByText(/relié à aucun ordinateur/).waitFor();
    await second.computer.getByRole("button", { name: /^Téléphone relié/ }).waitFor({ state: "detached" });

    const third = await pair();
    await third.computer.getByRole("button", { name: "Responsable" }).click();
    await third.computer.getByRole("menuitem", { name: "Se déconnecter", exact: true }).click();
    await third.computer.getByLabel("Identifiant").waitFor();
    await third.phone.getByText(/La liaison .* est terminée/).waitFor();
  });
});
