import type { WantName } from "../../shared/scan/wanted-codes.ts";
import type { Scan, ScannerController, ScanReply } from "./scanner-controller.ts";

/** `changed`: another page takes codes now, or other codes, or none. */
export const activeScannerEvents = new EventTarget();

const listening: ScannerController[] = [];

export const activeScannerChanged = (): void => void activeScannerEvents.dispatchEvent(new Event("changed"));

export function enterScanner(scanner: ScannerController): void {
  listening.push(scanner);
  activeScannerChanged();
}

export function leaveScanner(scanner: ScannerController): void {
  listening.splice(listening.indexOf(scanner), 1);
  activeScannerChanged();
}

/** The field that has the focus, however deep inside components, where it takes what scanners type. */
function acceptingField(): HTMLInputElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!(element instanceof HTMLInputElement)) return undefined;
  return element.hasAttribute("data-accepts-scans") ? element : undefined;
}

/** Whether a code that comes from elsewhere has where to go. */
export const takesCodes = (): boolean => listening.length > 0 || acceptingField() !== undefined;

/** What the page that takes codes wants of many in view. */
export const wantedCodes = (): WantName => listening.at(-1)?.wants ?? "any";

/** Gives a code to the field or the page that is open, as if it had been read there; undefined where nothing takes codes. */
export function deliver(scan: Scan): ScanReply | "repeated" | undefined {
  const field = acceptingField();
  if (field) return fill(field, scan.text);
  return listening.at(-1)?.read(scan);
}

function fill(field: HTMLInputElement, text: string): ScanReply {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  const label = field.labels?.[0]?.textContent?.replaceAll(/\(facultatif\)|\s+/g, " ").trim();
  const name = label || field.getAttribute("aria-label");
  return {
    tone: "applied",
    text: name ? `Reçu dans le champ «\u00a0${name}\u00a0».` : "Reçu dans le champ.",
  };
}
