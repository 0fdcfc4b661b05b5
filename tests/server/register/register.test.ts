import { beforeEach, describe, expect, it } from "vitest";
import type { Page } from "../../../shared/paging.ts";
import type { RegisterRow, RegisterSummary } from "../../../shared/purchases/register.ts";
import type { FundedPurchase, FunderView, PurchaseView } from "../../../shared/purchases/schema.ts";
import { purchasesOf } from "../../support/purchases.ts";
import { csvObjects } from "../../support/read-export.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let office: ReturnType<typeof purchasesOf>;
let purchase: PurchaseView;
let tablets: string[];
beforeEach(async () => {
  app = await startApp();
  office = purchasesOf(app);
  purchase = await office.enter(await office.programme());
  const [line] = purchase.lines;
  if (!line) throw new Error("no line");
  tablets = await office.receive(line, 15);
});

const register = async (query = "") =>
  (await app.request<Page<RegisterRow>>(`/register?limit=200&${query}`, { as: "accountant" })).body;
const row = async (id: string, query = "") => (await register(query)).items.find((found) => found.id === id);
const tablet = (index: number) => tablets[index] ?? "";

describe("the inventory register", () => {
  it("says of each object what it is, what it cost, who paid and where it is", async () => {
    expect(await row(tablet(0))).toEqual({
      id: tablet(0),
      label: "GVM-E00001-D",
      designation: "Samsung Galaxy Tab A9+",
      kind: "tablet",
      accountCode: "21838",
      section: "investment",
      acquiredOn: "2027-02-15",
      purchaseId: purchase.id,
      supplier: "Boutique du numérique",
      invoiceReference: "F-88412",
      mandate: "2027-0341",
      net: 28_611,
      vat: 5722,
      total: 34_333,
      funding: [{ source: "donation", funder: "Maison de Champagne" }],
      editedOn: null,
      siteName: "Réserve du CIAS",
      state: "in-stock",
      condition: "new",
      outcome: null,
      exit: null,
    });
  });

  it("adds up to the cent with what the purchase says", async () => {
    const { items } = await register();
    const [line] = purchase.lines;
    const sum = (pick: "net" | "vat" | "total") => items.reduce((all, found) => all + (found[pick] ?? 0), 0);
    expect([sum("net"), sum("vat"), sum("total")]).toEqual([line?.net, line?.vat, 515_000]);
    const summary = await app.request<RegisterSummary>("/register/summary", { as: "accountant" });
    expect(summary.body.items).toEqual([
      {
        accountCode: "21838",
        section: "investment",
        count: 15,
        unpriced: 0,
        net: line?.net,
        vat: line?.vat,
        total: 515_000,
      },
    ]);
  });

  it("is read page by page, each object once", async () => {
    const seen: string[] = [];
    for (let after = ""; ;) {
      const { body } = await app.request<Page<RegisterRow>>(`/register?limit=4${after && `&after=${after}`}`);
      seen.push(...body.items.map(({ id }) => id));
      expect(body.total).toBe(15);
      if (!body.next) break;
      after = body.next;
    }
    expect(seen).toEqual(tablets);
  });

  it("shows a past evening as it was", async () => {
    const person = await office.person();
    app.setNow("2027-03-05T09:00:00Z");
    await office.lend(tablet(0), person.id);
    await app.run({ type: "send-to-repair", itemId: tablet(1) });
    app.setNow("2027-03-10T09:00:00Z");
    await app.run({ type: "retire", itemId: tablet(1), reason: "Écran cassé" });

    expect((await row(tablet(0), "on=2027-03-04"))?.state).toBe("in-stock");
    expect((await row(tablet(0), "on=2027-03-05"))?.state).toBe("on-loan");
    expect((await row(tablet(1), "on=2027-03-09"))?.state).toBe("in-repair");
    expect(await row(tablet(1), "on=2027-03-10")).toBeUndefined();
    expect((await register("on=2027-03-09")).total).toBe(15);
    expect((await register("on=2027-03-10")).total).toBe(14);
    expect((await register("on=2027-03-01")).total).toBe(0);
  });

  it("says of a past evening and of a past year which purchases were edited since", async () => {
    app.setNow("2027-03-05T09:00:00Z");
    const json = { date: "2026-12-15", mandate: "2026-0999" };
    await app.request(`/purchases/${purchase.id}`, { method: "PATCH", json });
    const edited = { mandate: "2026-0999", editedOn: "2027-03-05" };
    expect(await row(tablet(0), "on=2027-03-04")).toMatchObject(edited);
    expect(await row(tablet(0), "show=acquired&year=2026")).toMatchObject(edited);
    expect(await row(tablet(0))).toMatchObject({ ...edited, editedOn: null });
    const { bytes } = await app.request("/exports/register?format=csv&on=2027-03-04", { as: "accountant" });
    expect(csvObjects(bytes)[0]).toMatchObject({ "Achat modifié depuis, le": "05/03/2027" });
  });

  it("counts a day by the clock of the organisation", async () => {
    // Half past midnight of 6 March in France is still 5 March in Greenwich.
    app.setNow("2027-03-05T23:30:00Z");
    await app.run({ type: "send-to-repair", itemId: tablet(0) });
    expect((await row(tablet(0), "on=2027-03-05"))?.state).toBe("in-stock");
    expect((await row(tablet(0), "on=2027-03-06"))?.state).toBe("in-repair");
  });

  it("lists what left in a year, with date, reason, decision and value", async () => {
    app.setNow("2026-01-05T09:00:00Z");
    const [, covers] = purchase.lines;
    if (!covers) throw new Error("no line");
    const [one = "", other = ""] = await office.receive(covers, 2, "CV");
    app.setNow("2026-06-01T09:00:00Z");
    const words = { reason: "Déchirée", decision: "Délibération 2026-14", value: 1500 };
    await app.run({ type: "retire", itemId: one, ...words });
    await app.run({ type: "add-to-batch", itemId: one, batchId: await office.batch() });
    app.setNow("2027-01-15T09:00:00Z");
    await app.run({ type: "retire", itemId: other, reason: "Perdue de vue" });
    // Out of its batch again, it has not left a second time.
    await app.run({ type: "remove-from-batch", itemId: one });
    app.setNow("2027-03-02T09:00:00Z");

    const left = await register("show=left&year=2026");
    expect(left.items.map(({ id, state, exit }) => [id, state, exit])).toEqual([
      [one, "retired", { on: "2026-06-01", ...words }],
    ]);
    expect((await register("show=left")).items.map(({ id }) => id)).toEqual([other]);
    expect((await register("show=all")).total).toBe(17);
  });

  it("counts what was retired by mistake, brought back and retired again in the last of these years alone", async () => {
    app.setNow("2026-01-05T09:00:00Z");
    const covers = purchase.lines[1];
    if (!covers) throw new Error("no line");
    const [cover = ""] = await office.receive(covers, 1, "CV");
    app.setNow("2026-06-01T09:00:00Z");
    const mistake = app.operation({ type: "retire", itemId: cover, reason: "Par erreur" });
    await app.send([mistake]);
    app.setNow("2026-06-02T09:00:00Z");
    await app.run({ type: "cancel", operationId: mistake.id });
    app.setNow("2027-02-01T09:00:00Z");
    await app.run({ type: "retire", itemId: cover, reason: "Déchirée" });
    app.setNow("2027-03-02T09:00:00Z");

    expect((await register("show=left&year=2026")).items).toEqual([]);
    expect((await register("show=left&year=2027")).items).toMatchObject([
      { id: cover, exit: { on: "2027-02-01", reason: "Déchirée" } },
    ]);
    // That evening it had left, and nobody knew yet that it was a mistake.
    expect((await register("show=left&on=2026-06-01")).items).toMatchObject([{ id: cover }]);
    expect((await register("show=left&on=2026-12-31")).items).toEqual([]);
  });

  it("lists what came in a year by the date of its purchase", async () => {
    const loose = await office.item("laptop");
    expect((await register("show=acquired&year=2027")).total).toBe(16);
    await app.request(`/purchases/${purchase.id}`, { method: "PATCH", json: { date: "2026-12-20" } });
    expect((await register("show=acquired&year=2026")).total).toBe(15);
    expect((await register("show=acquired&year=2027")).items).toMatchObject([
      { id: loose.id, acquiredOn: "2027-03-02", purchaseId: null, total: null, funding: [] },
    ]);
  });

  it("is narrowed by account, section, kind and words", async () => {
    await office.item("laptop");
    expect((await register("account=21838")).total).toBe(15);
    expect((await register("section=operating")).total).toBe(0);
    expect((await register("kind=laptop")).total).toBe(1);
    expect((await register("q=galaxy tab")).total).toBe(15);
  });
});

