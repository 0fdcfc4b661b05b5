import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";

const virtualKeys: Record<string, number> = {
  Enter: 13,
  Tab: 9,
  Shift: 16,
  Alt: 18,
  F8: 119,
  Unidentified: 229,
};
const texts: Record<string, string> = { Enter: "\r", Tab: "" };

/** One key as the browser sees it. */
export interface Press {
  key: string;
  code?: string;
  /** What it writes into a field; nothing for Shift and its like. */
  text?: string;
  /** 1 Alt, 2 Ctrl, 8 Shift. */
  modifiers?: number;
  /** Only down, or only up; both where nothing is said. */
  only?: "keyDown" | "keyUp";
}

const pressOf = (key: string): Press => ({ key, text: texts[key] ?? key });

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
  await pressAsScanner(page, [...text, ...end].map(pressOf), delay);
}

/** Presses these keys, `delay` milliseconds apart. */
export async function pressAsScanner(page: Page, keys: Press[], delay = 5): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const begin = Date.now() / 1000;
  const sent = keys.flatMap(({ only, ...press }, index) => {
    const timestamp = begin + (index * delay) / 1000;
    const named = { ...press, windowsVirtualKeyCode: virtualKeys[press.key], timestamp };
    const types = only ? [only] : (["keyDown", "keyUp"] as const);
    return types.map((type) =>
      session.send("Input.dispatchKeyEvent", {
        ...named,
        type: type === "keyDown" && press.text === undefined ? "rawKeyDown" : type,
        text: type === "keyDown" ? press.text : undefined,
      }),
    );
  });
  await Promise.all(sent);
  await session.detach();
  // The last key has its time then, and whatever comes next comes after it.
  await setTimeout(Math.max(0, begin * 1000 + keys.length * delay - Date.now()));
}

/** Types into the focused field as a phone does whose keyboard suggests words: keys without names, one character each. */
export async function typeAsPhoneKeyboard(page: Page, text: string, end = "Enter"): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const sent = [...text].flatMap((character) => [
    session.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: "Unidentified",
      windowsVirtualKeyCode: 229,
    }),
    session.send("Input.insertText", { text: character }),
    session.send("Input.dispatchKeyEvent", {
      type: "keyUp",
      key: "Unidentified",
      windowsVirtualKeyCode: 229,
    }),
  ]);
  sent.push(
    session.send("Input.dispatchKeyEvent", { type: "keyDown", ...pressOf(end), windowsVirtualKeyCode: 13 }),
    session.send("Input.dispatchKeyEvent", { type: "keyUp", key: end, windowsVirtualKeyCode: 13 }),
  );
  await Promise.all(sent);
  await session.detach();
}
