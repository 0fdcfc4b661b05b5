/** Keys that type no text there: a box is ticked, a file chosen. */
const unwritten = new Set(["button", "checkbox", "file", "hidden", "image", "radio", "reset", "submit"]);

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a field held, and what was selected in it, before a burst of keys. */
export interface Before {
  field: Field;
  value: string;
  selection?: [number, number, "forward" | "backward" | "none"];
}

/** Keys arrive at the innermost element; fields of components live behind several shadow roots. */
function fieldOf(event: Event): Field | undefined {
  const [target] = event.composedPath();
  // Letters choose in a list too.
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return target;
  return target instanceof HTMLInputElement && !unwritten.has(target.type) ? target : undefined;
}

/** The field that keys go to, as it is now; undefined where no field has the focus. */
export function rememberField(event: Event): Before | undefined {
  const field = fieldOf(event);
  if (!field) return undefined;
  const { selectionStart: from, selectionEnd: to, selectionDirection } = field as Partial<HTMLInputElement>;
  if (typeof from !== "number" || typeof to !== "number") return { field, value: field.value };
  return { field, value: field.value, selection: [from, to, selectionDirection ?? "none"] };
}

/** What a scanner typed into a field that takes it stands there as it was meant, whatever the keyboard made of it. */
export function replaceTyped(before: Before, text: string): void {
  const { field, value, selection } = before;
  const [from, to] = selection ?? [value.length, value.length, "none"];
  const meant = value.slice(0, from) + text + value.slice(to);
  if (field.value === meant) return;
  const caret = from + text.length;
  restoreField({ field, value: meant, ...(selection ? { selection: [caret, caret, "none"] } : {}) });
}

/** Puts a field back to what it held before the scanner typed into it, in a way that its component notices. */
export function restoreField({ field, value, selection }: Before): void {
  const changed = field.value !== value;
  if (changed) field.value = value;
  if (selection && !(field instanceof HTMLSelectElement)) field.setSelectionRange(...selection);
  if (!changed) return;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event("change", { bubbles: true }));
}
