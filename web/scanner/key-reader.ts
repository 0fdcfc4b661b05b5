/** What a key event means for a scanner. */
export type Stroke =
  /** A character, or a key that only prepares one (Shift, a digit of an Alt code): then it is empty. */
  | { type: "key"; key: string; swallow?: boolean }
  | { type: "end"; with: "enter" | "tab" }
  /** A person's: a key held down. */
  | { type: "person" }
  | { type: "nothing" };

const separator = "\u001d";
const nothing: Stroke = { type: "nothing" };
const silent: Stroke = { type: "key", key: "" };
const modifiers = new Set(["Shift", "Control", "Alt", "AltGraph", "CapsLock", "NumLock"]);
/** How a keyboard that suggests words (Android), or an input method, names every key. */
const unnamed = new Set(["Unidentified", "Process"]);
/** What a keypad gives while Num Lock is off. */
const keypad = /^Numpad([0-9])$/;

/** Control characters as some scanners send their ends: Ctrl+M is CR, Ctrl+J is LF, Ctrl+I is Tab. */
const controlEnds: Record<string, "enter" | "tab"> = { KeyM: "enter", KeyJ: "enter", KeyI: "tab" };

/**
 * Turns the keys of a scanner into the characters that it meant, as far as a browser shows them: dead keys, codes typed with Alt
 * and the keypad, the separator of GS1. Keeps only what one character needs.
 */
export class KeyReader {
  /** Digits typed while Alt is down; undefined while it is up. */
  #altCode: string | undefined;
  /** The accent of a dead key that waits for its letter. */
  #dead = "";
  /** Whether the last key kept its name to itself, so that only the input tells it. */
  #unnamed = false;
  /** What a keyboard with suggestions has under way. */
  #composing = "";

  /** @param running whether the key would belong to a burst that looks like a scanner's */
  keyDown(event: KeyboardEvent, running: boolean): Stroke {
    const { key, code, ctrlKey, altKey, metaKey } = event;
    this.#unnamed = unnamed.has(key);
    if (this.#unnamed) return nothing;
    if (modifiers.has(key)) return event.repeat ? nothing : silent;
    // A key held down repeats as fast as a scanner types.
    if (event.repeat) return { type: "person" };
    if (key === "Enter" || key === "Tab") return { type: "end", with: key === "Enter" ? "enter" : "tab" };
    const altGr = event.getModifierState("AltGraph");
    const digit = keypad.exec(code)?.[1];
    if (altKey && !altGr && !ctrlKey && digit !== undefined) {
      this.#altCode = (this.#altCode ?? "") + digit;
      return silent;
    }
    // Ctrl+] is how many scanners send the separator of GS1.
    if (ctrlKey && !altGr && (key === "]" || code === "BracketRight")) return this.#separator();
    const end = controlEnds[code];
    if (ctrlKey && !altGr && running && end) return { type: "end", with: end };
    if (key === "F8" && running) return this.#separator();
    if (key === "Dead") return this.#deadKey(event);
    if ((ctrlKey || metaKey || altKey) && !altGr) return nothing;
    if (digit !== undefined && key.length > 1) return { type: "key", key: digit };
    if (key.length !== 1) return nothing;
    return { type: "key", key: this.#afterDeadKey(key) };
  }

  /** Alt released: the character whose number was typed. */
  keyUp(event: KeyboardEvent): Stroke {
    if (event.key !== "Alt" || this.#altCode === undefined) return nothing;
    const number = Number(this.#altCode);
    this.#altCode = undefined;
    // Windows shows the first 31 as drawings, and what lies beyond ASCII depends on its language.
    if (number < 1 || number > 126) return nothing;
    return { type: "key", key: String.fromCharCode(number) };
  }

  /**
   * Text on its way into a field. A keyboard with suggestions (Android) gives no keys: one character at a time is then the only
   * sign of a scanner. Whole words are a person's suggestion, a paste or a voice.
   */
  input(event: InputEvent): Stroke {
    const { inputType, data } = event;
    if (!this.#unnamed) return nothing;
    if (inputType === "insertLineBreak" || inputType === "insertParagraph")
      return { type: "end", with: "enter" };
    if (data === null || (inputType !== "insertText" && inputType !== "insertCompositionText"))
      return nothing;
    const before = inputType === "insertCompositionText" ? this.#composing : "";
    this.#composing = inputType === "insertCompositionText" ? data : "";
    if (!data.startsWith(before)) return nothing;
    const added = [...data.slice(before.length)];
    return added.length === 1 ? { type: "key", key: added[0] ?? "" } : nothing;
  }

  compositionEnd(): void {
    this.#composing = "";
  }

  #separator(): Stroke {
    return { type: "key", key: separator, swallow: true };
  }

  #deadKey({ shiftKey, code }: KeyboardEvent): Stroke {
    // The only dead keys that an American scanner hits on an AZERTY keyboard.
    if (code !== "BracketLeft" && code !== "Equal") return nothing;
    this.#dead = shiftKey ? "¨" : "^";
    return { type: "key", key: this.#dead };
  }

  /** The letter alone: its accent has been counted, whether the browser shows the two together or not. */
  #afterDeadKey(key: string): string {
    const dead = this.#dead;
    this.#dead = "";
    return dead === "" ? key : (key.normalize("NFD")[0] ?? key);
  }
}
