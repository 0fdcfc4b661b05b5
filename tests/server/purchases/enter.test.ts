import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { NewPurchase, PurchaseView } from "../../../shared/purchases/schema.ts";
import { purchasesOf } from "../../support/purchases.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let office: ReturnType<typeof purchasesOf>;
beforeEach(async () => {
  app = await startApp();
  office = purchasesOf(app);
});

describe("entering a purchase", () => {
  it("keeps the programme's: lines, money and donor, and everything adds up", async () => {
    const purchase = await office.enter(await office.programme());
    expect(purchase).toMatchObject({
      number: 1,
      total: 790_000,
      funded: 790_000,
      ordered: 30,
      received: 0,
      funders: ["Maison de Champagne"],
      mismatches: [],
    });
    expect(purchase.net + purchase.vat).toBe(790_000);
    expect(purchase.lines.map(({ designation, kind, total }) => [designation, kind, total])).toEqual([
      ["Samsung Galaxy Tab A9+", "tablet", 515_000],
      ["Samsung Book Cover A9+", "cover", 50_000],
      ["Un an d’internet, 15 forfaits", null, 225_000],
    ]);
  });

  it("makes one of a purchase that is sent twice", async () => {
    const input = await office.programme();
    await office.enter(input);
    const again = await office.enter(input);
    expect(again.number).toBe(1);
    const list = await app.request<{ total: number; amount: number }>("/purchases");
    expect(list.body).toMatchObject({ total: 1, amount: 790_000 });
  });

  it("works the total out from a price excluding tax", async () => {
    const input = await office.programme();
    const [line] = input.lines;
    if (!line) throw new Error("no line");
    const priced = { ...line, total: null, unitPrice: 27_583, vatRate: 2000 };
    const purchase = await office.enter({ ...input, invoiceTotal: null, lines: [priced] });
    expect(purchase).toMatchObject({ net: 413_745, vat: 82_749, total: 496_494 });
  });

  it("takes used equipment of a commune without price", async () => {
    const purchase = await office.enter({
      id: v7(),
      kind: "used-gift",
      supplier: "Commune de Dizy",
      date: "2027-01-10",
      lines: [{ id: v7(), kind: "laptop", designation: "Ordinateurs portables réformés", quantity: 4 }],
    });
    expect(purchase).toMatchObject({ total: 0, ordered: 4, mismatches: [] });
  });

  it("knows a funder again by its name, however it is written", async () => {
    const input = await office.programme();
    await office.enter(input);
    const lines = input.lines.map((line) => ({ ...line, id: v7() }));
    const funding = [{ source: "donation" as const, funder: "MAISON DE CHAMPAGNE", amount: 790_000 }];
    await office.enter({ ...input, id: v7(), lines, funding });
    const names = await app.request<{ items: { name: string }[] }>("/funder-names");
    expect(names.body.items.map(({ name }) => name)).toEqual(["Maison de Champagne"]);
  });

  it("calls the organisation's own budget by the organisation's name", async () => {
    const input = await office.programme();
    const funding = [
      { source: "grant" as const, funder: "Département de la Marne", amount: 500_000 },
      { source: "own" as const, amount: 290_000 },
    ];
    const purchase = await office.enter({ ...input, funding });
    expect(purchase.funders).toEqual(["Département de la Marne", "CIAS de test"]);
    expect(purchase.mismatches).toEqual([]);
  });

  it("keeps money that does not add up, and says so", async () => {
    const input = await office.programme();
    const funding = [{ source: "donation" as const, funder: "Maison de Champagne", amount: 800_000 }];
    const purchase = await office.enter({ ...input, invoiceTotal: 795_000, funding });
    expect(purchase.mismatches).toEqual([
      { code: "lines-under-invoice", difference: 5000 },
      { code: "funding-over", difference: 5000 },
    ]);
  });

  const broken: [name: string, change: (input: NewPurchase) => object, path: string][] = [
    ["a price of −1", (input) => lineWith(input, { unitPrice: -1 }), "lines.0.unitPrice"],
    ["a total of −1", (input) => lineWith(input, { total: -1 }), "lines.0.total"],
    ["half a cent", (input) => lineWith(input, { total: 12.5 }), "lines.0.total"],
    ["a quantity of 0", (input) => lineWith(input, { quantity: 0 }), "lines.0.quantity"],
    [
      "a line of two million euros",
      (input) => lineWith(input, { quantity: 2, total: null, unitPrice: 90_000_000 }),
      "lines.0.unitPrice",
    ],
    [
      "a line that names nothing",
      (input) => lineWith(input, { modelId: null, designation: " " }),
      "lines.0.designation",
    ],
    [
      "an account that is no number",
      (input) => lineWith(input, { accountCode: "=1+1" }),
      "lines.0.accountCode",
    ],
    ["no line", (input) => ({ ...input, lines: [] }), "lines"],
    ["a day that does not exist", (input) => ({ ...input, date: "2027-02-30" }), "date"],
    ["no supplier", (input) => ({ ...input, supplier: " " }), "supplier"],
    [
      "money of nobody",
      (input) => ({ ...input, funding: [{ source: "grant", amount: 1 }] }),
      "funding.0.funder",
    ],
    [
      "funding of nothing",
      (input) => ({ ...input, funding: [{ source: "own", amount: 0 }] }),
      "funding.0.amount",
    ],
  ];
  it.each(broken)("refuses %s, and says where", async (_name, change, path) => {
    const json = change(await office.programme());
    const { status, body } = await app.request<{ errors: { path: string }[] }>("/purchases", { json });
    expect([status, body.errors.map((error) => error.path)]).toEqual([422, [path]]);
    expect((await app.request<{ total: number }>("/purchases")).body.total).toBe(0);
  });

  it("refuses an account that is not in the table, and keeps nothing", async () => {
    const json = lineWith(await office.programme(), { accountCode: "99999" });
    const { status, body } = await app.request<{ code: string }>("/purchases", { json });
    expect([status, body.code]).toEqual([404, "unknown-account"]);
    expect((await app.request<{ total: number }>("/purchases")).body.total).toBe(0);
  });

  it("does not let one purchase take a line of another", async () => {
    const input = await office.programme();
    await office.enter(input);
    const { status } = await app.request("/purchases", { json: { ...input, id: v7() } });
    expect(status).toBe(422);
  });
});

