import { keyOf, type FoundCode } from "../confirm-reads.ts";
import type { Luminance } from "./luminance.ts";
import { deepPasses, quickPasses, type Pass } from "./passes.ts";
import { codesOf, type Sighting } from "./read.ts";

/** Which way to look at the frame of this number: a quick one on every other, whole and centre in turn, a deep one between. */
export function passOf(frame: number): Pass {
  const [passes, turn] = frame % 2 === 0 ? [quickPasses, frame / 2] : [deepPasses, (frame - 1) / 2];
  return passes[turn % passes.length]!;
}

/** A code read in so many frames has counted, whatever else its bars were taken for … */
const wellKnown = 3;
/** … and is looked for again when it was not seen for so many frames. */
const freshFor = 4;
/** A code that was away for so many frames is new. */
const forgottenAfter = 16;

/** Looks at a camera's frames, each in one way, and spends no time on the bars of codes that the last frames gave. */
export class FrameLooks {
  readonly #reads = new Map<string, { count: number; last: number }>();
  /** What the last frames gave: one way sees a whole code, another only some lines of it. */
  #recent: { code: Sighting; frame: number }[] = [];
  #frame = 0;

  /** The codes that this frame's way of looking finds in it, with their corners in it. */
  async look(picture: Luminance): Promise<FoundCode[]> {
    const now = this.#frame++;
    this.#recent = this.#recent.filter(({ frame }) => now - frame <= freshFor);
    for (const [key, { last }] of this.#reads) if (now - last > forgottenAfter) this.#reads.delete(key);
    const known = this.#recent
      .map(({ code }) => code)
      .filter((code) => (this.#reads.get(keyOf(code))?.count ?? 0) >= wellKnown);
    const seen = await passOf(now).look(picture, known);
    for (const code of seen) {
      this.#reads.set(keyOf(code), { count: (this.#reads.get(keyOf(code))?.count ?? 0) + 1, last: now });
      this.#recent.push({ code, frame: now });
    }
    return codesOf(seen);
  }
}
