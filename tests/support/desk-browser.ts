import type { Browser, BrowserContext, Page } from "playwright-core";

export const phone = { width: 390, height: 844 };
/** A phone held across. */
export const across = { width: 844, height: 390 };
export const desktop = { width: 1366, height: 768 };

/** A page whose person is signed in already, and whose every touch and key is counted. */
export async function openDesk(
  browser: Browser,
  url: string,
  cookie: string,
  options: {
    viewport?: { width: number; height: number };
    path?: string;
    /** Runs in each page before all else. */
    prepare?: () => void;
  } = {},
): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
  const context = await browser.newContext({
    viewport: options.viewport ?? phone,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    permissions: ["camera"],
  });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url }]);
  await context.addInitScript(countEffort);
  if (options.prepare) await context.addInitScript(options.prepare);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(url + (options.path ?? "/"));
  return { page, context, problems };
}

/** Which of them a person does not see whole, above the bar at the foot of the page, without scrolling. */
export async function outOfSight(page: Page, selectors: string[]): Promise<string[]> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const bar = page.getByRole("navigation", { name: "Menu principal" });
  const { y: top = 0 } = (await bar.count()) > 0 ? ((await bar.boundingBox()) ?? {}) : {};
  const foot = top > 0 ? top : height;
  const boxes = await Promise.all(selectors.map((one) => page.locator(one).first().boundingBox()));
  return selectors.filter((_, index) => {
    const box = boxes[index];
    return !box || box.y < 0 || box.x < 0 || box.y + box.height > foot || box.x + box.width > width;
  });
}

interface Effort {
  taps: number;
  keys: number;
}

/** Runs in the page: counts what a person does, not what scripts do. */
function countEffort(): void {
  const effort = { taps: 0, keys: 0 };
  Object.assign(window, { bipEffort: effort });
  addEventListener("pointerdown", (event) => (effort.taps += event.isTrusted ? 1 : 0), true);
  addEventListener("keydown", (event) => (effort.keys += event.isTrusted ? 1 : 0), true);
}

export const effortOf = (page: Page): Promise<Effort> =>
  page.evaluate(() => ({ ...(window as unknown as { bipEffort: Effort }).bipEffort }));

export const forgetEffort = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.assign((window as unknown as { bipEffort: Effort }).bipEffort, { taps: 0, keys: 0 });
  });
