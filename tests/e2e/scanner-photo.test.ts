import bwip from "bwip-js/node";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyPng } from "../support/empty-png.ts";
import { bring } from "../support/bring-photo.ts";
import { barcodePhoto, type SceneCode } from "../support/barcode-video.ts";
import { ScannerSite, seen, texts } from "../support/scanner-site.ts";

let site: ScannerSite;

beforeAll(async () => {
  site = await ScannerSite.start();
});
afterAll(() => site.stop());

describe("a photo from the gallery", () => {
  const choose = (page: Page, name: string, buffer: Buffer) =>
    page.getByLabel("Lire une photo").setInputFiles({ name, mimeType: "image/png", buffer });
  const label = (rotate: "N" | "R" | "I" | "L") =>
    bwip.toBuffer({
      bcid: "code128",
      text: "GVM-E000127",
      scale: 3,
      padding: 20,
      backgroundcolor: "FFFFFF",
      rotate,
    });

  it.each(["N", "R", "I", "L"] as const)("is read whichever way it was held (%s)", async (way) => {
    const page = await site.open();
    await choose(page, "photo.png", await label(way));
    await expect
      .poll(() => seen(page).then(({ scans }) => scans))
      .toMatchObject([{ text: "GVM-E000127", source: "photo", symbology: "]C0" }]);
  });

  it("without a code, or no picture at all, says what to do", async () => {
    const page = await site.open();
    const alert = page.getByRole("alert");
    await choose(page, "vide.png", Buffer.alloc(0));
    await alert.filter({ hasText: "n’est pas une image" }).waitFor();
    const blank = await bwip.toBuffer({
      bcid: "code128",
      text: "A",
      scale: 1,
      barcolor: "FFFFFF",
      padding: 50,
      backgroundcolor: "FFFFFF",
    });
    await choose(page, "blanc.png", blank);
    await alert.filter({ hasText: "Aucun code lisible" }).waitFor();
    expect(await texts(page)).toEqual([]);
  });

  it("that would fill the memory is refused before it is unpacked", async () => {
    const page = await site.open();
    await choose(page, "bombe.png", emptyPng(20_000, 20_000));
    await page.getByRole("alert").filter({ hasText: "trop grande" }).waitFor();
    expect(await texts(page)).toEqual([]);
  });
});

const label = (text: string, more: Partial<SceneCode> = {}): SceneCode => ({
  bcid: "code128",
  text,
  scale: 3,
  ...more,
});
const box: SceneCode[] = [
  { bcid: "ean13", text: "3760123456784", x: 300, y: 130, scale: 2, height: 90 },
  { bcid: "code128", text: "356938035643809", x: 900, y: 130, scale: 2, height: 90 },
  { bcid: "code128", text: "490154203237518", x: 900, y: 360, scale: 2, height: 90 },
  { bcid: "code128", text: "R52N30ABCDE", x: 300, y: 590, scale: 2, height: 90 },
];
const bitmap = { name: "photo.bmp", mimeType: "image/bmp" };
const input = (page: Page) => page.getByLabel("Lire une photo");

describe("a photo with several codes", () => {
  it("gives the step what it wants, and offers the others", async () => {
    const page = await site.open({ query: "?wants=receiving" });
    await input(page).setInputFiles({ ...bitmap, buffer: barcodePhoto(box) });
    await expect
      .poll(async () => (await texts(page)).sort(), { timeout: 20_000 })
      .toEqual(["356938035643809", "3760123456784", "R52N30ABCDE"]);
    await page.getByRole("button", { name: /^Prendre IMEI 2 49015420/ }).click();
    await expect.poll(() => texts(page)).toContain("490154203237518");
    expect((await seen(page)).scans.at(-1)).toMatchObject({ source: "photo", chosen: true });
    await page.getByRole("region", { name: "Codes de la photo" }).waitFor({ state: "detached" });
  });

  it("does not offer what the page has already", async () => {
    const page = await site.open({ query: "?wants=receiving" });
    await input(page).setInputFiles({ ...bitmap, buffer: barcodePhoto(box) });
    await page.getByRole("button", { name: /^Prendre IMEI 2 49015420/ }).waitFor();
    await page.evaluate(() => {
      const camera = document.querySelector("scanner-try")?.shadowRoot?.querySelector("bip-camera");
      Object.assign(camera ?? {}, { held: new Set(["490154203237518"]) });
    });
    await page.getByRole("region", { name: "Codes de la photo" }).waitFor({ state: "detached" });
  });
});

