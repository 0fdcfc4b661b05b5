import type { ReactiveController, ReactiveControllerHost } from "lit";
import { isRepeat, type Sighting } from "../../shared/scan/deduplicate.ts";
import { listenToWedge } from "./keyboard-wedge.ts";

/** A code as it was read, before anyone knows what it is. */
export interface Scan {
  text: string;
  /** As the reader names it; absent where it does not know. */
  symbology?: string;
  source: "camera" | "photo" | "wedge" | "field";
  /** The person pointed at it among several. */
  chosen?: boolean;
  /** What else was in the same picture. */
  beside?: Pick<Scan, "text" | "symbology">[];
}

/**
 * Everything that reads codes for a page: the USB or Bluetooth scanner that types anywhere, and what the page hands on from its
 * camera and its field. The same code twice within two seconds counts once.
 */
export class ScannerController implements ReactiveController {
  readonly #onScan: (scan: Scan) => void;
  #last: Sighting | undefined;
  #stopListening: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, onScan: (scan: Scan) => void) {
    this.#onScan = onScan;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopListening = listenToWedge((text) => this.read({ text, source: "wedge" }));
  }

  hostDisconnected(): void {
    this.#stopListening?.();
  }

  read(scan: Scan): void {
    const sighting = { value: scan.text, at: Date.now() };
    const repeated = isRepeat(this.#last, sighting);
    this.#last = sighting;
    if (!repeated) this.#onScan(scan);
  }
}
