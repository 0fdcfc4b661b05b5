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

/** Looks at a camera's frames, each in one way, and spends no time on the bars of codes that the last frames gave. */
export class FrameLooks {
  readonly #seen = new Map<string, { code: Sighting; reads: number; last: number }>();
  #frame = 0;

  /** The codes that this frame's way of looking finds in it, with their corners in it. */
  async look(picture: Luminance): Promise<FoundCode[]> {
    const frame = this.#frame++;
    for (const [key, { last }] of this.#seen) if (frame - last > 4 * freshFor) this.#seen.delete(key);
    const known = [...this.#seen.values()].filter(
      ({ reads, last }) => reads >= wellKnown && frame - last <= freshFor,
    );
    const seen = await passOf(frame).look(
      picture,
      known.map(({ code }) => code),
    );
    for (const code of seen) {
      const key = keyOf(code);
      this.#seen.set(key, { code, reads: (this.#seen.get(key)?.reads ?? 0) + 1, last: frame });
    }
    return codesOf(seen);
  }
}
