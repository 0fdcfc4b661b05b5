import type { Instant } from "../../shared/dates.ts";
import type { OperationInput } from "../../shared/operations/schema.ts";
import { emptyDesk, type DeskState } from "../../shared/desk/state.ts";

/** A code that was read, before the server has said what it names. */
export interface ReadCode {
  text: string;
  symbology?: string;
  /** Nothing of it may be read back. */
  asTyped?: boolean;
  /** When it was read. */
  at: Instant;
  /** Of a code that a paired phone read: what its answer is for. */
  relayId?: string;
}

/** What a desk must not lose when the page is reloaded or the network goes: its state, unread codes, unsent operations. */
export interface Kept {
  desk: DeskState;
  codes: ReadCode[];
  outbox: OperationInput[];
}

const version = 1;
const keyOf = (userId: string) => `desk ${version} ${userId}`;

/** Operations outlive the tab; the rest is this tab's own. */
const outboxKey = (userId: string) => `outbox ${version} ${userId}`;

export function readKept(userId: string): Kept {
  const outbox = parsed<OperationInput[]>(localStorage.getItem(outboxKey(userId))) ?? [];
  const { desk, codes } = parsed<Omit<Kept, "outbox">>(sessionStorage.getItem(keyOf(userId))) ?? {
    desk: emptyDesk,
    codes: [],
  };
  return { desk, codes, outbox };
}

export function keep(userId: string, { desk, codes, outbox }: Kept): void {
  sessionStorage.setItem(keyOf(userId), JSON.stringify({ desk, codes }));
  localStorage.setItem(outboxKey(userId), JSON.stringify(outbox));
}

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
  for (const key of keys.filter((one) => one.startsWith(keyOf("")) && one !== keyOf(userId ?? ""))) {
    const { codes = [] } = parsed<Partial<Kept>>(storage.getItem(key)) ?? {};
    if (codes.length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify({ desk: emptyDesk, codes }));
  }
}

const handOverKey = "desk hand-over";

/** A code for the desk to read as soon as it is on screen again. */
export function handOver(code: string): void {
  sessionStorage.setItem(handOverKey, code);
}

export function takeHandedOver(): string | null {
  const code = sessionStorage.getItem(handOverKey);
  sessionStorage.removeItem(handOverKey);
  return code;
}

function parsed<Value>(text: string | null): Value | null {
  try {
    return text ? (JSON.parse(text) as Value) : null;
  } catch {
    return null;
  }
}
