import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { onTestFinished } from "vitest";
import { desktop, openDesk, phone as viewport } from "./desk-browser.ts";
import type { Office } from "./office.ts";

const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
});

/** What the QR code on the computer's screen says, read from its picture as a phone reads it. */
export async function linkOnScreen(computer: Page): Promise<string> {
  const drawing = computer.getByRole("img", { name: /QR code/ });
  await drawing.locator("svg").waitFor();
  const picture = await computer.screenshot();
  const [code] = await readBarcodes(new Uint8Array(picture), { formats: ["QRCode"], tryHarder: true });
  if (!code) throw new Error("no QR code on the screen");
  return code.text;
}

/** A phone of nobody: its own browser profile, signed in nowhere, that accepts the certificate as its person would. */
export async function pickUpPhone(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport,
    hasTouch: true,
    isMobile: true,
    ignoreHTTPSErrors: true,
    locale: "fr-FR",
    permissions: ["camera"],
    userAgent:
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
  });
}

/** A computer with a page open, and a phone that its person has just scanned the code with; both are gone after the test. */
export async function pairPhone(office: Office, browsers: { computer: Browser; phone: Browser }, path = "/") {
  const cookie = await signIn(office);
  const {
    page: computer,
    context,
    problems,
  } = await openDesk(browsers.computer, office.url, cookie, { viewport: desktop, path });
  onTestFinished(() => context.close());
  await computer.getByRole("button", { name: "Utiliser mon téléphone comme lecteur" }).click();
  const link = await linkOnScreen(computer);
  const pocket = await pickUpPhone(browsers.phone);
  onTestFinished(() => pocket.close());
  const phone = await pocket.newPage();
  phone.on("pageerror", (error) => problems.push(error.message));
  await phone.goto(link);
  await phone.getByText("Relié à l’ordinateur").waitFor();
  await computer.getByRole("button", { name: /^Téléphone relié/ }).waitFor();
  return { computer, phone, pocket, link, problems };
}

/** A session of one test's own: signing out of it ends no other test's. */
async function signIn({ url, administrator: { login, password } }: Office): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login, password }),
  });
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** Types a code into the phone's field. */
export async function typeOnPhone(phone: Page, code: string): Promise<void> {
  await phone.getByLabel(/Tapez le code/).fill(code);
  await phone.getByRole("button", { name: "Envoyer" }).click();
}
