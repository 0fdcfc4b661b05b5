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

/** What tells one code from another. */
export const keyOf = ({ format, text }: FoundCode): string => `${format} ${text}`;

/** A code that is read wrong once is hardly read wrong the same way twice; two-dimensional codes correct themselves. */
const readsWanted = (format: string) => (format === "QRCode" || format === "DataMatrix" ? 1 : 2);
/** Reads that lie further apart do not confirm each other, in milliseconds. */
const readsWithin = 1500;
/** A code that stays in view is not read again until it has been away for so long, in milliseconds … */
const awayFor = 2000;
/** … and for so many frames: a hard one is read by few ways of looking, and a slow device takes long to come round to them. */
const awayFrames = 16;
/** After so long it is a new one, however few frames there were: the camera was closed, or nobody saw the page. */
const surelyAway = 10_000;

/** Of two readings of the same bars, the right one is read so much more often than the wrong one. */
const lead = 2;

interface Seen {
  code: FoundCode;
  reads: number;
  first: number;
  last: number;
  lastFrame: number;
  told: boolean;
}

/** Decides which codes count, from the findings of frame after frame. Knows no clock. */
export class ReadConfirmer {
  readonly #seen = new Map<string, Seen>();
  #frame = 0;

  /** The codes of this frame that count now, for the first time since they came into view. */
  confirm(found: FoundCode[], at: number): FoundCode[] {
    this.#frame++;
    this.#forget(at);
    for (const code of found) {
      const key = keyOf(code);
      const seen = this.#seen.get(key) ?? {
        code,
        reads: 0,
        first: at,
        last: at,
        lastFrame: 0,
        told: false,
      };
      if (seen.lastFrame !== this.#frame) seen.reads++;
      Object.assign(seen, { code, last: at, lastFrame: this.#frame });
      this.#seen.set(key, seen);
    }
    return found.filter((code) => {
      const seen = this.#seen.get(keyOf(code));
      if (!seen || seen.told || seen.reads < readsWanted(code.format) || this.#isContradicted(seen))
        return false;
      seen.told = true;
      return true;
    });
  }

  /** Whether a code counts as being in view still, or as having just left. */
  remembers(code: FoundCode): boolean {
    return this.#seen.has(keyOf(code));
  }

  #forget(at: number): void {
    for (const [key, { last, lastFrame, told }] of this.#seen) {
      const gone = told
        ? at - last > surelyAway || (at - last > awayFor && this.#frame - lastFrame > awayFrames)
        : at - last > readsWithin;
      if (gone) this.#seen.delete(key);
    }
  }

  /** The same bars are read as something else as well, and hardly more rarely: one of the two is a misread, and this may be it. */
  #isContradicted(one: Seen): boolean {
    return [...this.#seen.values()].some(
      (other) =>
        other !== one &&
        other.code.format === one.code.format &&
        other.reads > one.reads - lead &&
        other.last > one.first &&
        areSamePlace(one.code, other.code),
    );
  }
}

/** Each has its middle in the other's box. */
function areSamePlace(one: FoundCode, other: FoundCode): boolean {
  const [mine, theirs] = [boxOf(one), boxOf(other)];
  return mine !== undefined && theirs !== undefined && holds(mine, theirs) && holds(theirs, mine);
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function boxOf({ corners }: FoundCode): Box | undefined {
  if (corners.length === 0) return undefined;
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function holds({ left, right, top, bottom }: Box, inner: Box): boolean {
  const [x, y] = [(inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2];
  return x >= left && x <= right && y >= top && y <= bottom;
}
