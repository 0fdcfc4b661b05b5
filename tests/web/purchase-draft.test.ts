import { describe, expect, it } from "vitest";
import type { AccountingView } from "../../shared/purchases/schema.ts";
import type { ModelView } from "../../shared/stock/schema.ts";
import {
  emptyLine,
  fundingAmounts,
  kindOf,
  lineErrors,
  lineInput,
  type DraftContext,
} from "../../web/purchases/purchase-draft.ts";

const model: ModelView = {
  id: "m1",
  kind: "tablet",
  brand: "Samsung",
  name: "Galaxy Tab A9+",
  gtin: null,
  gtins: [],
  items: 0,
};
const accounting: AccountingView = {
  investmentThreshold: 50_000,
  accounts: [
    { code: "21838", name: "", section: "investment", kinds: ["tablet"], active: true },
    { code: "60632", name: "", section: "operating", kinds: ["tablet", "cover"], active: true },
    { code: "6262", name: "", section: "operating", kinds: ["service"], active: true },
  ],
};
const context: DraftContext = { withTax: true, models: [model], accounting };
const line = (fields: object) => ({ ...emptyLine("l1"), ...fields });

describe("a typed line", () => {
  it("is a known model once its name is there, however it is written", () => {
    const input = lineInput(line({ designation: "samsung galaxy tab a9", quantity: "15", price: "600" }), {
      ...context,
      models: [{ ...model, name: "Galaxy Tab A9" }],
    });
    expect(input).toMatchObject({ modelId: "m1", kind: "tablet", total: 900_000, unitPrice: null });
    expect(input).toMatchObject({ accountCode: "21838", section: "investment" });
  });

  it("takes a price without tax as such, and a typed total over any price", () => {
    const typed = line({ designation: "Tablettes", quantity: "3", price: "100" });
    expect(lineInput(typed, { ...context, withTax: false })).toMatchObject({
      unitPrice: 10_000,
      total: null,
    });
    expect(lineInput({ ...typed, total: "399,99" }, context)).toMatchObject({
      unitPrice: null,
      total: 39_999,
    });
  });

  it("keeps an account that a person chose", () => {
    const input = lineInput(line({ designation: "Tablettes", price: "100", accountCode: "21838" }), context);
    expect(input).toMatchObject({ accountCode: "21838", section: "investment" });
  });

  it.each([
    ["Pochettes pour tablettes", "cover"],
    ["Tablettes 11 pouces", "tablet"],
    ["Un an d’internet pour 15 tablettes", null],
    ["Cartes SIM prépayées", "sim"],
    ["Ordinateurs portables", "laptop"],
    ["Frais de port", null],
    ["Câble USB-C", undefined],
  ])("tells of « %s » what it brings", (designation, kind) => {
    expect(kindOf(line({ designation }), [])).toBe(kind);
  });

  it("says which field cannot be", () => {
    expect(Object.keys(lineErrors(line({ quantity: "0", price: "douze", total: "-1" }), context))).toEqual([
      "designation",
      "quantity",
      "price",
      "total",
    ]);
    expect(lineErrors(line({ designation: "Tablettes", quantity: "15" }), context)).toEqual({});
  });
});

it("asks what a line brings whose words do not say", () => {
  const cable = line({ designation: "Câble USB-C", price: "5" });
  expect(Object.keys(lineErrors(cable, context))).toEqual(["kind"]);
  expect(lineInput(cable, context).accountCode).toBeNull();
  expect(lineErrors({ ...cable, kind: "other" }, context)).toEqual({});
  expect(lineErrors({ ...cable, kind: "service" }, context)).toEqual({});
  expect(lineErrors(line({ designation: "Samsung Galaxy Tab A9+" }), context)).toEqual({});
});

describe("typed funding", () => {
  const row = (amount: string) => ({ source: "own" as const, funder: "", amount });
  it.each([
    [[""], [790_000]],
    [
      ["5000", ""],
      [500_000, 290_000],
    ],
    [
      ["", "5000", ""],
      [290_000, 500_000, null],
    ],
    [
      ["7900", ""],
      [790_000, null],
    ],
    [["8000"], [800_000]],
  ])("%o comes to %o", (amounts, expected) => {
    expect(fundingAmounts(amounts.map(row), 790_000)).toEqual(expected);
  });
});
