import { fromAmerican, garbledForms, undoLayout } from "../../shared/scan/keyboard-layout.ts";
import { forget, recall, remember } from "./device-memory.ts";

export const terminators = ["auto", "enter", "tab", "none"] as const;
export type Terminator = (typeof terminators)[number];

/** `auto`: read back what is plainly garbled. `american`: read back everything. `as-typed`: change nothing. */
export const readerKeyboards = ["auto", "american", "as-typed"] as const;
export type ReaderKeyboard = (typeof readerKeyboards)[number];

/** How the USB or Bluetooth reader of this device is set up. */
export interface ReaderSettings {
  /** What the reader adds in front of each code, and behind it. */
  prefix: string;
  suffix: string;
  terminator: Terminator;
  keyboard: ReaderKeyboard;
}

export const originalReader: ReaderSettings = {
  prefix: "",
  suffix: "",
  terminator: "auto",
  keyboard: "auto",
};
const key = "scanner reader";

const oneOf = <Value extends string>(values: readonly Value[], value: unknown, otherwise: Value): Value =>
  values.find((known) => known === value) ?? otherwise;

const textOf = (value: unknown) => (typeof value === "string" ? value.slice(0, 20) : "");

/** Read at each scan: another window of the browser may have changed them. */
export const readerSettings = (): ReaderSettings => parseSettings(recall(key));

/** Whether nothing that the reader types may be read back. */
export const readsAsTyped = (): boolean => readerSettings().keyboard === "as-typed";

/** What was kept, however damaged: each part that makes no sense is as it was at first. */
export function parseSettings(kept: string | undefined): ReaderSettings {
  try {
    const { prefix, suffix, terminator, keyboard } = JSON.parse(kept ?? "{}") as Record<string, unknown>;
    return {
      prefix: textOf(prefix),
      suffix: textOf(suffix),
      terminator: oneOf(terminators, terminator, "auto"),
      keyboard: oneOf(readerKeyboards, keyboard, "auto"),
    };
  } catch {
    return originalReader;
  }
}

export const setReader = (settings: ReaderSettings): void => remember(key, JSON.stringify(settings));

export const resetReader = (): void => forget(key);

export interface Prepared {
  text: string;
  /** What was taken off, as it arrived. */
  prefix?: string;
  suffix?: string;
}

/**
 * Takes off what the reader adds, and reads back a reader that is known to be American. A prefix that arrives garbled is known as
 * such only in front of a code that is garbled too.
 */
export function prepareScan(raw: string, { prefix, suffix, keyboard }: ReaderSettings): Prepared {
  const american = keyboard === "american";
  const fronts = [...garbledForms(prefix).filter((form) => form && raw.startsWith(form)), ""];
  const backs = [...garbledForms(suffix).filter((form) => form && raw.endsWith(form)), ""];
  for (const front of fronts)
    for (const back of backs) {
      const inner = raw.slice(front.length, raw.length - back.length);
      const asWritten = ["", prefix].includes(front) && ["", suffix].includes(back);
      if (front.length + back.length >= raw.length || !(asWritten || american || undoLayout(inner))) continue;
      return {
        text: american ? (fromAmerican(inner)?.text ?? inner) : inner,
        ...(front ? { prefix: front } : {}),
        ...(back ? { suffix: back } : {}),
      };
    }
  return { text: raw };
}
