import type { KeyValues } from "../../web/pairing/computer-inbox.ts";

/** What a browser keeps over a reload. */
export function memoryStorage(): KeyValues {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
