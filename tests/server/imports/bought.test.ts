import { beforeEach, describe, expect, it } from "vitest";
import type { Page } from "../../../shared/paging.ts";
import type { RegisterRow } from "../../../shared/purchases/register.ts";
import type { PurchaseSummary, PurchaseView } from "../../../shared/purchases/schema.ts";
import { csvFile } from "../../support/import-files.ts";
import { importsOf } from "../../support/imports.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

const headings =
  "Genre;Marque;Modèle;N° de série;Qté;Date d’achat;Prix d’achat;Fournisseur;N° de facture;Lieu";
const tablet = (serial: string, price = "249,00", place = "") =>
  `Tablette;Samsung;Tab;${serial};1;03/03/2026;${price};Boulanger;F-12;${place}`;

const uploaded = (...lines: string[]) => importsOf(app).uploaded(csvFile(headings, ...lines));
const run = (id: string, lines: "all" | "good" = "all") => importsOf(app).run(id, lines);
async function imported(...lines: string[]): Promise<void> {
  const { id } = await uploaded(...lines);
  expect(await run(id)).toMatchObject({ status: 200, body: { state: "done" } });
}
const register = async (query = "show=all") =>
  (await app.request<Page<RegisterRow>>(`/register?limit=200&${query}`, { as: "accountant" })).body.items;
const purchases = async () => {
  const { body } = await app.request<Page<PurchaseSummary>>("/purchases?sort=date");
  return Promise.all(
    body.items.map(async ({ id }) => (await app.request<PurchaseView>(`/purchases/${id}`)).body),
  );
};

describe("VAT within the prices of a file", () => {
  const withVat = `${headings};Taux de TVA`;
  const line = (serial: string, rate: string) => `${tablet(serial, "105,50")};${rate}`;
  const totals = async () =>
    (await purchases())[0]?.lines.map(({ vatRate, quantity, vat, total }) => [vatRate, quantity, vat, total]);

  it("is that of its column, and where it says nothing what was chosen: 20 % unless somebody says otherwise", async () => {
    const imports = importsOf(app);
    const file = csvFile(withVat, line("S1", "5,5 %"), line("S2", ""), line("S3", "0,2"), line("S4", "0"));
    const view = await imports.uploaded(file);
    expect(view.choices).toMatchObject({ vatRate: 2000, mapping: { vat: 10 } });
    await imports.choose(view.id, view, { vatRate: 1000 });
    expect(await run(view.id)).toMatchObject({ status: 200 });
    expect(await totals()).toEqual([
      [550, 1, 550, 10_550],
      [1000, 1, 959, 10_550],
      [2000, 1, 1758, 10_550],
      [0, 1, 0, 10_550],
    ]);
  });

  it("is refused where it is no rate: an amount, a word", async () => {
    const { id, counts } = await importsOf(app).uploaded(
      csvFile(withVat, line("S1", "17,58"), line("S2", "oui")),
    );
    expect(counts.refused).toBe(2);
    expect((await importsOf(app).lines(id)).map(({ reasons }) => reasons)).toEqual([
      [expect.stringContaining("« 17,58 » n’est pas un taux de TVA")],
      [expect.stringContaining("« oui » n’est pas un taux de TVA")],
    ]);
  });
});

describe("a file that says when its equipment was bought", () => {
  const covers = "Pochette;Samsung;Cover;;3;03/03/2026;19,90;BOULANGER;F-12;";
  const laptop = "PC;Lenovo;L13;PF1;1;15/12/2025;;;;";

  it("makes one purchase for each day, supplier and invoice, with a line for each model and price", async () => {
    await imported(tablet("S1"), tablet("S2"), tablet("S3", "229"), covers, laptop);
    const [old, recent, ...others] = await purchases();
    expect(others).toEqual([]);
    expect(old).toMatchObject({
      kind: "purchase",
      supplier: "Fournisseur inconnu",
      date: "2025-12-15",
      funding: [],
      lines: [{ designation: "Lenovo L13", kind: "laptop", quantity: 1, received: 1, total: null }],
    });
    expect(recent).toMatchObject({ supplier: "Boulanger", date: "2026-03-03", invoiceReference: "F-12" });
    expect(
      recent?.lines.map(({ designation, quantity, received, total }) => [
        designation,
        quantity,
        received,
        total,
      ]),
    ).toEqual([
      ["Samsung Tab", 2, 2, 49_800],
      ["Samsung Tab", 1, 1, 22_900],
      ["Samsung Cover", 3, 3, 5970],
    ]);
    expect((await app.verify()).differences).toEqual([]);
    expect(app.reported).toEqual([]);
  });

  it("puts each object into the register with its day, supplier, invoice, account and price", async () => {
    await imported(tablet("S1", "649,99"), covers, laptop);
    const rows = await register();
    expect(rows.map(({ acquiredOn, total, section }) => [acquiredOn, total, section])).toEqual([
      ["2026-03-03", 64_999, "investment"],
      ["2026-03-03", 1990, "operating"],
      ["2026-03-03", 1990, "operating"],
      ["2026-03-03", 1990, "operating"],
      ["2025-12-15", null, "operating"],
    ]);
    expect(rows[0]).toMatchObject({ supplier: "Boulanger", invoiceReference: "F-12", accountCode: "21838" });
    expect(await register("show=acquired&year=2027")).toEqual([]);
    expect(await register("show=acquired&year=2026")).toHaveLength(4);
    expect(await register("show=acquired&year=2025")).toHaveLength(1);
  });

  it("doubles nothing when it is sent again, and completes the purchase when it comes back corrected", async () => {
    const lines = [tablet("S1"), tablet("S2", "249,00", "ailleurs")];
    const first = await uploaded(...lines);
    await run(first.id, "good");
    const again = await uploaded(...lines);
    expect(await run(again.id, "good")).toMatchObject({ status: 409, body: { code: "import-nothing" } });
    expect(await purchases()).toMatchObject([{ ordered: 1, received: 1, total: 24_900 }]);
    await imported(tablet("S1"), tablet("S2"));
    expect(await purchases()).toMatchObject([{ ordered: 2, received: 2, total: 49_800 }]);
    expect((await register()).map(({ total }) => total)).toEqual([24_900, 24_900]);
    expect((await app.verify()).differences).toEqual([]);
  });

  it("leaves no purchase behind where a line forbids it all", async () => {
    const { id } = await uploaded(tablet("S1"), tablet("S2", "249,00", "ailleurs"));
    expect(await run(id)).toMatchObject({ status: 409, body: { code: "import-refused-lines" } });
    expect(await purchases()).toEqual([]);
  });

  it("given, comes as a gift", async () => {
    const view = await uploaded(tablet("S1"));
    await importsOf(app).choose(view.id, view, { source: "gift" });
    await run(view.id);
    expect(await purchases()).toMatchObject([{ kind: "gift", supplier: "Boulanger" }]);
  });

  it("says line by line what it will enter", async () => {
    const { id } = await uploaded(tablet("S1"));
    const [line] = await importsOf(app).lines(id);
    expect(line?.reasons[0]).toMatch(/^Acheté le 03\/03\/2026, chez Boulanger, facture F-12, 249,00\s€\.$/u);
  });
});

it("keeps a price without a day in the note: a purchase has a day", async () => {
  await imported("Tablette;Samsung;Tab;S1;1;;249;Boulanger;;");
  expect(await purchases()).toEqual([]);
  const [item] = await importsOf(app).items();
  expect(item?.note).toMatch(/^Acheté chez Boulanger, 249,00\s€$/u);
});
