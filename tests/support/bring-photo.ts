import type { Page } from "playwright-core";

/**
 * Hands the page a file as the browser does; the events cannot come from a real hand here.
 * @returns whether the page took it
 */
export function bring(
  page: Page,
  how: "drag" | "drop" | "paste",
  buffer: Buffer,
  type = "image/bmp",
): Promise<boolean> {
  return page.evaluate(
    ([how, base64, type]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], "photo", { type }));
      const options = { bubbles: true, cancelable: true, composed: true };
      const event =
        how === "paste"
          ? new ClipboardEvent("paste", { ...options, clipboardData: data })
          : new DragEvent(how === "drag" ? "dragover" : "drop", { ...options, dataTransfer: data });
      return !document.body.dispatchEvent(event);
    },
    [how, buffer.toString("base64"), type] as const,
  );
}
