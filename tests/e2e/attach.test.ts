import { v7 } from "uuid";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PurchaseView } from "../../shared/purchases/schema.ts";
import { launchChromium } from "../support/chromium.ts";
import { openDesk } from "../support/desk-browser.ts";
import { openOffice, type Office } from "../support/office.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";

let office: Office;
let browser: Browser;

beforeAll(async () => {
  [office, browser] = await Promise.all([openOffice(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

it("what was here before its purchase is attached by scanning; each refusal stays until it was seen", async () => {
  const [first, second, sim] = [
    await office.item("tablet"),
    await office.item("tablet"),
    await office.item("sim"),
  ];
  const purchase = await office.call<PurchaseView>("/purchases", {
    id: v7(),
    supplier: "Boutique du numérique",
    date: "2027-02-15",
    lines: [{ id: v7(), modelId: first.modelId, quantity: 1 }],
  });
  const { page, problems } = await openDesk(browser, office.url, office.cookie, {
    path: `/achats/${purchase.id}/rattacher`,
  });
  await page.getByText("0 sur 1 reçu").waitFor();

  await typeAsScanner(page, first.label);
  await page.getByText("reçu", { exact: true }).waitFor();
  for (const text of [second.label, sim.label, "INCONNU-7"]) await typeAsScanner(page, text);
  const refused = page.getByRole("region", { name: "À regarder" });
  await refused.getByText("est complet, 1 sur 1").waitFor();
  await refused.getByText("n’a aucune ligne pour ce modèle").waitFor();
  await refused.getByText("« INCONNU-7 » n’est le numéro d’aucun équipement").waitFor();
  expect(await refused.getByRole("link", { name: `Voir ${second.label}` }).getAttribute("href")).toBe(
    `/e/${second.label}`,
  );
  await refused.getByRole("button", { name: "J’ai vu" }).first().click();
  await expect.poll(() => refused.getByRole("listitem").count()).toBe(2);

  await page.getByRole("button", { name: "Annuler" }).click();
  await page.getByText("0 sur 1 reçu").waitFor();
  expect((await office.read(first.id)).purchase).toBeNull();
  await typeAsScanner(page, second.label);
  await page.getByText("reçu", { exact: true }).waitFor();
  expect((await office.read(second.id)).purchase?.id).toBe(purchase.id);
  expect(problems).toEqual([]);
});
