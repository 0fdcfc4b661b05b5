import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PurchaseView } from "../../shared/purchases/schema.ts";
import type { ModelView } from "../../shared/stock/schema.ts";
import { writeBarcodeVideo } from "../support/barcode-video.ts";
import { face, newBoxes } from "../support/boxes.ts";
import { fakeCamera, launchChromium } from "../support/chromium.ts";
import { across, effortOf, forgetEffort, outOfSight, phone as upright } from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";
import { pairPhone } from "../support/phone-browser.ts";

const article = "8806095301020";
const boxes = newBoxes(2, article);
let office: Office;
let computer: Browser;
let phone: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bip-phone-boxes-"));
  const video = join(folder, "boxes.y4m");
  await writeBarcodeVideo(video, [{ codes: [], seconds: 2 }, ...boxes.map(face)]);
  [office, computer, phone] = await Promise.all([
    openOffice(["--lan"]),
    launchChromium(),
    launchChromium(fakeCamera(video)),
  ]);
});
afterAll(async () => {
  await Promise.all([computer.close(), phone.close()]);
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function delivery(quantity: number): Promise<string> {
  const model = await office.call<ModelView>("/models", {
    kind: "tablet",
    brand: "Essai",
    name: "Tablette",
    gtin: article,
  });
  const purchase = await office.call<PurchaseView>("/purchases", {
    id: v7(),
    supplier: "Boutique du numérique",
    date: "2027-02-15",
    lines: [{ id: v7(), modelId: model.id, quantity }],
  });
  return purchase.id;
}

const received = async (id: string) =>
  (await office.call<PurchaseView>(`/purchases/${id}`)).lines.map((line) => line.received);

it("the boxes held before a paired phone come in on the computer, with no tap, and the phone shows the answer", async () => {
  const id = await delivery(boxes.length);
  const pair = await pairPhone(office, { computer, phone }, `/achats/${id}/recevoir`);
  expect(await outOfSight(pair.computer, ["bip-phone-link.wide button"])).toEqual([]);
  await pair.phone.getByRole("button", { name: /Ouvrir l’appareil photo/ }).click();
  await forgetEffort(pair.computer);

  await expect.poll(() => received(id), { timeout: 45_000 }).toEqual([boxes.length]);
  await pair.computer.getByRole("heading", { name: "Tout est là" }).waitFor();
  expect(await effortOf(pair.computer)).toEqual({ taps: 0, keys: 0 });
  await pair.phone.locator(".answer[data-tone]").waitFor();
  for (const { serial } of boxes) {
    const { total } = await office.call<{ total: number }>(`/items?q=${serial}`);
    expect(total).toBe(1);
  }

  for (const viewport of [upright, across]) {
    await pair.phone.setViewportSize(viewport);
    await expect.poll(() => outOfSight(pair.phone, ["bip-camera video", ".answer"])).toEqual([]);
  }
  expect(pair.problems).toEqual([]);
});
