import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { formatCode, numberOfCommand, type Command } from "../../shared/scan/printed-code.ts";
import { writeBarcodeVideo } from "../support/barcode-video.ts";
import { fakeCamera, launchChromium } from "../support/chromium.ts";
import {
  across,
  effortOf,
  forgetEffort,
  openDesk,
  outOfSight,
  phone as upright,
} from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";

/** How long the camera gets for a whole row of the table; a read takes about half a second. */
const patience = 45_000;
/** Seconds that each barcode stays in view. */
const shown = 1.5;

let office: Office;
let folder: string;

beforeAll(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), "bip-video-"));
});
afterAll(async () => {
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

const command = (name: Command) => formatCode("GVM", "command", numberOfCommand(name));

/** Holds these codes in front of the camera one after another, and counts what the person does besides. */
async function holdUp(...codes: string[]): Promise<Page> {
  const video = join(folder, `${codes.join("").replace(/\W/g, "").slice(0, 60)}.y4m`);
  const scenes = codes.map((text) => ({ codes: [{ text, bcid: "code128" as const }], seconds: shown }));
  await writeBarcodeVideo(video, [{ codes: [], seconds: 1 }, ...scenes, { codes: [], seconds: 2 }]);
  const browser = await launchChromium(fakeCamera(video));
  onTestFinished(() => browser.close());
  const { page } = await openDesk(browser, office.url, office.cookie);
  await page.getByRole("button", { name: /Ouvrir l’appareil photo/ }).click();
  await forgetEffort(page);
  return page;
}

/** The answer is read at arm's length, while the camera is open and however the phone is held: nobody scrolls for it. */
async function expectAnswerInSight(page: Page): Promise<void> {
  for (const viewport of [across, upright]) {
    await page.setViewportSize(viewport);
    await expect.poll(() => outOfSight(page, ["bip-camera video", ".answer p"])).toEqual([]);
  }
}

const untouched = { taps: 0, keys: 0 };

describe("the desk with a camera", () => {
  it(
    "lends tablet, cover and SIM to a card holder: 4 scans, 0 taps, 0 keys",
    { timeout: 120_000 },
    async () => {
      const person = await office.person("Jeanne", "Martin");
      const [tablet, cover, sim] = [
        await office.item("tablet"),
        await office.item("cover"),
        await office.item("sim"),
      ];
      const iccid = sim.identifiers.find(({ kind }) => kind === "iccid")?.value ?? "";

      const page = await holdUp(person.card, tablet.label, cover.label, iccid);
      await expect
        .poll(
          async () => (await office.call<{ items: unknown[] }>(`/items?holder=${person.id}`)).items.length,
          {
            timeout: patience,
          },
        )
        .toBe(3);

      expect(await effortOf(page)).toEqual(untouched);
      const { loan } = await office.read(tablet.id);
      expect((await office.read(cover.id)).loanId).toBe(loan?.id);
      expect((await office.read(sim.id)).loanId).toBe(loan?.id);
      await page.locator(".items", { hasText: tablet.label }).waitFor();
      await expectAnswerInSight(page);
    },
  );

  it("lends a whole kit: card and kit label, 0 taps", { timeout: 120_000 }, async () => {
    const person = await office.person("Nadia", "Benali");
    const kit = await office.kit(await office.item("tablet"), await office.item("cover"));
    const page = await holdUp(person.card, kit.code);
    await expect
      .poll(
        async () => (await office.call<{ items: unknown[] }>(`/items?holder=${person.id}`)).items.length,
        {
          timeout: patience,
        },
      )
      .toBe(2);
    expect(await effortOf(page)).toEqual(untouched);
  });

  it(
    "takes three items back: the command card, 3 scans, 0 taps; the loan is closed",
    { timeout: 120_000 },
    async () => {
      const person = await office.person("Marcel", "Petit");
      const items = [await office.item("tablet"), await office.item("cover"), await office.item("sim")];
      const loanId = await office.lend(person.id, ...items);
      const page = await holdUp(command("return"), ...items.map(({ label }) => label));
      await expect
        .poll(async () => (await office.call<{ closedAt: string | null }>(`/loans/${loanId}`)).closedAt, {
          timeout: patience,
        })
        .not.toBeNull();
      expect(await effortOf(page)).toEqual(untouched);
      for (const { id } of items) expect((await office.read(id)).state).toBe("in-stock");
    },
  );

  it("takes three items back with 1 scan and 1 tap", { timeout: 120_000 }, async () => {
    const person = await office.person("Sylvie", "Caron");
    const items = [await office.item("tablet"), await office.item("cover"), await office.item("sim")];
    await office.lend(person.id, ...items);
    const page = await holdUp(command("return"), items[0]?.label ?? "");
    await page.getByRole("button", { name: "Tout est là" }).click({ timeout: patience });
    await expect
      .poll(async () => (await office.call<{ items: unknown[] }>(`/items?holder=${person.id}`)).items.length)
      .toBe(0);
    expect(await effortOf(page)).toEqual({ taps: 1, keys: 0 });
  });

  it(
    "records a top-up: SIM and voucher, 0 taps; SIM and favourite offer, 1 tap",
    { timeout: 180_000 },
    async () => {
      const sim = await office.item("sim");
      const offer = {
        operator: "Orange",
        name: "Recharge 10 Go",
        amount: 1000,
        validityDays: 30,
        favourite: true,
      };
      const { id: offerId } = await office.call<{ id: string }>("/offers", offer);
      const code = "RX48205517";
      await office.run({ type: "receive-voucher", voucherId: crypto.randomUUID(), offerId, code });

      const page = await holdUp(command("top-up"), sim.label, code);
      const topUps = async () => (await office.call<{ total: number }>(`/top-ups?sim=${sim.id}`)).total;
      await expect.poll(topUps, { timeout: patience }).toBe(1);
      expect(await effortOf(page)).toEqual(untouched);

      const next = await holdUp(command("top-up"), sim.label);
      await next.getByRole("button", { name: /Recharge 10 Go/ }).click({ timeout: patience });
      await expect.poll(topUps, { timeout: 5000 }).toBe(2);
      expect(await effortOf(next)).toEqual({ taps: 1, keys: 0 });
    },
  );

  it(
    "fills a batch: its label, then the devices; what misses erasure is shown",
    { timeout: 120_000 },
    async () => {
      const batch = await office.batch();
      const devices = [await office.retired("laptop"), await office.retired("tablet")];
      const page = await holdUp(batch.label, ...devices.map(({ label }) => label));
      const content = async () =>
        (await office.call<{ items: unknown[] }>(`/items?batch=${batch.id}`)).items.length;
      await expect.poll(content, { timeout: patience }).toBe(2);
      expect(await effortOf(page)).toEqual(untouched);
      await expect
        .poll(() => page.getByRole("button", { name: "Attester l’effacement" }).count(), { timeout: 5000 })
        .toBe(2);
    },
  );

  it("looks up whatever is held up, and changes nothing", { timeout: 120_000 }, async () => {
    const item = await office.item("tablet");
    const page = await holdUp(item.label);
    await page
      .getByText(/Réserve du CIAS/)
      .first()
      .waitFor({ timeout: patience });
    expect(await effortOf(page)).toEqual(untouched);
    expect((await office.read(item.id)).since).toBe(item.since);
  });
});
