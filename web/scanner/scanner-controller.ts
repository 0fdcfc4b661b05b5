import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Instant } from "../../shared/dates.ts";
import type { PhoneAnswer } from "../../shared/pairing/schema.ts";
import { isRepeat, type Sighting } from "../../shared/scan/deduplicate.ts";
import type { WantName } from "../../shared/scan/wanted-codes.ts";
import { activeScannerChanged, enterScanner, leaveScanner } from "./active-scanner.ts";
import { listenToWedge } from "./keyboard-wedge.ts";
import { readsAsTyped } from "./reader-settings.ts";

/** A code as it was read, before anyone knows what it is. */
export interface Scan {
  text: string;
  /** As the reader names it; absent where it does not know. */
  symbology?: string;
  source: "camera" | "photo" | "wedge" | "field" | "phone";
  /** The person pointed at it among several. */
  chosen?: boolean;
  /** What else was in the same picture. */
  beside?: Pick<Scan, "text" | "symbology">[];
  /** The reader's settings say that nothing may be read back. */
  asTyped?: boolean;
  /** When it was read, where that was not just now. */
  readAt?: Instant;
  /** Of a code that a paired phone read: what its answer is for. */
  relayId?: string;
}

/** What a page says of a code to a phone that read it; `later` where it will say so itself; nothing for « Lu ». */
export type ScanReply = PhoneAnswer | "later" | void;

/**
 * Everything that reads codes for a page: the USB or Bluetooth scanner that types anywhere, a paired phone, and what the page
 * hands on from its camera and its field. The same code twice within two seconds counts once.
 */
export class ScannerController implements ReactiveController {
  readonly #onScan: (scan: Scan) => ScanReply;
  readonly #wants: () => WantName;
  #told: WantName | undefined;
  #last: Sighting | undefined;
  #stopListening: (() => void) | undefined;

  /** `wants` is what the page takes of many codes in view: a paired phone's camera is told. */
  constructor(
    host: ReactiveControllerHost,
    onScan: (scan: Scan) => ScanReply,
    wants: () => WantName = () => "any",
  ) {
    this.#onScan = onScan;
    this.#wants = wants;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopListening = listenToWedge((text) =>
      this.read({ text, source: "wedge", asTyped: readsAsTyped() }),
    );
    enterScanner(this);
  }

  hostDisconnected(): void {
    this.#stopListening?.();
    leaveScanner(this);
  }

  hostUpdated(): void {
    if (this.wants === this.#told) return;
    this.#told = this.wants;
    activeScannerChanged();
  }

  get wants(): WantName {
    return this.#wants();
  }

  read(scan: Scan): ScanReply | "repeated" {
    const sighting = { value: scan.text, at: scan.readAt ? Date.parse(scan.readAt) : Date.now() };
    const repeated = isRepeat(this.#last, sighting);
    this.#last = sighting;
    return repeated ? "repeated" : this.#onScan(scan);
  }
}
