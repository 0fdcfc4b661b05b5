import { beforeEach, expect, it } from "vitest";
import { v7 } from "uuid";
import type { Page } from "../../../shared/paging.ts";
import type { RegisterRow, RegisterSummary } from "../../../shared/purchases/register.ts";
import type { NewPurchase } from "../../../shared/purchases/schema.ts";
import { purchasesOf } from "../../support/purchases.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let office: ReturnType<typeof purchasesOf>;
beforeEach(async () => {
  app = await startApp();
  office = purchasesOf(app);
});

const read = async <Body>(path: string) => (await app.request<Body>(path, { as: "accountant" })).body;

/** The sums of a filter, added up row by row. */
async function addedUp(query: string): Promise<RegisterSummary["items"]> {
  const sums = new Map<string, RegisterSummary["items"][number]>();
  const { items } = await read<Page<RegisterRow>>(`/register?limit=200&${query}`);
  for (const { accountCode, section, net, vat, total } of items) {
    const key = `${accountCode ?? "~"} ${section ?? ""}`;
    const sum = sums.get(key) ?? { accountCode, section, count: 0, unpriced: 0, net: 0, vat: 0, total: 0 };
    sum.count += 1;
    sum.unpriced += total === null ? 1 : 0;
    sum.net += net ?? 0;
    sum.vat += vat ?? 0;
    sum.total += total ?? 0;
    sums.set(key, sum);
  }
  return [...sums.keys()].sort().flatMap((key) => sums.get(key) ?? []);
}

const summed = async (query: string) => (await read<RegisterSummary>(`/register/summary?${query}`)).items;

it("comes to what its rows come to, to the cent, whatever the price, the rate and the part that was received", async () => {
  const { id: modelId } = await office.model("tablet");
  const booked = { modelId, accountCode: "21838", section: "investment" as const };
  const lines: NewPurchase["lines"] = [
    { ...booked, quantity: 3, total: 100_000, vatRate: 2000 },
    { ...booked, quantity: 7, total: 99_999_999, vatRate: 550 },
    {
      ...booked,
      quantity: 7,
      unitPrice: 12_345,
      vatRate: 2000,
      accountCode: "60632",
      section: "operating" as const,
    },
    { modelId, quantity: 6, unitPrice: 333, vatRate: 210 },
    { modelId, quantity: 10_000, total: 99_999_999, vatRate: 850 },
    { modelId, quantity: 2, accountCode: "2188" },
    { modelId, quantity: 5, total: 0, vatRate: 0, section: "operating" as const },
  ].map((line) => ({ id: v7(), ...line }));
  const purchase = await office.enter({ ...(await office.programme()), lines, invoiceTotal: null });
  const ids: string[] = [];
  for (const [at, line] of purchase.lines.entries())
    ids.push(...(await office.receive(line, Math.min(line.quantity, 5), `L${at}X`)));
  const [first = "", second = ""] = ids;
  await office.item("laptop");
  await app.run({ type: "detach-purchase", itemId: first });
  await app.run({ type: "retire", itemId: second, reason: "Cassée" });

  for (const query of [
    "show=all",
    "show=present",
    "show=left",
    "show=acquired&year=2027",
    "show=acquired&year=2026",
    "account=21838",
    "section=operating",
    "kind=laptop",
    "q=l1x",
  ])
    expect([query, await summed(query)]).toEqual([query, await addedUp(query)]);
  expect((await summed("show=all")).length).toBe(5);
});
