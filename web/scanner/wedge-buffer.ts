/** What tells a scanner from a person: a scanner's keys follow each other faster than anyone types. */
const fastestPerson = 35;
/** Between two keys of one code; a wireless scanner may stumble once. */
const longestStumble = 90;
const shortestCode = 4;

export interface Key {
  key: string;
  /** Milliseconds, on any clock that only goes forward. */
  at: number;
}

/** Collects keys, and says when they were a scanner's. Knows no DOM and no clock. */
export class WedgeBuffer {
  #keys: Key[] = [];

  /** How many keys the burst that is under way has so far. */
  get length(): number {
    return this.#keys.length;
  }

  /** Takes a printable key; one that comes too late begins a new burst. */
  add(key: Key): void {
    const last = this.#keys.at(-1);
    if (last && key.at - last.at > longestStumble) this.#keys = [];
    this.#keys.push(key);
  }

  /** The end of a burst (Enter, Tab, or silence): the code, or undefined when a person typed. */
  end(at: number): string | undefined {
    const keys = this.#keys;
    this.#keys = [];
    const last = keys.at(-1);
    if (!last || at - last.at > longestStumble) return undefined;
    return keys.length >= shortestCode && this.#fast(keys) ? keys.map(({ key }) => key).join("") : undefined;
  }

  /** Are the keys so far too fast for a person? */
  get looksLikeScanner(): boolean {
    return this.#keys.length >= shortestCode && this.#fast(this.#keys);
  }

  forget(): void {
    this.#keys = [];
  }

  #fast(keys: Key[]): boolean {
    const gaps = keys.slice(1).map((key, index) => key.at - (keys[index]?.at ?? 0));
    const sorted = gaps.sort((one, other) => one - other);
    return (sorted[Math.floor(sorted.length / 2)] ?? 0) <= fastestPerson;
  }
}
