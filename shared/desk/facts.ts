import type { World } from "../operations/cancel.ts";
import type { Facts, ItemFact } from "../operations/facts.ts";
import type { Operation } from "../operations/schema.ts";
import { recordOf } from "../ledger/records.ts";
import type { ItemView } from "../stock/schema.ts";
import { itemRecordOf, recordNow, spokenName } from "./known.ts";
import type { Known } from "./state.ts";

export interface Place {
  id: string;
  name: string;
}

/** The item as a decision sees it. */
export function itemFactFrom(view: ItemView): ItemFact {
  const { id, label, name, holderName } = view;
  return { id, record: itemRecordOf(view), label, name, holderName };
}

/** The ids that an operation may name, whatever its type. */
interface Ids {
  itemId?: string | null;
  loanId?: string | null;
  batchId?: string | null;
  voucherId?: string | null;
  beneficiaryId?: string | null;
  cohortId?: string | null;
  siteId?: string | null;
  toSiteId?: string | null;
  offerId?: string | null;
}

/** What the operation's ids name, from the views that the desk holds: the same facts as the server's. */
export function factsFrom(known: Known, operation: Operation, site: Place | null): Facts {
  const ids = operation as Ids;
  const item = ids.itemId ? known.items[ids.itemId] : undefined;
  const loanId = ids.loanId ?? item?.loanId;
  const loan = loanId ? known.loans[loanId] : undefined;
  const person = ids.beneficiaryId ? known.people[ids.beneficiaryId] : undefined;
  const batchId = ids.batchId ?? item?.batchId;
  const batch = batchId ? known.batches[batchId] : undefined;
  const siteId = ids.toSiteId ?? ids.siteId;
  return {
    item: item && itemFactFrom(item),
    line: item && lineOf(known, item),
    loan: loan && loanId ? { id: loanId, record: loan.record } : undefined,
    openLines: loan?.openLines,
    beneficiary: person && { id: person.id, name: spokenName(person), active: person.active },
    cohort: person?.cohort && person.cohort.id === ids.cohortId ? person.cohort : undefined,
    site: siteOf(known, siteId, site),
    offer: ids.offerId ? known.offers[ids.offerId] : undefined,
    voucher: ids.voucherId ? voucherOf(known, ids.voucherId) : undefined,
    batch: batch && { id: batch.id, record: recordOf("batch", batch), label: batch.label },
  };
}

function siteOf(known: Known, siteId: string | null | undefined, site: Place | null): Facts["site"] {
  if (!siteId) return undefined;
  if (site?.id === siteId) return site;
  const name = known.names[siteId];
  return name === undefined ? undefined : { id: siteId, name };
}

function lineOf(known: Known, item: ItemView): Facts["line"] {
  if (!item.loan) return undefined;
  const { id: loanId, lineId } = item.loan;
  const asShown = { loanId, itemId: item.id, lentAt: item.since, closedAt: null, outcome: null };
  return { id: lineId, record: known.lines[lineId] ?? asShown };
}

function voucherOf(known: Known, id: string): Facts["voucher"] {
  const voucher = known.vouchers[id];
  if (!voucher) return undefined;
  const { offerId, amount, validityDays, expiresOn } = voucher;
  return { id, record: recordOf("voucher", voucher), offerId, amount, validityDays, expiresOn };
}

/** What a cancellation looks at, as far as the desk knows; the server looks again. */
export function worldFrom(known: Known): World {
  return {
    record: (entity, id) => recordNow(known, entity, id),
    movedSince: () => false,
    openLines: (loanId) => known.loans[loanId]?.openLines ?? 0,
    batchSize: (batchId) => known.batches[batchId]?.items ?? 0,
  };
}
