import { chromium, type Browser, type LaunchOptions } from "playwright-core";
import { findChromium } from "../../scripts/chromium.mjs";

/** The browser of this machine that the tests drive. */
export function chromiumPath(): string {
  const path = findChromium();
  if (path === null) throw new Error("No Chromium found: run `npm test`, or set BIP_CHROMIUM to its path.");
  return path;
}

/** Chromium's own sandbox refuses to start for root, which is what test containers run as. */
const SANDBOX_ARGS = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/**
 * Starts Chromium.
 * @example const browser = await launchChromium(fakeCamera("/tmp/labels.y4m"));
 */
export function launchChromium(args: string[] = [], options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    ...options,
    executablePath: chromiumPath(),
    args: [...SANDBOX_ARGS, "--disable-dev-shm-usage", ...args],
  });
}

/** The flags that make a camera of a video file (Y4M or MJPEG), played in a loop, allowed without a question. */
export function fakeCamera(videoPath: string): string[] {
  return [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${videoPath}`,
  ];
}
