import { canCancel } from "./selectors.ts";
import type { DeskState, Known, TrailEntry } from "./state.ts";

/** How many answers stay on screen with their « Annuler ». */
const trailLength = 30;

/** Old answers go, except those that still wait for the server or for a person; and with them what only they spoke of. */
export function tidy(state: DeskState): DeskState {
  const pending = (entry: TrailEntry) =>
    entry.operations.some((operation) => operation.status === "sent") ||
    (entry.operations.length === 0 && canCancel(state, entry));
  const oldest = state.trail.length - trailLength;
  const trail = state.trail.filter((entry, index) => index >= oldest || pending(entry));
  const tidied = { ...state, trail };
  return { ...tidied, known: forget(tidied) };
}

/** Views of things that nothing on the desk mentions any more: a scan brings them back, fresh. */
function forget(state: DeskState): Known {
  const { known, lending, returning, batching, ...rest } = state;
  const mentioned = new Set(JSON.stringify({ ...rest, lending, returning, batching }).match(uuids));
  const current = new Set([
    lending?.personId,
    returning?.personId,
    batching?.batchId,
    ...(returning?.loanIds ?? []),
  ]);
  const items = keep(
    known.items,
    (id, item) =>
      mentioned.has(id) || [item.holderId, item.loanId, item.batchId].some((one) => one && current.has(one)),
  );
  const loans = new Set(Object.values(items).map((item) => item.loanId));
  return {
    ...known,
    items,
    people: keep(known.people, (id) => mentioned.has(id)),
    batches: keep(known.batches, (id) => mentioned.has(id)),
    vouchers: keep(known.vouchers, (id) => mentioned.has(id)),
    offers: keep(known.offers, (id) => mentioned.has(id)),
    loans: keep(known.loans, (id) => mentioned.has(id) || loans.has(id)),
    lines: keep(known.lines, (id) => mentioned.has(id)),
    topUps: keep(known.topUps, (id) => mentioned.has(id)),
  };
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

function keep<Value>(
  map: Record<string, Value>,
  kept: (id: string, value: Value) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).filter(([id, value]) => kept(id, value)));
}
