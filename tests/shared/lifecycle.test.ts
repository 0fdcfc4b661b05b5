import { describe, expect, it } from "vitest";
import {
  allowedOperations,
  batchLifecycle,
  batchStates,
  batchStep,
  itemKinds,
  itemOperations,
  itemStates,
  itemStep,
  lineLifecycle,
  lineStates,
  lineStep,
  voucherLifecycle,
  voucherStates,
  voucherStep,
  type ItemOperation,
  type ItemState,
} from "../../shared/lifecycle.ts";
import { problemCodes } from "../../shared/problems.ts";
import { problemSentence } from "../../shared/problem-sentences.ts";

/**
 * The life of an item as DESIGN §4 draws it, written down a second time: one line a state, and on it every operation that fits with
 * where it leads. `=` stays where it is.
 */
const drawn: Record<ItemState, string> = {
  "in-stock":
    "identify = | lend on-loan | declare-lost missing | declare-stolen missing | transfer in-transit | send-to-repair in-repair | give given | retire retired | activate-sim = | suspend-sim = | terminate-sim = | top-up =",
  "on-loan":
    "identify = | return in-stock,in-repair,retired | extend = | declare-lost missing | declare-stolen missing | activate-sim = | suspend-sim = | terminate-sim = | top-up =",
  "in-repair": "identify = | return-from-repair in-stock | retire retired",
  "in-transit": "identify = | confirm-transfer in-stock | declare-lost missing | declare-stolen missing",
  missing: "identify = | find in-stock | suspend-sim = | terminate-sim =",
  given: "identify = | activate-sim = | suspend-sim = | terminate-sim = | top-up =",
  retired: "identify = | erase = | exempt-erasure = | add-to-batch in-batch | terminate-sim =",
  "in-batch": "identify = | erase = | exempt-erasure = | remove-from-batch retired | collect collected",
  collected: "record-outcome =",
};

/** What is known about an item, whatever has become of it. */
const always = ["attach-purchase", "detach-purchase"];

function nextByDrawing(state: ItemState, operation: ItemOperation): ItemState[] | undefined {
  if (always.includes(operation)) return [state];
  for (const arrow of drawn[state].split(" | ")) {
    const [name, to = ""] = arrow.split(" ");
    if (name === operation) return to === "=" ? [state] : (to.split(",") as ItemState[]);
  }
  return undefined;
}

const simOnly = ["activate-sim", "suspend-sim", "terminate-sim", "top-up"];
const pairs = itemStates.flatMap((state) =>
  itemOperations.flatMap((operation) => itemKinds.map((kind) => ({ state, operation, kind }))),
);

describe("the life of an item", () => {
  it.each(pairs)("$operation of a $kind that is $state", ({ state, operation, kind }) => {
    const step = itemStep(state, operation, kind);
    const wrongKind =
      (simOnly.includes(operation) && kind !== "sim") ||
      (operation === "give" && !["sim", "cover", "charger"].includes(kind)) ||
      (["erase", "exempt-erasure"].includes(operation) &&
        !["tablet", "laptop", "phone", "other"].includes(kind));
    const next = nextByDrawing(state, operation);
    if (wrongKind) expect(step).toEqual({ allowed: false, refusal: "wrong-kind" });
    else if (next) expect(step).toEqual({ allowed: true, next });
    else expect(step).toEqual({ allowed: false, refusal: `item-${state}` });
    if (!step.allowed) {
      expect(problemCodes).toContain(step.refusal);
      expect(problemSentence(step.refusal, { item: "GVM-E00001-D", operation })).toMatch(/^\S.*[.!]$/);
    }
  });

  it("reaches every state from the stock, and ends with the collection", () => {
    const reached = new Set<ItemState>(["in-stock"]);
    for (const state of reached)
      for (const operation of itemOperations)
        for (const kind of itemKinds) {
          const step = itemStep(state, operation, kind);
          if (step.allowed) for (const next of step.next) reached.add(next);
        }
    expect([...reached].sort()).toEqual([...itemStates].sort());
    expect(allowedOperations("collected", "tablet")).toEqual([...always, "record-outcome"]);
  });
});

describe("the life of a SIM's line, of a voucher, of a batch", () => {
  const line = {
    inactive: "activate-sim active | terminate-sim terminated | top-up active",
    active: "suspend-sim suspended | terminate-sim terminated | top-up active",
    suspended: "activate-sim active | terminate-sim terminated",
    terminated: "",
  };
  const voucher = {
    "in-stock": "use used | expire expired | void-voucher void",
    used: "",
    expired: "",
    void: "",
  };
  const batch = {
    draft: "edit-content draft | seal-batch sealed",
    sealed: "unseal-batch draft | schedule-batch scheduled | collect-batch collected",
    scheduled: "unseal-batch draft | schedule-batch scheduled | collect-batch collected",
    collected: "record-outcome collected | close-batch closed",
    closed: "",
  };
  const arrows = (text: string) =>
    new Map(text.split(" | ").map((arrow) => arrow.split(" ") as [string, string]));
  const machines = [
    { name: "line", states: lineStates, table: lineLifecycle, drawn: line, step: lineStep },
    { name: "voucher", states: voucherStates, table: voucherLifecycle, drawn: voucher, step: voucherStep },
    { name: "batch", states: batchStates, table: batchLifecycle, drawn: batch, step: batchStep },
  ] as const;
  const all = machines.flatMap((machine) =>
    machine.states.flatMap((state) =>
      Object.keys(machine.table).map((operation) => ({ machine, state, operation })),
    ),
  );

  it.each(all)("$machine.name: $operation while $state", ({ machine, state, operation }) => {
    const step = (machine.step as (state: string, operation: string) => unknown)(state, operation);
    const next = arrows((machine.drawn as Record<string, string>)[state] ?? "").get(operation);
    const refusal = `${machine.name}-${state}`;
    expect(step).toEqual(next ? { allowed: true, next: [next] } : { allowed: false, refusal });
    expect(problemCodes).toContain(refusal);
  });
});