describe("an accountant", () => {
  it("sees no beneficiary's name, phone or id anywhere", async () => {
    const person = await office.person("Philomène", "Vaillancourt");
    await office.lend(tablet(0), person.id);
    await office.lend(tablet(1), person.id);
    const note = "Cassée par Mme Vaillancourt, joignable au 0612345678";
    await app.run({ type: "return", itemId: tablet(1), condition: "broken", to: "retired", note });
    const sim = await office.item("sim", { lineActive: true });
    await app.run({ type: "give", itemId: sim.id, beneficiaryId: person.id });
    const paths = [
      "/register?limit=200&show=all",
      "/register/summary",
      "/purchases",
      `/purchases/${purchase.id}`,
      "/funders",
      "/funder-names",
      "/accounting",
      "/voucher-stock",
    ];
    for (const path of paths) {
      const { status, body } = await app.request<object>(path, { as: "accountant" });
      const text = JSON.stringify(body);
      expect([path, status]).toEqual([path, 200]);
      for (const secret of ["Vaillancourt", "Philom", "0612345678", "612345678", person.id, person.card])
        expect([path, secret, text.includes(secret)]).toEqual([path, secret, false]);
    }
    expect((await row(tablet(0)))?.state).toBe("on-loan");
    expect((await row(tablet(1), "show=left"))?.exit?.reason).toBe("Réformé au retour");
  });
});

