import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { BeneficiaryView } from "../shared/people/schema.ts";
import type { ItemView } from "../shared/stock/schema.ts";
import { launchChromium } from "../tests/support/chromium.ts";
import { desktop, openDesk, phone } from "../tests/support/desk-browser.ts";
import { typeAsScanner } from "../tests/support/usb-scanner.ts";
import { signedIn, startProgram } from "../tests/support/running-app.ts";

/** Draws the pictures of the README from the demonstration: npm run screenshots. */
const folder = join(import.meta.dirname, "..", "docs", "images");
mkdirSync(folder, { recursive: true });

const program = await startProgram("demo");
const browser = await launchChromium();
try {
  const { cookie, call } = await signedIn(program.url, "agent", "demo-bip-relais");
  const free = await call<{ items: ItemView[] }>("/items?state=in-stock&kind=tablet");
  const covers = await call<{ items: ItemView[] }>("/items?state=in-stock&kind=cover");
  const people = await call<{ items: BeneficiaryView[] }>("/beneficiaries?holding=false");

  const lend = async (page: Page, index: number) => {
    const codes = [people.items[index]?.card, free.items[index]?.label, covers.items[index]?.label];
    for (const [position, code] of codes.entries()) {
      await typeAsScanner(page, code ?? "");
      await page.locator(position === 0 ? ".panel .name" : `.items li:nth-child(${position})`).waitFor();
    }
  };
  for (const [index, [name, viewport]] of [
    ["bureau-telephone.png", phone] as const,
    ["bureau-ordinateur.png", desktop] as const,
  ].entries()) {
    const { page, context } = await openDesk(browser, program.url, cookie, { viewport });
    await page.locator("bip-dashboard-strip a").first().waitFor();
    await lend(page, index);
    await page.screenshot({ path: join(folder, name) });
    await context.close();
  }
} finally {
  await browser.close();
  await program.stop();
}
