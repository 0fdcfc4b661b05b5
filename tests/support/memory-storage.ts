import type { KeyValues } from "../../web/pairing/device-storage.ts";

/** A browser whose storage is full, or that lends none. */
export const fullStorage = (taken = memoryStorage()): KeyValues => ({
  ...taken,
  setItem: () => {
    throw new DOMException("full", "QuotaExceededError");
  },
});

/** What a browser keeps over a reload. */
export function memoryStorage(): KeyValues {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