describe("several photos", () => {
  it("are read one after another, and say which of them held nothing", async () => {
    const page = await site.open();
    const words: string[] = [];
    await page.exposeFunction("told", (text: string) => words.push(text));
    await page.evaluate(() => {
      const picker = document.querySelector("scanner-try")?.shadowRoot?.querySelector("bip-camera");
      const shown = picker?.shadowRoot?.querySelector("bip-photo-picker")?.shadowRoot;
      const { told } = window as unknown as { told: (text: string) => void };
      new MutationObserver(() => told(shown?.querySelector("[role=status]")?.textContent ?? "")).observe(
        shown ?? document,
        { childList: true, subtree: true, characterData: true },
      );
    });
    await input(page).setInputFiles(
      [[label("GVM-E000127")], [], [label("GVM-E000135")]].map((codes, index) => ({
        ...bitmap,
        name: `${index}.bmp`,
        buffer: barcodePhoto(codes),
      })),
    );
    await expect.poll(() => texts(page), { timeout: 30_000 }).toEqual(["GVM-E000127", "GVM-E000135"]);
    await page
      .getByRole("alert")
      .filter({ hasText: /Photo 2.*Aucun code lisible/ })
      .waitFor();
    expect(words.some((text) => text.includes("Photo 2 sur 3"))).toBe(true);
  });

  it("of the same thing are one scan", async () => {
    const page = await site.open();
    const buffer = barcodePhoto([label("GVM-E000127")]);
    const other = barcodePhoto([label("GVM-E000127", { x: 500 }), label("GVM-E000135", { y: 600 })]);
    await input(page).setInputFiles([
      { ...bitmap, buffer },
      { ...bitmap, buffer: other },
    ]);
    await expect.poll(() => texts(page), { timeout: 30_000 }).toEqual(["GVM-E000127", "GVM-E000135"]);
  });
});

it("says so when a picture is too big", async () => {
  const page = await site.open();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(41_000_000)], "affiche.png", { type: "image/png" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.getByRole("alert").filter({ hasText: "trop grande" }).waitFor();
});

describe("a photo that is brought to the page", () => {
  it("is announced while it is held over the page, and read when it is dropped anywhere", async () => {
    const page = await site.open();
    const photo = barcodePhoto([label("GVM-E000127")]);
    const hint = page.getByText("Déposez la photo");
    expect(await bring(page, "drag", photo)).toBe(true);
    await hint.waitFor();
    expect(await bring(page, "drop", photo)).toBe(true);
    await hint.waitFor({ state: "detached" });
    await expect.poll(() => texts(page), { timeout: 20_000 }).toEqual(["GVM-E000127"]);
  });

  it("is read when it is pasted", async () => {
    const page = await site.open();
    await bring(page, "paste", barcodePhoto([label("GVM-E000127")]));
    await expect
      .poll(() => seen(page).then(({ scans }) => scans), { timeout: 20_000 })
      .toMatchObject([{ text: "GVM-E000127", source: "photo" }]);
  });

  it("leaves the page where it is when it is something else, and says so", async () => {
    const page = await site.open();
    expect(await bring(page, "drop", Buffer.from("words"), "text/plain")).toBe(true);
    await page.getByRole("alert").filter({ hasText: "n’est pas une image" }).waitFor();
  });

  it("that a part of the page takes for itself is not read", async () => {
    const page = await site.open();
    await page.evaluate(() => document.body.addEventListener("drop", (event) => event.preventDefault()));
    expect(await bring(page, "drop", barcodePhoto([label("GVM-E000127")]))).toBe(true);
    await input(page).setInputFiles({ ...bitmap, buffer: barcodePhoto([label("GVM-E000135")]) });
    await expect.poll(() => texts(page), { timeout: 20_000 }).toEqual(["GVM-E000135"]);
  });

  it("leaves alone what is pasted as words", async () => {
    const page = await site.open();
    expect(await bring(page, "paste", Buffer.from("words"), "text/plain")).toBe(false);
  });
});
