import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineTotal, netOf, shareOf, unitAmounts } from "../../../shared/purchases/amounts.ts";

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 200 }),
  unitPrice: fc.integer({ min: 0, max: 200_000 }),
  vatRate: fc.constantFrom(0, 210, 550, 850, 1000, 2000),
});

describe("money of a purchase line", () => {
  it("gives the net amount back that its total was made of", () => {
    fc.assert(
      fc.property(line, ({ quantity, unitPrice, vatRate }) => {
        const total = lineTotal({ quantity, unitPrice, vatRate, total: null }) ?? -1;
        expect(netOf(total, vatRate)).toBe(quantity * unitPrice);
      }),
    );
  });

  it("adds up exactly over the units of the line: net, tax and total", () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 1_000_000 }), ({ quantity, vatRate }, total) => {
        const units = Array.from({ length: quantity }, (_, index) =>
          unitAmounts({ quantity, unitPrice: null, vatRate, total }, index + 1),
        );
        const sum = (pick: "net" | "vat" | "total") =>
          units.reduce((all, unit) => all + (unit?.[pick] ?? Number.NaN), 0);
        expect(sum("total")).toBe(total);
        expect(sum("net")).toBe(netOf(total, vatRate));
        expect(sum("net") + sum("vat")).toBe(total);
      }),
    );
  });

  it("gives no unit more than one cent above another", () => {
    const shares = Array.from({ length: 15 }, (_, index) => shareOf(515_000, 15, index + 1));
    expect(new Set(shares)).toEqual(new Set([34_333, 34_334]));
  });

  it("has no amount where nobody said a price", () => {
    const line = { quantity: 3, unitPrice: null, vatRate: 2000, total: null };
    expect(lineTotal(line)).toBeNull();
    expect(unitAmounts(line, 1)).toBeNull();
  });
});
