import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page as Listing } from "../../shared/paging.ts";
import { launchChromium } from "../support/chromium.ts";
import { desktop, openDesk, phone } from "../support/desk-browser.ts";
import { linkOnScreen, pickUpPhone } from "../support/phone-browser.ts";
import { signedIn, startProgram } from "../support/running-app.ts";

let program: Awaited<ReturnType<typeof startProgram>>;
let browser: Browser;
let cookie: string;
const first: Record<string, string> = {};

beforeAll(async () => {
  [program, browser] = await Promise.all([startProgram("demo", ["--lan"]), launchChromium()]);
  const agent = await signedIn(program.url, "admin", "demo-bip-relais");
  cookie = agent.cookie;
  for (const list of ["items", "beneficiaries", "loans", "batches", "purchases"])
    first[list] = (await agent.call<Listing<{ id: string }>>(`/${list}`)).items[0]?.id ?? "";
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

const pages: [name: string, path: () => string][] = [
  ["desk", () => "/"],
  ["items", () => "/materiel"],
  ["item", () => `/materiel/${first.items}`],
  ["new item", () => "/materiel/nouveau"],
  ["delivery", () => "/materiel/recevoir"],
  ["SIMs", () => "/cartes-sim"],
  ["people", () => "/personnes"],
  ["person", () => `/personnes/${first.beneficiaries}`],
  ["loans", () => "/prets"],
  ["loan", () => `/prets/${first.loans}`],
  ["top-ups", () => "/recharges"],
  ["batches", () => "/lots"],
  ["batch", () => `/lots/${first.batches}`],
  ["labels", () => "/etiquettes"],
  ["prints", () => "/reglages/impressions"],
  ["cards", () => "/cartes"],
  ["purchases", () => "/achats"],
  ["new purchase", () => "/achats/nouveau"],
  ["purchase", () => `/achats/${first.purchases}`],
  ["attach to a purchase", () => `/achats/${first.purchases}/rattacher`],
  ["register", () => "/registre"],
  ["unused vouchers", () => "/registre/coupons"],
  ["funders", () => "/financeurs"],
  ["accounting", () => "/reglages/comptabilite"],
  ["inbox", () => "/a-resoudre"],
  ["settings", () => "/reglages"],
  ["reader", () => "/reglages/lecteur"],
  ["phone that is a reader", () => "/telephone"],
];

async function expectNoFault(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ["violations"],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    );
  });
  expect(found).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

it("pairing a phone: the code on the PC, the paired phone, and the pairing on the PC", async () => {
  const { page, context } = await openDesk(browser, program.url, cookie, { viewport: desktop });
  await page.getByRole("button", { name: "Utiliser mon téléphone comme lecteur" }).click();
  const link = await linkOnScreen(page);
  await expectNoFault(page);
  const pocket = await pickUpPhone(browser);
  const paired = await pocket.newPage();
  await paired.goto(link);
  await paired.getByText("Relié à l’ordinateur").waitFor();
  await expectNoFault(paired);
  await page.getByRole("button", { name: /^Téléphone relié/ }).click();
  await page.getByRole("button", { name: "Terminer la liaison" }).waitFor();
  await expectNoFault(page);
  await pocket.close();
  await context.close();
});

describe.each([
  ["phone", phone],
  ["PC", desktop],
])("on a %s", (_name, viewport) => {
  it.each(pages)(
    "%s: no fault that a machine can see, nothing wider than the screen",
    async (_page, path) => {
      const { page, context, problems } = await openDesk(browser, program.url, cookie, {
        viewport,
        path: path(),
      });
      await page.waitForLoadState("networkidle");
      await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
      await expectNoFault(page);
      expect(problems).toEqual([]);
      await context.close();
    },
  );
});
