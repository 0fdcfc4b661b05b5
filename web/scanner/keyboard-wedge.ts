import { WedgeBuffer } from "./wedge-buffer.ts";

/** Silence after which a scanner without a terminator has finished, in milliseconds; longer than one stumble. */
const silence = 100;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const textual = new Set(["text", "search", "tel", "url", "email", "password", "number"]);

/** Keys arrive at the innermost element; fields of components live behind several shadow roots. */
function fieldOf(event: KeyboardEvent): Field | undefined {
  const [target] = event.composedPath();
  // Letters choose in a list too.
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return target;
  if (target instanceof HTMLInputElement && textual.has(target.type)) return target;
  return undefined;
}

/** What a field held, and where its caret was, before a burst of keys. */
interface Before {
  field: Field;
  value: string;
  caret: [number, number] | undefined;
}

function remember(field: Field | undefined): Before | undefined {
  if (!field) return undefined;
  const { selectionStart: from, selectionEnd: to } = field as Partial<HTMLInputElement>;
  const caret: Before["caret"] = typeof from === "number" && typeof to === "number" ? [from, to] : undefined;
  return { field, value: field.value, caret };
}

/** Puts a field back to what it held before the scanner typed into it, in a way that its component notices. */
function restore({ field, value, caret }: Before): void {
  field.value = value;
  if (caret && !(field instanceof HTMLSelectElement)) field.setSelectionRange(...caret);
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * Listens for a scanner that acts as a keyboard, wherever the focus is. What a person types is never touched; what a scanner
 * typed into a field is taken out of it again, and its Enter or Tab goes no further, so that it can't submit a half-filled form.
 * A field marked `data-accepts-scans` keeps what the scanner typed, and nothing is reported.
 *
 * @returns a function that stops listening
 */
export function listenToWedge(onCode: (text: string) => void): () => void {
  const buffer = new WedgeBuffer();
  let before: Before | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const report = (code: string | undefined): boolean => {
    clearTimeout(timer);
    if (code === undefined) return false;
    if (before?.field.hasAttribute("data-accepts-scans")) return true;
    if (before) restore(before);
    onCode(code);
    return true;
  };

  const swallow = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    // A key held down repeats as fast as a scanner types.
    if (event.repeat) return buffer.forget();
    const at = event.timeStamp;
    if (event.key === "Enter" || event.key === "Tab") {
      if (report(buffer.terminate(at)) || buffer.isLateTerminator(at)) swallow(event);
      return;
    }
    // Ctrl+] is how many scanners send the separator of GS1.
    const separator = event.ctrlKey && (event.key === "]" || event.code === "BracketRight");
    const altGr = event.getModifierState("AltGraph");
    if (separator) event.preventDefault();
    else if (event.key.length !== 1 || ((event.ctrlKey || event.metaKey || event.altKey) && !altGr)) return;

    const begins = buffer.add({ key: separator ? "\u001d" : event.key, at });
    if (begins) before = remember(fieldOf(event));
    // A blank inside a code would press the button that has the focus, or scroll the page.
    else if (event.key === " " && !before) event.preventDefault();
    clearTimeout(timer);
    timer = setTimeout(() => report(buffer.fallSilent()), silence);
  };

  window.addEventListener("keydown", onKey, true);
  return () => {
    clearTimeout(timer);
    window.removeEventListener("keydown", onKey, true);
  };
}
