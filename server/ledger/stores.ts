import type { LedgerEntity } from "../../shared/ledger/records.ts";
import { loanLineStore, loanStore } from "../loans/ledger.ts";
import { batchStore } from "../recycling/ledger.ts";
import { itemStore } from "../stock/ledger.ts";
import { topUpStore, voucherStore } from "../top-ups/ledger.ts";
import type { LedgerStore } from "./store.ts";

/** Who keeps what the ledger governs. */
export const ledgerStores: { [E in LedgerEntity]: LedgerStore<E> } = {
  item: itemStore,
  loan: loanStore,
  loanLine: loanLineStore,
  topUp: topUpStore,
  voucher: voucherStore,
  batch: batchStore,
};
