import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";

const virtualKeys: Record<string, number> = { Enter: 13, Tab: 9 };
const texts: Record<string, string> = { Enter: "\r", Tab: "" };
/**
 * Types as a scanner does: real key events whose times, as with hardware, owe nothing to how busy this machine is.
 *
 * @param delay milliseconds from key to key
 * @param end keys that end the code
 */
export async function typeAsScanner(
  page: Page,
  text: string,
  delay = 5,
  end: string[] = ["Enter"],
): Promise<void> {
  const keys = [...text, ...end];
  const session = await page.context().newCDPSession(page);
  const begin = Date.now() / 1000;
  const sent = keys.flatMap((key, index) => {
    const timestamp = begin + (index * delay) / 1000;
    const named = { key, windowsVirtualKeyCode: virtualKeys[key], timestamp };
    return [
      session.send("Input.dispatchKeyEvent", { ...named, type: "keyDown", text: texts[key] ?? key }),
      session.send("Input.dispatchKeyEvent", { ...named, type: "keyUp" }),
    ];
  });
  await Promise.all(sent);
  await session.detach();
  // The last key has its time then, and whatever comes next comes after it.
  await setTimeout(Math.max(0, begin * 1000 + keys.length * delay - Date.now()));
}
