import { expect, it } from "vitest";
import { differingFields, sameRecord, type ItemRecord } from "../../../shared/ledger/records.ts";

const older: ItemRecord = {
  kind: "tablet",
  state: "in-stock",
  condition: "good",
  siteId: "site",
  destinationSiteId: null,
  holderId: null,
  loanId: null,
  batchId: null,
  line: null,
  dataUntil: null,
  erasure: null,
  erasureExemption: null,
  outcome: null,
};
const bought = { ...older, purchaseLineId: "line" };

it("says nothing about a field that an older movement does not speak of", () => {
  expect(sameRecord("item", older, bought)).toBe(true);
  expect(sameRecord("item", bought, older)).toBe(true);
});

it("names the fields in which two records differ", () => {
  expect(differingFields("item", bought, { ...bought, purchaseLineId: null })).toEqual(["purchaseLineId"]);
  expect(differingFields("item", older, { ...bought, state: "on-loan", holderId: "person" })).toEqual([
    "state",
    "holderId",
  ]);
  expect(sameRecord("item", bought, null)).toBe(false);
});
