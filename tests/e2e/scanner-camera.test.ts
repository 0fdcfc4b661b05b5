import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SceneCode } from "../support/barcode-video.ts";
import { phone } from "../support/desk-browser.ts";
import { openCamera, playOn, ScannerSite, seen, texts } from "../support/scanner-site.ts";
import { typeAsScanner } from "../support/usb-scanner.ts";

let site: ScannerSite;

beforeAll(async () => {
  site = await ScannerSite.start();
});
afterAll(() => site.stop());

describe("the camera reads", () => {
  const codes: [name: string, code: SceneCode, text?: string, symbology?: RegExp][] = [
    ["a label", { bcid: "code128", text: "GVM-E000127", scale: 3 }],
    ["an ICCID", { bcid: "code128", text: "8933150319080021336", scale: 3 }],
    ["Code 39", { bcid: "code39", text: "R9JT40ABCDE", scale: 3 }],
    ["EAN-13", { bcid: "ean13", text: "3760123456784", scale: 3 }],
    ["a QR code", { bcid: "qrcode", text: "https://relais.test/e/GVM-E000127", scale: 5 }],
    ["DataMatrix", { bcid: "datamatrix", text: "GVM-E000127", scale: 6 }],
    [
      "GS1-128 with its separators",
      { bcid: "gs1-128", text: "(01)03760123456784(21)AB12(10)L7", scale: 3 },
      "010376012345678421AB12\u001d10L7",
      /^\]C1$/,
    ],
  ];

  it.each(codes)("%s, once, and nothing else", async (_name, code, text = code.text, symbology = /./) => {
    const page = await site.film({ codes: [code], seconds: 2 });
    await openCamera(page);
    await expect.poll(() => texts(page), { timeout: 20_000 }).toEqual([text]);
    // Long enough for the film to begin again, and for every deeper pass to have its turn.
    await playOn(page, 3);
    const { scans } = await seen(page);
    expect(scans).toMatchObject([{ text, source: "camera", symbology: expect.stringMatching(symbology) }]);
  });

  it("all codes of a box at once", async () => {
    const box: SceneCode[] = [
      { bcid: "ean13", text: "3760123456784", x: 330, y: 180, scale: 3 },
      { bcid: "code128", text: "356938035643809", x: 900, y: 180, scale: 3 },
      { bcid: "code128", text: "R52N30ABCDE", x: 380, y: 500, scale: 2 },
      { bcid: "datamatrix", text: "GVM-E000127", x: 900, y: 500, scale: 5 },
    ];
    const page = await site.film({ codes: box, seconds: 2 });
    await openCamera(page);
    const wanted = box.map(({ text }) => text).sort();
    await expect.poll(async () => (await texts(page)).sort(), { timeout: 20_000 }).toEqual(wanted);
  });

  it("one code after another, each once", async () => {
    const labels = ["GVM-E000127", "GVM-E000135", "GVM-E000143"];
    const page = await site.film(
      ...labels.map((text) => ({ codes: [{ bcid: "code128" as const, text, scale: 3 }], seconds: 1 })),
    );
    await openCamera(page);
    await expect.poll(async () => new Set(await texts(page)), { timeout: 20_000 }).toEqual(new Set(labels));
    // A label is out of view for two seconds in each round: it may come again, but never twice running.
    const read = await texts(page);
    expect(read.filter((text, index) => text === read[index - 1])).toEqual([]);
  });

  it.each([
    { light: 0.2, grain: 12, scale: 3 },
    { light: 0.15, grain: 16, scale: 2 },
  ])("a label in a dark, grainy picture (light $light, grain $grain)", async ({ light, grain, scale }) => {
    const label: SceneCode = { bcid: "code128", text: "GVM-E000127", scale };
    const page = await site.film({ codes: [label], seconds: 2, light, grain });
    await openCamera(page);
    await expect.poll(() => texts(page), { timeout: 30_000 }).toEqual([label.text]);
  });

  it("a label in a browser that knows no VideoFrame", async () => {
    const page = await site.film({ codes: [{ bcid: "code128", text: "GVM-E000127", scale: 3 }], seconds: 2 });
    await page.evaluate(() => Reflect.deleteProperty(window, "VideoFrame"));
    await openCamera(page);
    await expect.poll(() => texts(page), { timeout: 20_000 }).toEqual(["GVM-E000127"]);
  });

  it("nothing where there is no code", async () => {
    const page = await site.film({ codes: [], seconds: 2, grain: 20 });
    await openCamera(page);
    await playOn(page, 4);
    expect(await texts(page)).toEqual([]);
  });

  it("until it is closed, and leaves nothing behind on the page", async () => {
    const page = await site.film({ codes: [], seconds: 1 });
    const before = await page.evaluate(() => [document.body.childElementCount, document.body.scrollHeight]);
    await openCamera(page);
    await playOn(page, 0);
    expect(await page.evaluate(() => document.body.scrollWidth)).toBeLessThanOrEqual(phone.width);
    const camera = await page
      .locator("bip-camera video")
      .evaluateHandle((video: HTMLVideoElement) => (video.srcObject as MediaStream).getTracks());
    await page.getByRole("button", { name: "Fermer l’appareil photo" }).click();
    await page.getByRole("button", { name: "Ouvrir l’appareil photo" }).waitFor();
    await expect
      .poll(() => camera.evaluate((tracks) => tracks.map(({ readyState }) => readyState)))
      .toEqual(["ended"]);
    expect(await page.evaluate(() => [document.body.childElementCount, document.body.scrollHeight])).toEqual(
      before,
    );
  });
});

