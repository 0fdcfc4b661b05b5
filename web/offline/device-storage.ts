/** Where a browser keeps things: localStorage, or what a test puts in its place. */
export type KeyValues = Pick<Storage, "getItem" | "setItem" | "removeItem">;
/** One whose keys can be looked through. */
export type ListedValues = KeyValues & Pick<Storage, "key" | "length">;

/**
 * A storage that may be full or forbidden: what it does not take is kept in memory, for as long as the page is open. What it
 * took before stays there for the next page.
 */
export class DeviceStorage implements ListedValues {
  readonly #open: () => ListedValues;
  readonly #onUnkept: () => void;
  readonly #unkept = new Map<string, string>();
  #told = false;

  /** @param onUnkept told once, when something would not survive a reload */
  constructor(open: () => ListedValues = () => localStorage, onUnkept: () => void = () => {}) {
    this.#open = open;
    this.#onUnkept = onUnkept;
  }

  getItem(key: string): string | null {
    const unkept = this.#unkept.get(key);
    if (unkept !== undefined) return unkept;
    try {
      return this.#open().getItem(key);
    } catch {
      return null;
    }
  }

  setItem(key: string, value: string): void {
    try {
      this.#open().setItem(key, value);
      this.#unkept.delete(key);
    } catch {
      this.#unkept.set(key, value);
      if (this.#told) return;
      this.#told = true;
      this.#onUnkept();
    }
  }

  removeItem(key: string): void {
    this.#unkept.delete(key);
    try {
      this.#open().removeItem(key);
    } catch {
      // What could not be written there need not be removed.
    }
  }

  get length(): number {
    return this.#keys.length;
  }

  key(at: number): string | null {
    return this.#keys[at] ?? null;
  }

  /** Everything kept under a key that begins so, in the order of the keys. */
  keysFrom(prefix: string): string[] {
    return this.#keys.filter((key) => key.startsWith(prefix)).sort();
  }

  get #keys(): string[] {
    return [...new Set([...this.#written(), ...this.#unkept.keys()])];
  }

  #written(): string[] {
    try {
      const storage = this.#open();
      return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
    } catch {
      return [];
    }
  }
}
