import { expect, it } from "vitest";
import { mismatchesOf } from "../../../shared/purchases/mismatches.ts";

const line = { designation: "Tablettes", quantity: 15, unitPrice: null, vatRate: 2000, total: 500_000 };
const purchase = { kind: "purchase", invoiceTotal: 500_000, lines: [line], funding: [{ amount: 500_000 }] };

it("says nothing where everything adds up", () => {
  expect(mismatchesOf(purchase)).toEqual([]);
});

it("lets a unit price be rounded to the cent", () => {
  expect(mismatchesOf({ ...purchase, lines: [{ ...line, unitPrice: 27_778 }] })).toEqual([]);
});

it.each([
  [{ invoiceTotal: 500_100 }, ["lines-under-invoice", "funding-under"]],
  [{ invoiceTotal: 499_900 }, ["lines-over-invoice", "funding-over"]],
  [{ funding: [{ amount: 500_001 }] }, ["funding-over"]],
  [{ funding: [] }, ["funding-under"]],
  [{ lines: [{ ...line, unitPrice: 25_000 }] }, ["line-total"]],
  [{ lines: [line, { ...line, total: null }] }, ["line-without-price"]],
])("names what does not add up in %o", (change, codes) => {
  expect(mismatchesOf({ ...purchase, ...change }).map(({ code }) => code)).toEqual(codes);
});

it("asks no price of what a commune gives", () => {
  const given = { kind: "used-gift", invoiceTotal: null, lines: [{ ...line, total: null }], funding: [] };
  expect(mismatchesOf(given)).toEqual([]);
});
