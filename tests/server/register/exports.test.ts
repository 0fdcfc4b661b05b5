import { beforeEach, describe, expect, it } from "vitest";
import type { PurchaseView } from "../../../shared/purchases/schema.ts";
import { purchasesOf } from "../../support/purchases.ts";
import { csvObjects, xlsxLines } from "../../support/read-export.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let office: ReturnType<typeof purchasesOf>;
let purchase: PurchaseView;
let tablets: string[];
beforeEach(async () => {
  app = await startApp();
  office = purchasesOf(app);
  purchase = await office.enter({ ...(await office.programme()), invoiceReference: "00088412" });
  const [line] = purchase.lines;
  if (!line) throw new Error("no line");
  tablets = await office.receive(line, 15);
});

const objects = async (path: string) => csvObjects((await app.request(path, { as: "accountant" })).bytes);
const cents = (text = "") => Math.round(Number(text.replace(",", ".")) * 100);

describe("the register as a file", () => {
  it("has every digit, decimal commas, and sums that are exact", async () => {
    const rows = await objects("/exports/register");
    expect(rows).toHaveLength(15);
    expect(rows[0]).toMatchObject({
      "Numéro d’inventaire": "GVM-E00001-D",
      Désignation: "Samsung Galaxy Tab A9+",
      Compte: "21838",
      Section: "Investissement",
      "Date d’acquisition": "15/02/2027",
      Fournisseur: "Boutique du numérique",
      Facture: "00088412",
      Mandat: "2027-0341",
      "Montant HT": "286,11",
      TVA: "57,22",
      "Montant TTC": "343,33",
      Financement: "Maison de Champagne (don)",
      Lieu: "Réserve du CIAS",
      État: "En stock",
    });
    expect(rows.reduce((all, row) => all + cents(row["Montant TTC"]), 0)).toBe(515_000);
    expect(rows.reduce((all, row) => all + cents(row["Montant HT"]) + cents(row.TVA), 0)).toBe(515_000);
  });

  it("holds nobody's name, in either format, whoever has the object", async () => {
    const person = await office.person("Philomène", "Vaillancourt");
    for (const itemId of tablets.slice(0, 2)) await office.lend(itemId, person.id);
    const note = "Cassée par Mme Vaillancourt";
    await app.run({ type: "return", itemId: tablets[1] ?? "", condition: "broken", to: "retired", note });
    expect((await objects("/exports/register?show=left")).map((row) => row["Motif de sortie"])).toEqual([
      "Réformé au retour",
    ]);
    for (const path of ["register?show=all", "purchases", "funders", "voucher-stock"]) {
      const csv = await app.request(`/exports/${path}`, { as: "accountant" });
      expect([path, csv.status]).toEqual([path, 200]);
      expect(Buffer.from(csv.bytes).toString("utf8")).not.toMatch(/Vaillancourt|Philom|612345678/);
      const xlsx = await app.request(`/exports/${path}${path.includes("?") ? "&" : "?"}format=xlsx`, {
        as: "accountant",
      });
      const cells = JSON.stringify(await xlsxLines(xlsx.bytes));
      expect(cells).not.toMatch(/Vaillancourt|Philom|612345678/);
    }
  });

  it("is of the evening and the filter that were asked", async () => {
    expect(await objects("/exports/register?on=2027-03-01")).toEqual([]);
    expect(await objects("/exports/register?section=operating")).toEqual([]);
    const named = await app.request("/exports/register?on=2027-03-01", { as: "accountant" });
    expect(named.headers.get("content-disposition")).toContain("registre-au-2027-03-01");
  });
});

it("gives purchases line by line, and funders with where everything is", async () => {
  const lines = await objects("/exports/purchases");
  expect(lines.map((row) => [row["Désignation"], row["Quantité"], row["Reçus"], row["Montant TTC"]])).toEqual(
    [
      ["Samsung Galaxy Tab A9+", "15", "15", "5150,00"],
      ["Samsung Book Cover A9+", "15", "0", "500,00"],
      ["Un an d’internet, 15 forfaits", "15", "", "2250,00"],
    ],
  );
  const funders = await objects("/exports/funders");
  expect(funders[0]).toMatchObject({
    Financeur: "Maison de Champagne",
    Source: "Don",
    "Donné pour cet achat": "7900,00",
    "État aujourd’hui": "En stock",
    Lieu: "Réserve du CIAS",
    Nombre: "15",
  });
});
