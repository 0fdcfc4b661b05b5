import type { ItemRecord } from "../ledger/records.ts";
import { dataKinds, type BatchState } from "../lifecycle.ts";

/** Does this device still miss what lets it leave: evidence that it was erased, or an exception with a reason? */
export function needsErasure(item: Pick<ItemRecord, "kind" | "erasure" | "erasureExemption">): boolean {
  return dataKinds.includes(item.kind) && !item.erasure && !item.erasureExemption;
}

/** Cartons are packing, not content: they are counted until someone takes them away. */
export const mayPack = (state: BatchState): boolean => state !== "collected" && state !== "closed";
