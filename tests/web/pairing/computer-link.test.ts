import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { bareBrowser, refusedBy, signInAs } from "../../support/offline-page.ts";

/** What the server says to the next questions for news, in their order; then it is silent. */
let news: (() => unknown)[];
let asked: string[];
let browser: ReturnType<typeof bareBrowser>;
const flush = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  asked = [];
  browser = bareBrowser(async (path) => {
    asked.push(path);
    const say = news.shift();
    return say ? say() : new Promise(() => {});
  });
  vi.stubGlobal("HTMLInputElement", class {});
  vi.stubGlobal("document", Object.assign(new EventTarget(), { hasFocus: () => true, activeElement: null }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function paired() {
  browser.device.setItem("phone pairing anne", "p");
  const { computerLink } = await import("../../../web/pairing/computer-link.ts");
  const { setSession, currentSession } = await import("../../../web/session/session-state.ts");
  signInAs("anne", setSession);
  expect(currentSession()?.user.id).toBe("anne");
  await flush();
  return { computerLink, setSession };
}
const phone = { device: "Téléphone" };
const there = () => ({ seq: 1, phone, scans: [] });

it("a pairing that the server knows no more is over: nothing asks for it again, and a reload does not either", async () => {
  news = [there, () => refusedBy(404, "not-found")];
  const { computerLink } = await paired();
  await flush();
  expect(asked).toHaveLength(2);
  expect([computerLink.phone, browser.device.getItem("phone pairing anne")]).toEqual([null, null]);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toHaveLength(2);
});

it("a server that does not answer is asked again; the pairing stays", async () => {
  news = [() => refusedBy(500, "unexpected"), there];
  const { computerLink } = await paired();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(computerLink.phone).toEqual(phone);
  expect(browser.device.getItem("phone pairing anne")).toBe("p");
});

it("what comes after somebody else has signed in is not shown to them", async () => {
  let say: (answer: unknown) => void = () => {};
  news = [() => new Promise((answer) => (say = answer))];
  const { computerLink, setSession } = await paired();
  signInAs("paul", setSession);
  say(there());
  await flush();
  expect(computerLink.phone).toBeNull();
});