describe("the list of purchases", () => {
  it("is searched, filtered, sorted, and says what it comes to", async () => {
    const input = await office.programme();
    await office.enter(input);
    await office.enter({
      id: v7(),
      kind: "used-gift",
      supplier: "Commune de Dizy",
      date: "2026-01-10",
      lines: [{ id: v7(), kind: "laptop", designation: "Portables", quantity: 4 }],
    });
    const found = async (query: string) => {
      const { body } = await app.request<{ items: PurchaseView[]; amount: number }>(`/purchases?${query}`);
      return [body.items.map(({ number }) => number), body.amount];
    };
    expect(await found("")).toEqual([[1, 2], 790_000]);
    expect(await found("sort=supplier")).toEqual([[1, 2], 790_000]);
    expect(await found("sort=total")).toEqual([[2, 1], 790_000]);
    expect(await found("q=champagne f-88412")).toEqual([[1], 790_000]);
    expect(await found("year=2026")).toEqual([[2], 0]);
    expect(await found("kind=used-gift")).toEqual([[2], 0]);
    expect(await found("pending=true")).toEqual([[1, 2], 790_000]);
    const { body: names } = await app.request<{ items: { id: string }[] }>("/funder-names");
    expect(await found(`funder=${names.items[0]?.id}`)).toEqual([[1], 790_000]);
    expect((await app.request("/suppliers")).body).toEqual({
      items: ["Boutique du numérique", "Commune de Dizy"],
    });
  });
});

function lineWith(input: NewPurchase, change: object): NewPurchase {
  return { ...input, lines: input.lines.map((line, index) => (index === 0 ? { ...line, ...change } : line)) };
}
