import { WedgeBuffer } from "./wedge-buffer.ts";

/** Silence after which a scanner without a terminator has finished, in milliseconds. */
const silence = 80;

type Field = HTMLInputElement | HTMLTextAreaElement;

const textual = new Set(["text", "search", "tel", "url", "email", "password", "number", ""]);

/** Keys arrive at the innermost element; fields of components live behind several shadow roots. */
function fieldOf(event: KeyboardEvent): Field | undefined {
  const [target] = event.composedPath();
  if (target instanceof HTMLTextAreaElement) return target;
  if (target instanceof HTMLInputElement && textual.has(target.type)) return target;
  return undefined;
}

/** Puts a field back to what it held before the scanner typed into it, in a way that its component notices. */
function restore(field: Field, value: string): void {
  if (field.value === value) return;
  field.value = value;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

/**
 * Listens for a scanner that acts as a keyboard, wherever the focus is. What a person types is never touched; what a scanner
 * typed into a field is taken out of it again, and its Enter or Tab goes no further, so that it can't submit a half-filled form.
 *
 * @returns a function that stops listening
 */
export function listenToWedge(onCode: (text: string) => void): () => void {
  const buffer = new WedgeBuffer();
  let field: Field | undefined;
  let before = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  const begin = (event: KeyboardEvent) => {
    field = fieldOf(event);
    before = field?.value ?? "";
  };

  const finish = (at: number): boolean => {
    clearTimeout(timer);
    const code = buffer.end(at);
    if (code === undefined) return false;
    if (field) restore(field, before);
    onCode(code);
    return true;
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const at = event.timeStamp;
    if (event.key === "Enter" || event.key === "Tab") {
      if (!finish(at)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // Ctrl+] is how many scanners send the separator of GS1.
    const separator = event.ctrlKey && (event.key === "]" || event.code === "BracketRight");
    const altGr = event.getModifierState("AltGraph");
    if (separator) event.preventDefault();
    else if (event.key.length !== 1 || ((event.ctrlKey || event.metaKey || event.altKey) && !altGr)) return;

    const length = buffer.length;
    buffer.add({ key: separator ? "\u001d" : event.key, at });
    if (buffer.length <= length || length === 0) begin(event);
    clearTimeout(timer);
    timer = setTimeout(() => finish(at), silence);
  };

  window.addEventListener("keydown", onKey, true);
  return () => {
    clearTimeout(timer);
    window.removeEventListener("keydown", onKey, true);
  };
}