describe("what a funder paid for", () => {
  const funders = async () =>
    (await app.request<Page<FunderView>>("/funders", { as: "accountant" })).body.items;
  const paidBy = async (funder: FunderView | undefined, query = "") =>
    (
      await app.request<Page<FundedPurchase>>(`/funders/${funder?.id}/purchases?${query}`, {
        as: "accountant",
      })
    ).body;

  it("says where it is today", async () => {
    const person = await office.person();
    await office.lend(tablet(0), person.id);
    const [funder] = await funders();
    expect(funder).toMatchObject({ name: "Maison de Champagne", amount: 790_000, purchases: 1 });
    expect((await paidBy(funder)).items).toMatchObject([
      {
        id: purchase.id,
        amount: 790_000,
        total: 790_000,
        sources: ["donation"],
        lines: [
          {
            quantity: 15,
            received: 15,
            places: [
              { state: "in-stock", siteName: "Réserve du CIAS", count: 14 },
              { state: "on-loan", siteName: "Réserve du CIAS", count: 1 },
            ],
          },
          { quantity: 15, received: 0, places: [] },
          { kind: null, received: 0, places: [] },
        ],
      },
    ]);
  });

  it("is read page by page, the latest purchase first", async () => {
    for (const date of ["2027-01-10", "2027-01-20", "2027-01-10"])
      await office.enter({ ...(await office.programme()), date });
    const [funder] = await funders();
    expect(funder).toMatchObject({ amount: 4 * 790_000, purchases: 4 });
    const first = await paidBy(funder, "limit=3");
    const second = await paidBy(funder, `limit=3&after=${first.next ?? ""}`);
    const dates = [...first.items, ...second.items].map(({ date }) => date);
    expect(dates).toEqual(["2027-02-15", "2027-01-20", "2027-01-10", "2027-01-10"]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
    expect([first.total, second.next]).toEqual([4, null]);
    expect((await app.request(`/funders/${purchase.id}/purchases`)).status).toBe(404);
  });

  it("says each way in which it gave for one purchase", async () => {
    const given = { funder: "Maison de Champagne", amount: 400_000 } as const;
    const funding = [
      { ...given, source: "grant" },
      { ...given, source: "donation" },
    ];
    await app.request(`/purchases/${purchase.id}`, { method: "PATCH", json: { funding } });
    const [funder] = await funders();
    expect(funder).toMatchObject({ amount: 800_000, purchases: 1 });
    expect((await paidBy(funder)).items).toMatchObject([{ amount: 800_000, sources: ["grant", "donation"] }]);
    const { bytes } = await app.request("/exports/funders", { as: "accountant" });
    expect(csvObjects(bytes)[0]).toMatchObject({ Source: "Subvention, Don" });
  });
});
