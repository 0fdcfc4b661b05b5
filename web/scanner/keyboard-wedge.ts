import { KeyReader, type Stroke } from "./key-reader.ts";
import { readCode } from "../../shared/scan/read-code.ts";
import { prepareScan, readerSettings, readsAsTyped, type Prepared } from "./reader-settings.ts";
import { rememberField, replaceTyped, restoreField, type Before } from "./typed-field.ts";
import { longestStumble, WedgeBuffer, type Burst } from "./wedge-buffer.ts";

/** Silence after which a scanner without a terminator has finished, in milliseconds; longer than one stumble. */
const silence = longestStumble + 20;
/** The same where the settings name an end that does not come. */
const longSilence = 500;

/** What a scanner typed, and how. */
export interface WedgeScan extends Burst, Prepared {
  /** As it arrived; `text` is without what the reader adds. */
  raw: string;
  end: "enter" | "tab" | "none";
  capsLock: boolean;
}

/** Who listens; a code is for the last one alone, which is the page that is open. */
const listeners: symbol[] = [];

/**
 * Listens for a scanner that acts as a keyboard, wherever the focus is. What a person types is never touched; what a scanner
 * typed into a field is taken out of it again, and its Enter or Tab goes no further, so that it can't submit a half-filled form.
 * A field marked `data-accepts-scans` keeps the code, as it was meant, and nothing is reported. Keys inside another document (a
 * frame) never get here.
 *
 * @param options.last hears only what nobody else listens to
 * @returns a function that stops listening
 */
export function listenToWedge(
  onCode: (text: string, scan: WedgeScan) => void,
  options: { last?: boolean } = {},
): () => void {
  const self = Symbol("listener");
  if (options.last) listeners.unshift(self);
  else listeners.push(self);
  const hears = () => listeners.at(-1) === self;
  const buffer = new WedgeBuffer();
  const reader = new KeyReader();
  /** The field as it was before each key of the burst. */
  let befores: (Before | undefined)[] = [];
  let capsLock = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const report = (burst: Burst | undefined, end: WedgeScan["end"]): boolean => {
    clearTimeout(timer);
    if (burst === undefined) return false;
    const before = befores[burst.typed];
    const raw = burst.text.replace(/[\r\t]+$/, "");
    const prepared = prepareScan(raw, readerSettings());
    if (before?.field.hasAttribute("data-accepts-scans")) {
      const { reread } = readCode(prepared.text, { asTyped: readsAsTyped() });
      replaceTyped(before, reread ?? prepared.text);
      return true;
    }
    if (before) restoreField(before);
    onCode(prepared.text, { ...burst, raw, end, capsLock, ...prepared });
    return true;
  };

  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const take = (stroke: Stroke, event: Event) => {
    // A page that takes no codes leaves to its fields what is typed into them.
    const field = options.last ? rememberField(event)?.field : undefined;
    if (field && !field.hasAttribute("data-accepts-scans")) return buffer.forget();
    const at = event.timeStamp;
    const { terminator } = readerSettings();
    if (stroke.type === "person") return buffer.forget();
    if (stroke.type === "nothing") return;
    if (stroke.type === "end") {
      const ends = terminator === "auto" || terminator === stroke.with;
      const inside = !ends && buffer.looksScanned(at);
      const reported = ends && report(buffer.terminate(at), stroke.with);
      if (reported || inside || buffer.isLateTerminator(at)) swallow(event);
      else buffer.forget();
      if (!inside) return;
    }
    if (stroke.type === "key" && stroke.swallow) event.preventDefault();
    const key = stroke.type === "key" ? stroke.key : stroke.with === "enter" ? "\r" : "\t";
    const begins = buffer.add({ key, at });
    const before = rememberField(event);
    befores = begins ? [before] : [...befores, before];
    // A blank inside a code would press the button that has the focus, or scroll the page.
    if (!begins && key === " " && !before) event.preventDefault();
    clearTimeout(timer);
    const pause = terminator === "auto" || terminator === "none" ? silence : longSilence;
    timer = setTimeout(() => report(buffer.fallSilent(), "none"), pause);
  };

  const onKeyDown = (event: Event) => {
    // A browser that fills in a form by itself says "keydown" without a key.
    if (!(event instanceof KeyboardEvent) || !hears()) return;
    capsLock = event.getModifierState("CapsLock");
    take(reader.keyDown(event, buffer.looksScanned(event.timeStamp)), event);
  };
  const onKeyUp = (event: Event) => {
    if (event instanceof KeyboardEvent && hears()) take(reader.keyUp(event), event);
  };
  const onInput = (event: InputEvent) => {
    if (hears()) take(reader.input(event), event);
  };
  const onCompositionEnd = () => reader.compositionEnd();

  window.addEventListener("keydown", onKeyDown, true);
  window.addEventListener("keyup", onKeyUp, true);
  window.addEventListener("beforeinput", onInput, true);
  window.addEventListener("compositionend", onCompositionEnd, true);
  return () => {
    clearTimeout(timer);
    listeners.splice(listeners.indexOf(self), 1);
    window.removeEventListener("keydown", onKeyDown, true);
    window.removeEventListener("keyup", onKeyUp, true);
    window.removeEventListener("beforeinput", onInput, true);
    window.removeEventListener("compositionend", onCompositionEnd, true);
  };
}
