/**
 * What tells a scanner from a person, by the median pause between two keys. Slow scanners send a key every 30 ms and a
 * busy PC delivers them late; the fastest typists need some 60 ms a key.
 */
const fastestPerson = 45;
/** Between two keys of one code; a wireless scanner, or a busy PC, may stumble once. */
const longestStumble = 120;
const shortestCode = 4;
/** Fingers that roll over the keys make short bursts as fast as a scanner's; without Enter or Tab more keys are wanted. */
const shortestUnterminated = 6;
/** An Enter or Tab so soon after a code belongs to it: a slow one after silence, or the second of a pair (CR LF). */
const lateTerminator = 250;

export interface Key {
  key: string;
  /** Milliseconds, on any clock that only goes forward. */
  at: number;
}

/** Collects keys, and says when they were a scanner's. Knows no DOM and no clock. */
export class WedgeBuffer {
  #keys: Key[] = [];
  #endedAt = -Infinity;

  /** Takes a printable key. True when it begins a new burst: the first, or one that comes too late for the last. */
  add(key: Key): boolean {
    const last = this.#keys.at(-1);
    if (last && key.at - last.at <= longestStumble) {
      this.#keys.push(key);
      return false;
    }
    this.#keys = [key];
    return true;
  }

  /** Enter or Tab: the code that it ends, or undefined when a person typed. */
  terminate(at: number): string | undefined {
    const last = this.#keys.at(-1);
    return this.#end(last && at - last.at <= longestStumble ? shortestCode : Infinity, at);
  }

  /** No key for a while: the code of a scanner that sends no terminator, or undefined when a person typed. */
  fallSilent(): string | undefined {
    return this.#end(shortestUnterminated, this.#keys.at(-1)?.at ?? 0);
  }

  /** Whether an Enter or Tab at this moment still belongs to the code before it. */
  isLateTerminator(at: number): boolean {
    return at - this.#endedAt <= lateTerminator;
  }

  /** What was typed so far was a person's. */
  forget(): void {
    this.#keys = [];
  }

  #end(shortest: number, at: number): string | undefined {
    const keys = this.#keys;
    this.#keys = [];
    if (keys.length < shortest || !isFast(keys)) return undefined;
    this.#endedAt = at;
    return keys.map(({ key }) => key).join("");
  }
}

function isFast(keys: Key[]): boolean {
  const gaps = keys.slice(1).map((key, index) => key.at - (keys[index]?.at ?? 0));
  gaps.sort((one, other) => one - other);
  return (gaps[Math.floor(gaps.length / 2)] ?? 0) <= fastestPerson;
}
