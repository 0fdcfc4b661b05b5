/** A grey picture of a few hundred points, from 0 to 255. */
export type Sample = Uint8Array | Uint8ClampedArray;

/** So much brighter or darker, and the point shows something else; less is the noise of a camera. */
const pointChange = 24;
/** So many points of a hundred, and the picture moves. */
const pointsChanged = 2;
/** After so long without anything new there is no hurry, in milliseconds: every way of looking has had its turns by then. */
const patience = 2500;
/** Between two frames of a picture that stands still, in milliseconds. */
const restingPause = 250;
/** Frames come at the camera's own beat: one that is so much early is in time, in milliseconds. */
const early = 8;
/** A code that was not found for so long is a new one, in milliseconds. */
const forgetAfter = 3000;

/** Decides which frames are read: nearly all while something happens, few while nothing does. Knows no clock. */
export class Pace {
  readonly #shortestPause: number;
  #looked = -Infinity;
  #read = -Infinity;
  #news = -Infinity;
  #sample: Sample | undefined;
  readonly #texts = new Map<string, number>();

  constructor(framesPerSecond: number) {
    this.#shortestPause = 1000 / framesPerSecond;
  }

  /** Whether the frame of this moment is to be read; `sample` is asked for only when it may be. */
  isDue(now: number, sample: () => Sample): boolean {
    if (now - this.#looked < this.#shortestPause - early) return false;
    this.#looked = now;
    const latest = sample();
    // Compared with the picture of the last change: what creeps is noticed as well.
    if (!this.#sample || isChanged(this.#sample, latest)) {
      this.#sample = latest;
      this.#news = now;
    }
    const resting = now - this.#news > patience;
    if (resting && now - this.#read < restingPause - early) return false;
    this.#read = now;
    return true;
  }

  /** What the frame held: a code that was not there before is news. */
  found(texts: readonly string[], now: number): void {
    for (const [text, last] of this.#texts) if (now - last > forgetAfter) this.#texts.delete(text);
    for (const text of texts) {
      if (!this.#texts.has(text)) this.#news = now;
      this.#texts.set(text, now);
    }
  }
}

function isChanged(before: Sample, after: Sample): boolean {
  let changed = 0;
  for (let point = 0; point < after.length; point++)
    if (Math.abs((before[point] ?? 0) - (after[point] ?? 0)) > pointChange) changed++;
  return changed * 100 >= after.length * pointsChanged;
}
