import { clearDesks } from "../desk/desk-store.ts";

/** What a tab keeps over a reload: sessionStorage, or what a test puts in its place. */
export type TabStorage = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;

/** Who signed in last in this tab, whatever became of that session. */
const lastKey = "session last user";
/** Each stands under the name of whom it belongs to, and may hold codes that nobody has answered yet. */
const personal = /^(?:desk|receiving) \d/;

const keysOf = (storage: TabStorage): string[] =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");

/**
 * Names that desks hold go as soon as nobody is signed in, or somebody else; drafts go once another person has come, and wait for
 * the same one. Codes that were read and not answered stay with whom read them.
 *
 * @param userId who is signed in now; null for nobody
 */
export function forgetOthers(storage: TabStorage, userId: string | null): void {
  clearDesks(storage, userId);
  if (userId === null) return;
  const last = storage.getItem(lastKey);
  if (last !== null && last !== userId) forgetBut(storage, personal);
  storage.setItem(lastKey, userId);
}

/** Somebody leaves: only what was read and is not answered yet waits for them. */
export function forgetAll(storage: TabStorage): void {
  clearDesks(storage, null);
  forgetBut(storage, personal);
}

function forgetBut(storage: TabStorage, kept: RegExp): void {
  for (const key of keysOf(storage)) if (!kept.test(key)) storage.removeItem(key);
}
