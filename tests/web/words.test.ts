import { describe, expect, it } from "vitest";
import {
  batchStates,
  itemOperations,
  itemStates,
  lineStates,
  voucherStates,
} from "../../shared/lifecycle.ts";
import { operationTypes } from "../../shared/operations/schema.ts";
import type { MovementView } from "../../shared/stock/schema.ts";
import { movementSentence, operationNames } from "../../shared/ledger/movement-words.ts";
import {
  batchStateWords,
  countOf,
  itemStateWords,
  lineStateWords,
  uncapitalised,
  voucherStateWords,
} from "../../web/i18n/words.ts";
import { itemActions } from "../../web/stock/item-operations.ts";

const movement = (type: string): MovementView => ({
  seq: 1,
  operationId: "0193a000-0000-7000-8000-000000000001",
  type,
  entity: "item",
  entityId: "0193a000-0000-7000-8000-000000000002",
  itemId: null,
  itemLabel: null,
  itemName: null,
  beneficiaryId: null,
  beneficiaryName: "Martin Jeanne",
  fromState: "in-stock",
  toState: "on-loan",
  siteName: null,
  occurredAt: "2026-03-10T10:00:00.000Z",
  recordedAt: "2026-03-10T10:00:00.000Z",
  actorName: "Sophie Leroy",
  fact: "",
  detail: "",
  cancelled: false,
});

describe("every operation has its French words", () => {
  it.each(operationTypes)("%s", (type) => {
    expect(movementSentence(movement(type))).not.toBe("Autre mouvement");
    expect(operationNames[type]).toBeTruthy();
  });
  it("names the person to whom something was lent", () => {
    expect(movementSentence(movement("lend"))).toBe("Prêt à Martin Jeanne");
    expect(uncapitalised(movementSentence(movement("lend")))).toBe("prêt à Martin Jeanne");
  });
});

describe("every state has its French word", () => {
  it.each([
    ["item", itemStates, itemStateWords],
    ["line", lineStates, lineStateWords],
    ["voucher", voucherStates, voucherStateWords],
    ["batch", batchStates, batchStateWords],
  ] as const)("%s", (_kind, states, words) => {
    expect(Object.keys(words).sort()).toEqual([...states].sort());
    expect(new Set(Object.values(words)).size).toBe(states.length);
  });
});

it("has a button for every operation that is done on one item", () => {
  const withButton = Object.keys(itemActions);
  expect(itemOperations.filter((operation) => !withButton.includes(operation))).toEqual(["collect"]);
});

it("counts in French: zero is singular", () => {
  expect([0, 1, 2, 1200].map((count) => countOf(count, ["lot", "lots"]))).toEqual([
    "0\u00a0lot",
    "1\u00a0lot",
    "2\u00a0lots",
    "1\u202f200\u00a0lots",
  ]);
});
