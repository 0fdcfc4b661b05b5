import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scene } from "../support/barcode-video.ts";
import { openCamera, playOn, ScannerSite, texts } from "../support/scanner-site.ts";

let site: ScannerSite;

beforeAll(async () => {
  site = await ScannerSite.start();
});
afterAll(() => site.stop());

const label: Scene = { codes: [{ bcid: "code128", text: "GVM-E000127", scale: 3 }], seconds: 2 };
const nothing: Scene = { codes: [], seconds: 1 };

/** What the page notes for the test. */
interface Noted {
  constraints: Record<string, unknown>[];
  openings: number;
  tracks: MediaStreamTrack[];
  frames: number;
  hidden: boolean;
}

/** Runs in the page before anything else: counts cameras and frames, and lets the test hide the page. */
function note(): void {
  const noted: Noted = { constraints: [], openings: 0, tracks: [], frames: 0, hidden: false };
  Object.assign(window, { noted });
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    noted.openings++;
    const stream = await open(constraints);
    noted.tracks.push(...stream.getVideoTracks());
    return stream;
  };
  Object.defineProperty(document, "hidden", { get: () => noted.hidden });
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
    noted.frames++;
    post.apply(this, message as Parameters<typeof post>);
  };
}

/** The fake camera of Chromium has neither light nor zoom: it is made to say that it has, and what is asked of it is noted. */
function noteWithHelp(): void {
  const { noted } = window as unknown as { noted: Noted };
  MediaStreamTrack.prototype.getCapabilities = () =>
    ({
      torch: true,
      zoom: { min: 1, max: 5, step: 0.1 },
      focusMode: ["continuous", "single-shot"],
    }) as MediaTrackCapabilities;
  MediaStreamTrack.prototype.applyConstraints = (constraints) => {
    noted.constraints.push(...((constraints?.advanced ?? []) as Record<string, unknown>[]));
    return Promise.resolve();
  };
}

const noted = <Value>(page: Page, read: (noted: Noted) => Value): Promise<Value> =>
  page.evaluate(`(${read.toString()})(window.noted)`) as Promise<Value>;
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => {
    (window as unknown as { noted: Noted }).noted.hidden = hidden;
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

async function watch(scene: Scene, { help = false } = {}): Promise<Page> {
  const camera = await site.camera(scene);
  const page = await site.open({ ...camera, context: { ...camera.context, hasTouch: true }, first: note });
  if (help) {
    await page.addInitScript(noteWithHelp);
    await page.reload();
  }
  return page;
}

describe("light, zoom and focus", () => {
  it("are not offered by a camera that has none", async () => {
    const page = await watch(label);
    await openCamera(page);
    await expect.poll(() => texts(page), { timeout: 20_000 }).toEqual(["GVM-E000127"]);
    for (const name of ["Lampe", "Rapprocher", "Éloigner"])
      expect(await page.getByRole("button", { name }).count()).toBe(0);
    expect(await page.getByLabel("Objectif").count()).toBe(0);
  });

  it("are offered by a camera that has them; the zoom is remembered, and never forgets the light", async () => {
    const page = await watch(nothing, { help: true });
    await openCamera(page);
    await page.getByRole("button", { name: "Lampe" }).click();
    await page.getByRole("button", { name: "Lampe", pressed: true }).waitFor();
    expect(await page.getByRole("button", { name: "Éloigner" }).isDisabled()).toBe(true);
    for (let step = 0; step < 4; step++) await page.getByRole("button", { name: "Rapprocher" }).click();
    await expect.poll(() => page.getByRole("button", { name: "Rapprocher" }).isDisabled()).toBe(true);
    await expect
      .poll(() => noted(page, ({ constraints }) => constraints.at(-1)))
      .toEqual({ torch: true, zoom: 5, focusMode: "continuous" });

    await page.reload();
    await expect
      .poll(() => noted(page, ({ constraints }) => constraints.at(-1)), { timeout: 20_000 })
      .toEqual({ zoom: 5, focusMode: "continuous" });
  });

  it("focuses where the picture is tapped", async () => {
    const page = await watch(nothing, { help: true });
    await openCamera(page);
    await playOn(page, 1);
    const { width = 0, height = 0 } = (await page.locator("bip-camera video").boundingBox()) ?? {};
    await page.locator("bip-camera .view").tap({ position: { x: width * 0.25, y: height * 0.75 } });
    await expect
      .poll(() => noted(page, ({ constraints }) => constraints.at(-1)))
      .toMatchObject({
        focusMode: "single-shot",
        pointsOfInterest: [{ x: expect.closeTo(0.25, 1) as number, y: expect.closeTo(0.75, 1) as number }],
      });
  });

  it("zooms with two fingers", async () => {
    const page = await watch(nothing, { help: true });
    await openCamera(page);
    await playOn(page, 0);
    const {
      x = 0,
      y = 0,
      width = 0,
      height = 0,
    } = (await page.locator("bip-camera video").boundingBox()) ?? {};
    const fingers = (apart: number) =>
      [-1, 1].map((side) => ({ x: x + width / 2 + (side * apart) / 2, y: y + height / 2 }));
    const client = await page.context().newCDPSession(page);
    await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(60) });
    for (const apart of [80, 100, 120])
      await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(apart) });
    await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expect
      .poll(() => noted(page, ({ constraints }) => constraints.at(-1)?.zoom))
      .toEqual(expect.closeTo(2, 1));
  });
});

