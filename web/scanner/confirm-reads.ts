/** A code as the decoder found it in one frame. */
export interface FoundCode {
  text: string;
  /** `Code128`, `EAN13`, `QRCode` … */
  format: string;
  /** AIM identifier (`]C1`), where the decoder gives one. */
  symbology: string;
  /** Corners in the frame, in pixels. */
  corners: { x: number; y: number }[];
}

/** A code that is read wrong once is hardly read wrong the same way twice; two-dimensional codes correct themselves. */
const readsWanted = (format: string) => (format === "QRCode" || format === "DataMatrix" ? 1 : 2);
/** Reads that lie further apart do not confirm each other, in milliseconds. */
const readsWithin = 1500;
/** A code that stays in view is not read again until it has been away for so long, in milliseconds. */
const awayFor = 2000;

interface Seen {
  reads: number;
  last: number;
  told: boolean;
}

/** Decides which codes count, from the findings of frame after frame. Knows no clock. */
export class ReadConfirmer {
  readonly #seen = new Map<string, Seen>();

  /** The codes of this frame that count now, for the first time since they came into view. */
  confirm(found: FoundCode[], at: number): FoundCode[] {
    for (const [key, { last, told }] of this.#seen)
      if (at - last > (told ? awayFor : readsWithin)) this.#seen.delete(key);
    return found.filter((code) => {
      const key = `${code.format} ${code.text}`;
      const seen = this.#seen.get(key) ?? { reads: 0, last: at, told: false };
      if (seen.reads === 0 || seen.last !== at) seen.reads++;
      seen.last = at;
      this.#seen.set(key, seen);
      if (seen.told || seen.reads < readsWanted(code.format)) return false;
      seen.told = true;
      return true;
    });
  }
}
