import type { Candidate } from "../../shared/scan/candidate.ts";
import { readCode, type ScanReading } from "../../shared/scan/read-code.ts";
import {
  rivalsOf,
  wantOf,
  type RivalKinds,
  type Want,
  type WantedCodes,
} from "../../shared/scan/wanted-codes.ts";
import { keyOf, ReadConfirmer, type FoundCode } from "./confirm-reads.ts";

/** Codes that say the same of one object wait so long for their better neighbour, in milliseconds and in frames. */
const neighboursWithin = 250;
const neighbourFrames = 4;
/** A doubtful code is alone when nothing came to its side for so long, in milliseconds. */
const aloneFor = 500;
/** A code counts as being in view so long after it was read last, in milliseconds or in frames: not every pass finds every code. */
const inViewFor = 700;
const inViewFrames = 4;

/** A code in view that counts as read. */
export interface CodeInView {
  code: FoundCode;
  /** The best reading of it; undefined where nothing can be made of it. */
  best: Candidate | undefined;
  /** Its check character is wrong. */
  misread: boolean;
  /** Taken already; the others wait to be pointed at. */
  taken: boolean;
}

interface Known extends CodeInView {
  reading: ScanReading;
  want: Want | undefined;
  since: number;
  sinceFrame: number;
  last: number;
  lastFrame: number;
  /** Was side by side with one that was taken in its place. */
  spokenFor: boolean;
}

interface Look {
  /** What the step takes now. */
  taken: CodeInView[];
  inView: CodeInView[];
}

const topOf = ({ corners }: FoundCode) => Math.min(...corners.map(({ y }) => y));

/** From the findings of frame after frame: what is taken, and what else is there to point at. Knows no clock. */
export class CodeView {
  #wants: WantedCodes;
  readonly #prefix: string | undefined;
  readonly #confirmer = new ReadConfirmer();
  readonly #known = new Map<string, Known>();
  #frame = 0;

  /** `prefix` is that of the organisation's own codes. */
  constructor(wants: WantedCodes, prefix?: string) {
    this.#wants = wants;
    this.#prefix = prefix;
  }

  /** The step changed while codes are in view: what was taken stays taken. */
  want(wants: WantedCodes): void {
    this.#wants = wants;
    for (const known of this.#known.values()) known.want = wantOf(known.reading, wants);
  }

  look(found: FoundCode[], at: number): Look {
    this.#frame++;
    const fresh = this.#confirmer.confirm(found, at);
    for (const [key, { code }] of this.#known) if (!this.#confirmer.remembers(code)) this.#known.delete(key);
    for (const code of fresh) this.#meet(code, at);
    for (const code of found) {
      const known = this.#known.get(keyOf(code));
      if (known) Object.assign(known, { code, last: at, lastFrame: this.#frame });
    }
    const inView = [...this.#known.values()].filter(
      ({ last, lastFrame }) => at - last <= inViewFor || this.#frame - lastFrame <= inViewFrames,
    );
    return { taken: this.#take(inView, at), inView };
  }

  /** The other codes of the same frame: they lie side by side. */
  besideOf({ code }: CodeInView): FoundCode[] {
    const known = this.#known.get(keyOf(code));
    return [...this.#known.values()]
      .filter((one) => one !== known && one.lastFrame === known?.lastFrame)
      .map((one) => one.code);
  }

  /** The person pointed at it. */
  point(code: FoundCode): void {
    const known = this.#known.get(keyOf(code));
    if (known) known.taken = true;
  }

  #meet(code: FoundCode, at: number): void {
    const reading = readCode(code.text, {
      symbology: code.symbology || code.format,
      knownPrefix: this.#prefix,
    });
    const [best] = reading.candidates;
    this.#known.set(keyOf(code), {
      code,
      best,
      misread: reading.candidates.some(({ note }) => note === "check-failed"),
      taken: this.#isSaid(best),
      reading,
      want: wantOf(reading, this.#wants),
      since: at,
      sinceFrame: this.#frame,
      last: at,
      lastFrame: this.#frame,
      spokenFor: false,
    });
  }

  /** A label says the same in bars and in a square: one of the two is enough. */
  #isSaid(reading: Candidate | undefined): boolean {
    return [...this.#known.values()].some(({ taken, best }) => taken && saySame(best, reading));
  }

  #take(inView: Known[], at: number): Known[] {
    const taken: Known[] = [];
    for (const known of inView) {
      const { want } = known;
      if (known.taken || known.spokenFor || !want) continue;
      if (want.onlyAlone && (inView.length > 1 || at - known.since < aloneFor)) continue;
      const rivals = rivalsOf(want.kind, this.#wants);
      if (rivals && !this.#isChosen(known, rivals, inView, at)) continue;
      if (!this.#isSaid(known.best)) taken.push(known);
      known.taken = true;
    }
    return taken;
  }

  /** Whether this code goes before those that say the same; one at the side of a taken one never comes back into question. */
  #isChosen(known: Known, { kinds, unless }: RivalKinds, inView: Known[], at: number): boolean {
    const instead = inView.filter(
      ({ want, taken }) => want && (want.kind === unless || (taken && kinds.includes(want.kind))),
    );
    if (instead.some(({ lastFrame }) => lastFrame === known.lastFrame)) known.spokenFor = true;
    // One of another frame is on its way out; this one may follow it.
    if (instead.length > 0) return false;
    if (at - known.since < neighboursWithin || this.#frame - known.sinceFrame < neighbourFrames) return false;
    const rank = ({ want }: Known) => (want ? kinds.indexOf(want.kind) : -1);
    const [best] = inView
      .filter((one) => rank(one) >= 0)
      .sort((one, other) => rank(one) - rank(other) || topOf(one.code) - topOf(other.code));
    return best === known;
  }
}

const saySame = (one: Candidate | undefined, other: Candidate | undefined) =>
  one !== undefined &&
  other !== undefined &&
  one.confidence !== "possible" &&
  one.kind === other.kind &&
  one.value === other.value;

/** What a still picture, whose codes are all there at once, gives the step, and what is left to point at. */
export function viewOfPhoto(
  found: FoundCode[],
  wants: WantedCodes,
  prefix?: string,
): { taken: CodeInView[]; left: CodeInView[] } {
  const view = new CodeView(wants, prefix);
  const taken: CodeInView[] = [];
  let inView: CodeInView[] = [];
  // A scene in which nothing moves, for as long as any code may have to wait.
  for (let frame = 0; frame <= 10; frame++) {
    const look = view.look(found, frame * 100);
    taken.push(...look.taken);
    inView = look.inView;
  }
  return { taken, left: inView.filter((one) => !one.taken) };
}
