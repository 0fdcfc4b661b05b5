import type { Day, Instant } from "../dates.ts";
import {
  recordOf,
  sameRecord,
  type Change,
  type ItemRecord,
  type LedgerRecords,
  type LoanLineRecord,
  type LoanRecord,
} from "../ledger/records.ts";
import { allowedOperations } from "../lifecycle.ts";
import { needsErasure } from "../recycling/rules.ts";
import type { Named } from "../scan/answer.ts";
import type { ItemDetail, ItemView } from "../stock/schema.ts";
import type { DeskState, Known, KnownLoan, SentOperation, TrailEntry } from "./state.ts";

interface Moment {
  at: Instant;
  today: Day;
}

/** The governed part of a view: what the ledger would say of this item. */
export function itemRecordOf(view: ItemView): ItemRecord {
  const record = recordOf("item", view);
  if (!record.erasure) return record;
  const { method, accountsRemoved, simRemoved, memoryCardRemoved, note, by, at } = record.erasure;
  return { ...record, erasure: { method, accountsRemoved, simRemoved, memoryCardRemoved, note, by, at } };
}

/** How long an answer may be under way, in milliseconds: it may have been read before an operation that was settled since. */
const longestAnswer = 10_000;

/** What the desk has done and an answer may not know of yet: there, the desk knows better. */
function aheadOf(trail: TrailEntry[], now: Instant): Set<string> {
  const ids = new Set<string>();
  const isFresh = ({ status, settledAt }: SentOperation) =>
    status === "sent" ||
    (status === "applied" &&
      settledAt !== undefined &&
      Date.parse(now) - Date.parse(settledAt) < longestAnswer);
  const fresh = trail.flatMap((entry) => entry.operations.filter(isFresh));
  for (const change of fresh.flatMap((operation) => operation.changes)) {
    ids.add(change.id);
    for (const record of [change.before, change.after]) {
      if (record && "loanId" in record && record.loanId) ids.add(record.loanId);
      if (record && "batchId" in record && record.batchId) ids.add(record.batchId);
    }
  }
  return ids;
}

/** The server's answer joins what is known, except where the desk is ahead of it. */
export function learn({ known, trail }: DeskState, named: Named, now: Instant): Known {
  const ahead = aheadOf(trail, now);
  switch (named.type) {
    case "item":
      return learnItems(known, ahead, [named.item]);
    case "kit":
      return learnItems(known, ahead, named.items);
    case "beneficiary": {
      const { beneficiary } = named;
      const next = learnComplete(known, ahead, named.items, (item) => item.holderId === beneficiary.id);
      return {
        ...next,
        people: { ...next.people, [beneficiary.id]: beneficiary },
        names: { ...next.names, [beneficiary.id]: spokenName(beneficiary) },
      };
    }
    case "loan":
      return learnComplete(known, ahead, named.items, (item) => item.loanId === named.loan.id);
    case "batch": {
      const { batch } = named;
      const next = learnComplete(known, ahead, named.items, (item) => item.batchId === batch.id);
      const names = { ...next.names, [batch.id]: batch.label };
      if (ahead.has(batch.id) && next.batches[batch.id]) return { ...next, names };
      return { ...next, names, batches: { ...next.batches, [batch.id]: batch } };
    }
    case "voucher": {
      const { voucher } = named;
      if (ahead.has(voucher.id)) return known;
      return { ...known, vouchers: { ...known.vouchers, [voucher.id]: voucher } };
    }
    default:
      return known;
  }
}

/** All that a person holds now, from the server. */
export function learnHeld(
  { known, trail }: DeskState,
  personId: string,
  items: ItemView[],
  now: Instant,
): Known {
  return learnComplete(known, aheadOf(trail, now), items, (item) => item.holderId === personId);
}

