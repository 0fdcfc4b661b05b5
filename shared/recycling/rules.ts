import type { ItemRecord } from "../ledger/records.ts";
import { dataKinds } from "../lifecycle.ts";

/** Does this device still miss what lets it leave: evidence that it was erased, or an exception with a reason? */
export function needsErasure(item: Pick<ItemRecord, "kind" | "erasure" | "erasureExemption">): boolean {
  return dataKinds.includes(item.kind) && !item.erasure && !item.erasureExemption;
}