describe("the camera rests", () => {
  it("while the page is hidden, and goes on after", async () => {
    const page = await watch(label);
    await openCamera(page);
    await expect.poll(() => texts(page), { timeout: 20_000 }).toEqual(["GVM-E000127"]);
    await hide(page, true);
    const before = await noted(page, ({ frames }) => frames);
    await playOn(page, 1);
    expect(await noted(page, ({ frames }) => frames)).toBe(before);
    await hide(page, false);
    await expect.poll(() => noted(page, ({ frames }) => frames)).toBeGreaterThan(before);
  });

  it("after five minutes without a code, says so, and goes on at a touch", async () => {
    const camera = await site.camera(nothing);
    const page = await site.open({ ...camera, first: note });
    await page.clock.install();
    await openCamera(page);
    await playOn(page, 0);
    await page.clock.fastForward("05:01");
    await page.getByRole("status").filter({ hasText: "en veille" }).waitFor();
    await expect
      .poll(() => noted(page, ({ tracks }) => tracks.map((track) => track.readyState)))
      .toEqual(["ended"]);
    await page.getByRole("button", { name: "Reprendre la lecture" }).click();
    await playOn(page, 0);
    expect(await page.getByRole("status").filter({ hasText: "en veille" }).count()).toBe(0);
  });
});

describe("a camera that comes and goes", () => {
  it("is opened once, however often the button is pressed", async () => {
    const page = await watch(nothing);
    await page.getByRole("button", { name: "Ouvrir l’appareil photo" }).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await playOn(page, 1);
    expect(await noted(page, ({ openings }) => openings)).toBe(1);
  });

  it("is let go when the page is left while it opens", async () => {
    const page = await watch(nothing);
    await openCamera(page);
    await page.evaluate(() => document.querySelector("scanner-try")?.remove());
    await expect
      .poll(
        () => noted(page, ({ openings, tracks }) => [openings, ...tracks.map((track) => track.readyState)]),
        {
          timeout: 20_000,
        },
      )
      .toEqual([1, "ended"]);
  });

  it("is let go when it is closed while it opens", async () => {
    const page = await watch(nothing);
    await openCamera(page);
    await page.getByRole("button", { name: "Fermer l’appareil photo" }).click();
    await page.getByRole("button", { name: "Ouvrir l’appareil photo" }).waitFor();
    await openCamera(page);
    await playOn(page, 0);
    await expect
      .poll(() => noted(page, ({ tracks }) => tracks.filter((track) => track.readyState === "live").length))
      .toBe(1);
  });

  it("comes back with the page when the system took it away meanwhile", async () => {
    const page = await watch(label);
    await openCamera(page);
    await playOn(page, 0);
    await hide(page, true);
    await noted(page, ({ tracks }) => {
      for (const track of tracks) {
        track.stop();
        track.dispatchEvent(new Event("ended"));
      }
    });
    await page.getByRole("button", { name: "Ouvrir l’appareil photo" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await hide(page, false);
    await playOn(page, 0);
  });

  it("says that the system holds the picture back", async () => {
    const page = await watch(nothing);
    await openCamera(page);
    await playOn(page, 0);
    const mute = (muted: boolean) =>
      page.evaluate((muted) => {
        const [track] = (window as unknown as { noted: Noted }).noted.tracks;
        if (!track) return;
        Object.defineProperty(track, "muted", { value: muted, configurable: true });
        track.dispatchEvent(new Event(muted ? "mute" : "unmute"));
      }, muted);
    await mute(true);
    await page.getByText("L’appareil retient l’image").waitFor();
    await mute(false);
    await page.getByText("L’appareil retient l’image").waitFor({ state: "detached" });
  });
});

it("shows the picture as the phone is held, and follows when it is turned", async () => {
  const upright = () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 720, height: 1280 });
    const context = canvas.getContext("2d");
    Object.assign(window, { turn: () => Object.assign(canvas, { width: 1280, height: 720 }) });
    setInterval(() => context?.fillRect(Math.random() * 100, 0, 20, 20), 50);
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(20));
  };
  const page = await site.open({ first: upright });
  await openCamera(page);
  await playOn(page, 0);
  const shape = async () => {
    const { width = 0, height = 1 } = (await page.locator("bip-camera .view").boundingBox()) ?? {};
    return width / height;
  };
  // Of a tall picture the middle is shown, so that the answer below stays in sight.
  await expect.poll(shape).toBeCloseTo(4 / 3, 1);
  await page.evaluate(() => (window as unknown as { turn: () => void }).turn());
  await expect.poll(shape).toBeCloseTo(16 / 9, 1);
});

it("loads the decoder and the camera's code when it opens, not before", async () => {
  const page = await watch(label);
  const heavy: string[] = [];
  page.on("request", (request) => {
    if (/\.wasm|worker|html5-qrcode|esm/.test(request.url())) heavy.push(request.url());
  });
  await page.reload();
  await page.getByRole("button", { name: "Ouvrir l’appareil photo" }).waitFor();
  expect(heavy).toEqual([]);
  await openCamera(page);
  await expect.poll(() => texts(page), { timeout: 20_000 }).toEqual(["GVM-E000127"]);
  expect(heavy.some((url) => url.endsWith(".wasm"))).toBe(true);
});