/** A complete list also tells what is no longer there. */
function learnComplete(
  known: Known,
  ahead: Set<string>,
  complete: ItemView[],
  listed: (item: ItemView) => boolean,
): Known {
  const present = new Set(complete.map((item) => item.id));
  const stillTrue = Object.entries(known.items).filter(
    ([id, item]) => !listed(item) || present.has(id) || ahead.has(id),
  );
  return learnItems({ ...known, items: Object.fromEntries(stillTrue) }, ahead, complete);
}

function learnItems(known: Known, ahead: Set<string>, views: ItemView[]): Known {
  const items = { ...known.items };
  const loans = { ...known.loans };
  const names = { ...known.names };
  for (const view of views) {
    if (view.holderId && view.holderName) names[view.holderId] = view.holderName;
    if (view.batchId && view.batchLabel) names[view.batchId] = view.batchLabel;
    names[view.siteId] = view.siteName;
    if (!ahead.has(view.id) || !items[view.id])
      items[view.id] = { ...view, operations: allowedOperations(view.state, view.kind), purchase: null };
    const { loan } = view;
    if (!loan || (ahead.has(loan.id) && loans[loan.id])) continue;
    const { beneficiaryId, cohortId, dueDate, openedAt, openLines } = loan;
    names[loan.id] = loan.number;
    loans[loan.id] = { record: { beneficiaryId, cohortId, dueDate, openedAt, closedAt: null }, openLines };
  }
  return { ...known, items, loans, names };
}

/** « Jeanne Martin »: as one says it. */
export function spokenName(person: { firstName: string; lastName: string }): string {
  return `${person.firstName} ${person.lastName}`.trim();
}

/** The views after the changes of an operation. */
export function apply(known: Known, changes: Change[], moment: Moment): Known {
  return changes.reduce((before, change) => applyOne(before, change, moment), known);
}

/** The views as if the changes had not been: where something else has happened since, that stays. */
export function revert(known: Known, changes: Change[], moment: Moment): Known {
  return [...changes].reverse().reduce((before, change) => {
    const now = recordNow(before, change.entity, change.id);
    const shared = change.entity === "loan" && (before.loans[change.id]?.openLines ?? 0) > 0;
    // A loan that others have joined meanwhile stays: on the server, the first of them has opened it.
    if (change.before === null && shared) return before;
    if (!sameRecord<Change["entity"]>(change.entity, now, change.after)) return before;
    return applyOne(before, { ...change, before: change.after, after: change.before } as Change, moment);
  }, known);
}

/** What is true now of anything that the ledger governs, as far as the desk knows. */
export function recordNow<E extends Change["entity"]>(
  known: Known,
  entity: E,
  id: string,
): LedgerRecords[E] | null;
export function recordNow(known: Known, entity: Change["entity"], id: string) {
  switch (entity) {
    case "item":
      return known.items[id] ? itemRecordOf(known.items[id]) : null;
    case "voucher":
      return known.vouchers[id] ? recordOf("voucher", known.vouchers[id]) : null;
    case "batch":
      return known.batches[id] ? recordOf("batch", known.batches[id]) : null;
    case "loan":
      return known.loans[id]?.record ?? null;
    case "loanLine":
      return known.lines[id] ?? null;
    case "topUp":
      return known.topUps[id] ?? null;
  }
}

function applyOne(known: Known, change: Change, moment: Moment): Known {
  const { id } = change;
  switch (change.entity) {
    case "item":
      return applyToItem(known, id, change.after, moment);
    case "loan":
      return applyToLoan(known, id, change.after, moment);
    case "loanLine":
      return applyToLine(known, id, change.before, change.after, moment);
    case "topUp":
      return { ...known, topUps: withOrWithout(known.topUps, id, change.after) };
    case "voucher": {
      const voucher = known.vouchers[id];
      if (!voucher || !change.after) return known;
      return { ...known, vouchers: { ...known.vouchers, [id]: { ...voucher, ...change.after } } };
    }
    case "batch": {
      const batch = known.batches[id];
      if (!batch || !change.after) return known;
      return { ...known, batches: { ...known.batches, [id]: { ...batch, ...change.after } } };
    }
  }
}

