import { middleOf } from "./picture-layout.ts";

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

/** Two-dimensional codes do; a linear one may be misread with a valid check digit. */
const correctsItself = ({ format }: FoundCode) => format === "QRCode" || format === "DataMatrix";
/** A code that is read wrong once is hardly read wrong the same way twice. */
const readsWanted = (code: FoundCode) => (correctsItself(code) ? 1 : 2);
/** Reads that lie further apart do not confirm each other, in milliseconds. */
const readsWithin = 1500;
/** A code that stays in view is not read again until it has been away for so long, in milliseconds … */
const awayFor = 2000;
/** … and for so many frames: a hard one is read by few ways of looking, and a slow device takes long to come round to them. */
const awayFrames = 16;
/** After so long it is a new one, however few frames there were: the camera was closed, or nobody saw the page. */
const surelyAway = 10_000;

/** While a place has shown several values and none was told: so many reads, and so many times as many as any other value has. */
const readsInDoubt = 4;
const lead = 3;
/**
 * A value was told already at this place: so many reads of another in a row mean that another code took its place. Of a box that
 * takes the place of another, the reads of all its codes count together …
 */
const readsOfSwap = 4;
/** … and so many where a value came and went again, as when bars are misread now and then. */
const readsOfDoubtfulSwap = 12;
/** Codes that are swapped together are read within so many frames. */
const swapFrames = 4;
/** No code is held before a camera for so few reads. */
const misreadAtMost = 2;

interface Seen {
  code: FoundCode;
  reads: number;
  /** Reads since another value was read at its place. */
  inARow: number;
  last: number;
  lastFrame: number;
  told: boolean;
  /** It came back after another value had been read at its place for a moment: one of the two is a misread. */
  doubtful: boolean;
  /** Those that a frame showed at another place beside it: they are no misreads of it. */
  beside: Set<Seen>;
}

/** Decides which codes count, from the findings of frame after frame. Knows no clock. */
export class ReadConfirmer {
  readonly #seen = new Map<string, Seen>();
  #frame = 0;

  /** The codes of this frame that count now, for the first time since they came into view. */
  confirm(found: FoundCode[], at: number): FoundCode[] {
    this.#frame++;
    this.#forget(at);
    const before = new Set(this.#seen.values());
    const codes = new Map(found.map((code) => [keyOf(code), code]));
    const seen = [...codes].map(([key, code]) => this.#note(key, code, at));
    for (const one of seen) {
      for (const other of seen)
        if (other !== one && !areSamePlace(one.code, other.code)) one.beside.add(other);
      for (const rival of this.#rivalsOf(one)) {
        const isMomentary = rival.inARow > 0 && rival.inARow <= misreadAtMost;
        if (before.has(one) && !rival.told && isMomentary) one.doubtful = rival.doubtful = true;
        rival.inARow = 0;
      }
    }
    const fresh = seen.filter((one) => !one.told && this.#isSure(one));
    for (const one of fresh) one.told = true;
    return fresh.map(({ code }) => code);
  }

  /** Whether a code counts as being in view still, or as having just left. */
  remembers(code: FoundCode): boolean {
    return this.#seen.has(keyOf(code));
  }

  #note(key: string, code: FoundCode, at: number): Seen {
    const seen = this.#seen.get(key) ?? {
      code,
      reads: 0,
      inARow: 0,
      last: at,
      lastFrame: 0,
      told: false,
      doubtful: false,
      beside: new Set(),
    };
    seen.reads++;
    seen.inARow++;
    Object.assign(seen, { code, last: at, lastFrame: this.#frame });
    this.#seen.set(key, seen);
    return seen;
  }

  #forget(at: number): void {
    for (const [key, { last, lastFrame, told }] of this.#seen) {
      const gone = told
        ? at - last > surelyAway || (at - last > awayFor && this.#frame - lastFrame > awayFrames)
        : at - last > readsWithin;
      if (gone) this.#seen.delete(key);
    }
  }

  #isSure(one: Seen): boolean {
    if (one.inARow < readsWanted(one.code)) return false;
    return this.#rivalsOf(one).every((rival) => {
      if (!rival.told) return one.reads >= readsInDoubt && one.reads >= lead * rival.reads;
      return this.#swapReads() >= (one.doubtful || rival.doubtful ? readsOfDoubtfulSwap : readsOfSwap);
    });
  }

  /** Reads in a row of all codes that are now where others were told. */
  #swapReads(): number {
    return [...this.#seen.values()]
      .filter(
        (one) =>
          this.#frame - one.lastFrame < swapFrames &&
          this.#rivalsOf(one).some(({ told, lastFrame }) => told && lastFrame < one.lastFrame),
      )
      .reduce((sum, { inARow }) => sum + inARow, 0);
  }

  /** What the same bars were read as as well. */
  #rivalsOf(one: Seen): Seen[] {
    if (correctsItself(one.code)) return [];
    return [...this.#seen.values()].filter(
      (other) =>
        other !== one &&
        !correctsItself(other.code) &&
        !one.beside.has(other) &&
        areSamePlace(one.code, other.code),
    );
  }
}

/** Of the length of the bars: two lines across them may lie so far apart and a hand moves so far between frames. */
const slack = 0.08;

/** Whether two readings are of the same bars: a reading has seen all of their height, or a few lines. */
function areSamePlace(one: FoundCode, other: FoundCode): boolean {
  const [mine, theirs] = [barsOf(one), barsOf(other)];
  if (!mine || !theirs) return false;
  const longer = mine.length > theirs.length ? mine : theirs;
  const [x, y] = [mine.middle.x - theirs.middle.x, mine.middle.y - theirs.middle.y];
  const along = Math.abs(x * longer.along.x + y * longer.along.y);
  const across = Math.abs(y * longer.along.x - x * longer.along.y);
  return (
    along <= longer.length / 2 && across <= Math.max(mine.height, theirs.height) / 2 + longer.length * slack
  );
}

function barsOf({ corners }: FoundCode) {
  const [from, to, , below] = corners;
  if (!from || !to || !below) return undefined;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return {
    middle: middleOf(corners),
    along: { x: (to.x - from.x) / length, y: (to.y - from.y) / length },
    length,
    height: Math.hypot(below.x - from.x, below.y - from.y),
  };
}
