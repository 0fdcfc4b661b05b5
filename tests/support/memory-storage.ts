import type { ListedValues } from "../../web/offline/device-storage.ts";

/** A browser whose storage is full, or that lends none. */
export const fullStorage = (taken = memoryStorage()): ListedValues => ({
  ...taken,
  get length() {
    return taken.length;
  },
  setItem: () => {
    throw new DOMException("full", "QuotaExceededError");
  },
});

/** What a browser keeps over a reload. */
export function memoryStorage(): ListedValues {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
