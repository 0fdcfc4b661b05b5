import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { launchChromium } from "../support/chromium.ts";
import { phone, scanByUsb } from "../support/desk-browser.ts";
import { startProgram } from "../support/running-app.ts";

let browser: Browser;
let program: Awaited<ReturnType<typeof startProgram>>;

beforeAll(async () => {
  [browser, program] = await Promise.all([launchChromium(), startProgram("main")]);
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

it("sets up in the browser, registers the first tablet, shows its label and lends it by scanning", async () => {
  const context = await browser.newContext({ viewport: phone, locale: "fr-FR", timezoneId: "Europe/Paris" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  expect(program.setUpLink).toContain("/installation?token=");
  await page.goto(program.setUpLink);
  expect(await page.title()).not.toBe("");
});
