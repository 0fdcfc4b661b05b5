/**
 * What tells a scanner from a person, by the median pause between two keys. Slow scanners send a key every 30 ms and a
 * busy PC delivers them late; the fastest typists need some 60 ms a key.
 */
const fastestPerson = 45;
/** Between two keys of one code; a wireless scanner sends in packets, and a busy PC may stumble. */
export const longestStumble = 150;
const shortestCode = 4;
/** Fingers that roll over the keys make short bursts as fast as a scanner's; without Enter or Tab more keys are wanted. */
const shortestUnterminated = 6;
/** A pause that no scanner makes between all of its first keys: a person typed them, and scanned at once. */
const typedPause = 70;
/** After letters that a person typed a code has at least so many characters; fewer may be fingers that roll over the keys. */
const shortestAfterTyping = 8;
/** A person who typed so lately may have typed the one key before the code as well. */
const stillTyping = 600;
/** An Enter or Tab so soon after a code belongs to it: a slow one after silence, or the second of a pair (CR LF). */
const lateTerminator = 250;

export interface Key {
  /** Empty for a key that gives no character: Shift, or a digit of an Alt code. */
  key: string;
  /** Milliseconds, on any clock that only goes forward. */
  at: number;
}

/** What a scanner typed. */
export interface Burst {
  text: string;
  /** How many keys were pressed, Shift and the like included, the terminator not. */
  keys: number;
  /** Median pause between two keys, in milliseconds. */
  pace: number;
  /** How many keys a person pressed just before, without a pause; they are not of the code. */
  typed: number;
}

/** Collects keys, and says when they were a scanner's. Knows no DOM and no clock. */
export class WedgeBuffer {
  #keys: Key[] = [];
  #endedAt = -Infinity;
  /** When a person pressed a key last. */
  #personAt = -Infinity;

  /** Takes a key. True when it begins a new burst: the first, or one that comes too late for the last. */
  add(key: Key): boolean {
    if (this.isRunning(key.at)) {
      this.#keys.push(key);
      return false;
    }
    this.forget();
    this.#keys = [key];
    return true;
  }

  /** Whether a key at this moment would belong to the burst before it. */
  isRunning(at: number): boolean {
    const last = this.#keys.at(-1);
    return last !== undefined && at - last.at <= longestStumble;
  }

  /** Whether the keys so far are as fast as a scanner's, and enough of them to tell. */
  looksScanned(at: number): boolean {
    return this.isRunning(at) && this.#code(shortestCode) !== undefined;
  }

  /** Enter or Tab: the code that it ends, or undefined when a person typed. */
  terminate(at: number): Burst | undefined {
    return this.#end(this.isRunning(at) ? shortestCode : Infinity, at);
  }

  /** No key for a while: the code of a scanner that sends no terminator, or undefined when a person typed. */
  fallSilent(): Burst | undefined {
    return this.#end(shortestUnterminated, this.#keys.at(-1)?.at ?? 0);
  }

  /** Whether an Enter or Tab at this moment still belongs to the code before it. */
  isLateTerminator(at: number): boolean {
    return at - this.#endedAt <= lateTerminator;
  }

  /** What was typed so far was a person's. */
  forget(): void {
    this.#personAt = this.#keys.at(-1)?.at ?? this.#personAt;
    this.#keys = [];
  }

  /** The scanner's keys among those so far, where there are enough of them and they are fast enough. */
  #code(shortest: number): Burst | undefined {
    const typed = this.#typedBefore();
    const keys = this.#keys.slice(typed);
    const text = keys.map(({ key }) => key).join("");
    const pace = paceOf(keys);
    const enough = keys.filter(({ key }) => key !== "").length;
    if (enough < Math.max(shortest, typed > 0 ? shortestAfterTyping : 0) || pace > fastestPerson)
      return undefined;
    return { text, keys: keys.length, pace, typed };
  }

  /** How many of the first keys were a person's. One slow key may as well be a scanner that stumbled at once. */
  #typedBefore(): number {
    const keys = this.#keys;
    let typed = 0;
    while (typed + 1 < keys.length && keys[typed + 1]!.at - keys[typed]!.at > typedPause) typed++;
    const first = keys[0]?.at ?? 0;
    return typed === 1 && first - this.#personAt > stillTyping ? 0 : typed;
  }

  #end(shortest: number, at: number): Burst | undefined {
    const burst = this.#code(shortest);
    this.forget();
    if (!burst) return undefined;
    this.#endedAt = at;
    this.#personAt = -Infinity;
    return burst;
  }
}

/**
 * The median pause between two keys, in milliseconds, taken character by character: a person presses Shift long after one letter
 * and just before the next, a scanner presses everything at one pace.
 */
export function paceOf(keys: readonly Key[]): number {
  const pauses: number[] = [];
  let last: number | undefined;
  let presses = 0;
  for (const { key, at } of keys) {
    presses++;
    if (key === "") continue;
    if (last !== undefined) pauses.push((at - last) / presses);
    last = at;
    presses = 0;
  }
  pauses.sort((one, other) => one - other);
  return pauses[Math.floor(pauses.length / 2)] ?? 0;
}
