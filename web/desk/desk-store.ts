import { emptyDesk } from "../../shared/desk/state.ts";
import { parsed, tabStorage, workKey, type Work } from "../offline/kept-work.ts";

/** What the desk's work is kept under. */
export const deskPage = "desk";

/**
 * Takes out of this tab what the desks of others hold for known: people by name, their loans. Codes that they read and that are not
 * answered yet stay with them, as their unsent operations do.
 *
 * @param userId whose desk stays as it is; null for nobody's
 */
export function clearDesks(
  storage: Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">,
  userId: string | null,
): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
  const own = workKey(deskPage, userId ?? "");
  for (const key of keys.filter((one) => one.startsWith(`${workKey(deskPage, "")} `) && one !== own)) {
    const { codes = [] } = parsed<Partial<Work<unknown>>>(storage.getItem(key)) ?? {};
    if (codes.length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify({ state: emptyDesk, codes }));
  }
}

const handOverKey = "desk hand-over";

/** A code for the desk to read as soon as it is on screen again. */
export function handOver(code: string): void {
  tabStorage.setItem(handOverKey, code);
}

export function takeHandedOver(): string | null {
  const code = tabStorage.getItem(handOverKey);
  tabStorage.removeItem(handOverKey);
  return code;
}