describe("a camera that does not open says what to do", () => {
  const says = async (page: Page, sentence: RegExp) => {
    await openCamera(page);
    await page.getByRole("alert").filter({ hasText: sentence }).waitFor({ timeout: 20_000 });
    await page.getByRole("alert").filter({ hasText: "tapez le code" }).waitFor();
    await page.getByRole("button", { name: "Réessayer" }).waitFor();
    // The keyboard scanner works meanwhile.
    await typeAsScanner(page, "GVM-E000127", 5);
    await expect.poll(() => texts(page)).toEqual(["GVM-E000127"]);
  };

  it("refused", async () => {
    await says(
      await site.open({ args: ["--use-fake-device-for-media-stream", "--deny-permission-prompts"] }),
      /cadenas à gauche de l’adresse/,
    );
  });

  it("missing", async () => {
    await says(await site.open({ context: { permissions: ["camera"] } }), /Aucun appareil photo/);
  });

  it("in use", async () => {
    const busy = () => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException("Could not start video source", "NotReadableError"));
    };
    await says(await site.open({ first: busy }), /Une autre application utilise/);
  });

  it("no secure address", async () => {
    await says(
      await site.open({ host: "relais.test", args: ["--host-resolver-rules=MAP relais.test 127.0.0.1"] }),
      /adresses sécurisées/,
    );
  });

  it("an old browser", async () => {
    const old = () => Object.defineProperty(navigator, "mediaDevices", { value: undefined });
    await says(await site.open({ first: old }), /Ce navigateur ne sait pas/);
  });

  it("the decoder does not load", async () => {
    const page = await site.film({ codes: [], seconds: 1 });
    await page.route("**/*.wasm", (route) => route.abort());
    await says(page, /n’a pas démarré/);
  });

  it("unplugged while it was open", async () => {
    const page = await site.film({ codes: [], seconds: 1 });
    await openCamera(page);
    await playOn(page, 0);
    await page.locator("bip-camera video").evaluate((video: HTMLVideoElement) => {
      navigator.mediaDevices.enumerateDevices = () => Promise.resolve([]);
      const [track] = (video.srcObject as MediaStream).getVideoTracks();
      track?.dispatchEvent(new Event("ended"));
    });
    await page.getByRole("alert").filter({ hasText: "Aucun appareil photo" }).waitFor();
    await page.getByRole("button", { name: "Réessayer" }).click();
    await playOn(page, 0);
  });
});
