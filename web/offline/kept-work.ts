import type { Instant } from "../../shared/dates.ts";
import type { OperationInput } from "../../shared/operations/schema.ts";
import { showToast } from "../components/toast.ts";
import { DeviceStorage } from "./device-storage.ts";

/** A code that was read, before anyone has said what it names. */
export interface ReadCode {
  text: string;
  symbology?: string;
  /** Nothing may be read back for another keyboard. */
  asTyped?: boolean;
  /** What else was in the same picture. */
  beside?: { text: string; symbology?: string }[];
  at: Instant;
  /** Of a code that a paired phone read: what its answer is for. */
  relayId?: string;
}

/** What a page must not lose when it is reloaded or the network goes: its state, unread codes, unsent operations. */
export interface Work<State> {
  state: State;
  codes: ReadCode[];
  outbox: OperationInput[];
}

let told = false;
function sayUnkept(): void {
  if (told) return;
  told = true;
  showToast({
    text: "Cet appareil ne peut plus rien garder\u00a0: sa mémoire est pleine ou fermée. Ne quittez pas cette page avant que tout soit envoyé.",
    tone: "alarm",
  });
}

/** Over a reload of this tab. */
export const tabStorage = new DeviceStorage(() => sessionStorage, sayUnkept);
/** Over the end of the tab. */
const deviceStorage = new DeviceStorage(() => localStorage, sayUnkept);

/** What work is kept under: its page, whose it is and, of a page with several, which one. */
export const workKey = (page: string, userId: string, part = "") => `${page} 1 ${userId} ${part}`.trim();
const operationKey = (userId: string) => `operation 1 ${userId} `;

/** Takes up what was kept: unsent operations of a page or a tab that was closed before its network came back are among it. */
export function readWork<State extends object>(key: string, userId: string, empty: State): Work<State> {
  const kept = parsed<Partial<Work<State>>>(tabStorage.getItem(key));
  const { state, codes = [], outbox = [] } = kept ?? {};
  const own = new Set(outbox.map(({ id }) => id));
  const left = keptOperations(userId).filter(({ id }) => !own.has(id));
  // What an earlier version of the page did not know of is as it is at the beginning.
  return { state: { ...empty, ...state }, codes, outbox: [...left, ...outbox] };
}

export function keepWork<State>(key: string, work: Work<State>): void {
  tabStorage.setItem(key, JSON.stringify(work));
}

/** Each operation stands under a key of its own, so that two tabs never overwrite each other's. */
export function keepOperations(userId: string, operations: OperationInput[]): void {
  for (const operation of operations)
    deviceStorage.setItem(operationKey(userId) + operation.id, JSON.stringify(operation));
}

export function forgetOperations(userId: string, operations: OperationInput[]): void {
  for (const { id } of operations) deviceStorage.removeItem(operationKey(userId) + id);
}

/** Ids of version 7 sort by the time of their making. */
function keptOperations(userId: string): OperationInput[] {
  return deviceStorage
    .keysFrom(operationKey(userId))
    .flatMap((key) => parsed<OperationInput>(deviceStorage.getItem(key)) ?? []);
}

export function parsed<Value>(text: string | null): Value | null {
  try {
    return text ? (JSON.parse(text) as Value) : null;
  } catch {
    return null;
  }
}
