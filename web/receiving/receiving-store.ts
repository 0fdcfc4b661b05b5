import type { Instant } from "../../shared/dates.ts";
import type { OperationInput } from "../../shared/operations/schema.ts";
import { emptyReceiving, type ReceivingState } from "../../shared/receiving/state.ts";

/** A code that was read, before anyone has said what it names. */
export interface ReadCode {
  text: string;
  symbology?: string;
  /** Nothing may be read back for another keyboard. */
  asTyped?: boolean;
  beside: { text: string; symbology?: string }[];
  at: Instant;
  /** Of a code that a paired phone read: what its answer is for. */
  relayId?: string;
}

/** What this tab must not lose when the page is reloaded. */
export interface Kept {
  receiving: ReceivingState;
  codes: ReadCode[];
  outbox: OperationInput[];
}

const version = 1;
const stateKey = (userId: string, delivery: string) => `receiving ${version} ${userId} ${delivery}`;
const operationKey = (userId: string) => `receiving-operation ${version} ${userId} `;

export function readKept(userId: string, delivery: string): Kept {
  try {
    const text = sessionStorage.getItem(stateKey(userId, delivery));
    if (text) return JSON.parse(text) as Kept;
  } catch {
    // What cannot be read back was never a box that someone saw: the operations are kept apart.
  }
  return { receiving: emptyReceiving, codes: [], outbox: [] };
}

export function keep(userId: string, delivery: string, kept: Kept): void {
  sessionStorage.setItem(stateKey(userId, delivery), JSON.stringify(kept));
}

/** Operations outlive the tab. Each stands under a key of its own, so that two tabs never overwrite each other's. */
export function keepOperations(userId: string, operations: OperationInput[]): void {
  for (const operation of operations)
    localStorage.setItem(operationKey(userId) + operation.id, JSON.stringify(operation));
}

export function forgetOperations(userId: string, operations: OperationInput[]): void {
  for (const { id } of operations) localStorage.removeItem(operationKey(userId) + id);
}

/** Unsent operations, those of a tab that was closed before its network came back among them. */
export function keptOperations(userId: string): OperationInput[] {
  const prefix = operationKey(userId);
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  // Ids of version 7 sort by the time of their making.
  return keys.sort().map((key) => JSON.parse(localStorage.getItem(key) ?? "{}") as OperationInput);
}