function applyToItem(known: Known, id: string, record: ItemRecord | null, { at, today }: Moment): Known {
  const view = known.items[id];
  if (!view) return known;
  if (!record) return { ...known, items: without(known.items, id) };

  const loan = record.loanId ? loanViewOf(known, id, record.loanId, view) : null;
  const item: ItemDetail = {
    ...view,
    ...record,
    holderName: record.holderId ? (known.names[record.holderId] ?? view.holderName) : null,
    siteName: known.names[record.siteId] ?? view.siteName,
    batchLabel: record.batchId ? (known.names[record.batchId] ?? view.batchLabel) : null,
    loan,
    since: record.state === view.state ? view.since : at,
    overdue: loan !== null && loan.dueDate < today,
    operations: allowedOperations(record.state, record.kind),
    purchase: null,
  };
  const batches = recounted(recounted(known.batches, view, -1), item, 1);
  return { ...known, batches, items: { ...known.items, [id]: item } };
}

function applyToLoan(known: Known, id: string, record: LoanRecord | null, moment: Moment): Known {
  if (!record) return { ...known, loans: without(known.loans, id) };
  return withLoan(known, id, { record, openLines: known.loans[id]?.openLines ?? 0 }, moment);
}

/** A loan, and what the views of everything in it say of it. */
function withLoan(known: Known, id: string, loan: KnownLoan, { today }: Moment): Known {
  const { dueDate } = loan.record;
  const items = Object.entries(known.items).map(([itemId, item]) => {
    if (item.loan?.id !== id) return [itemId, item];
    const shown = { ...item.loan, dueDate, openLines: loan.openLines };
    return [itemId, { ...item, loan: shown, overdue: dueDate < today }];
  });
  return { ...known, items: Object.fromEntries(items), loans: { ...known.loans, [id]: loan } };
}

function recounted(batches: Known["batches"], item: ItemView, by: 1 | -1): Known["batches"] {
  const batch = item.batchId ? batches[item.batchId] : undefined;
  if (!batch) return batches;
  const unerased = batch.unerased + (needsErasure(item) ? by : 0);
  return { ...batches, [batch.id]: { ...batch, items: batch.items + by, unerased } };
}

function loanViewOf(known: Known, itemId: string, loanId: string, view: ItemView): ItemView["loan"] {
  const loan = known.loans[loanId];
  if (!loan) return view.loan?.id === loanId ? view.loan : null;
  const line = Object.entries(known.lines).find(
    ([, record]) => record.itemId === itemId && record.loanId === loanId && !record.closedAt,
  );
  const { beneficiaryId, dueDate, openedAt, cohortId } = loan.record;
  return {
    id: loanId,
    number: known.names[loanId] ?? "",
    beneficiaryId,
    beneficiaryName: known.names[beneficiaryId] ?? "",
    dueDate,
    openedAt,
    cohortId,
    lineId: line?.[0] ?? view.loan?.lineId ?? "",
    openLines: loan.openLines,
  };
}

function applyToLine(
  known: Known,
  id: string,
  before: LoanLineRecord | null,
  after: LoanLineRecord | null,
  moment: Moment,
): Known {
  const lines = withOrWithout(known.lines, id, after);
  const loanId = (after ?? before)?.loanId;
  const loan = loanId ? known.loans[loanId] : undefined;
  if (!loan || !loanId) return { ...known, lines };
  const isOpen = (line: LoanLineRecord | null) => (line && !line.closedAt ? 1 : 0);
  const openLines = Math.max(0, loan.openLines + isOpen(after) - isOpen(before));
  return withLoan({ ...known, lines }, loanId, { ...loan, openLines }, moment);
}

function without<Value>(map: Record<string, Value>, id: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== id));
}

function withOrWithout<Value>(
  map: Record<string, Value>,
  id: string,
  value: Value | null,
): Record<string, Value> {
  return value === null ? without(map, id) : { ...map, [id]: value };
}
