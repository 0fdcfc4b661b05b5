import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { listItems } from "../../../server/stock/items.ts";
import { everyRow } from "../../../server/exchange/every-row.ts";
import { itemQuery, type ItemDetail } from "../../../shared/stock/schema.ts";
import { castOf, type Cast } from "../../support/cast.ts";
import { withLuhn } from "../../support/luhn.ts";
import { csvLines, csvObjects, xlsxLines } from "../../support/read-export.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let cast: Cast;

beforeEach(async () => {
  app = await startApp();
  cast = castOf(app);
});

const objects = async (path: string) => csvObjects((await app.request(path)).bytes);

describe("the file of a list", () => {
  it("is named after the list and the day", async () => {
    const csv = await app.request("/exports/items?kind=sim");
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(csv.headers.get("content-disposition")).toBe('attachment; filename="cartes-sim-2027-03-02.csv"');
    const xlsx = await app.request("/exports/items?format=xlsx");
    expect(xlsx.headers.get("content-type")).toContain("spreadsheetml");
    expect(xlsx.headers.get("content-disposition")).toBe(
      "attachment; filename=\"materiel-2027-03-02.xlsx\"; filename*=UTF-8''mat%C3%A9riel-2027-03-02.xlsx",
    );
    expect(xlsx.headers.get("cache-control")).toBe("no-store");
  });

  it("holds its headings when the list is empty", async () => {
    for (const list of ["items", "beneficiaries", "loans", "top-ups", "vouchers", "batches", "movements"]) {
      const { status, bytes } = await app.request(`/exports/${list}`);
      expect([list, status]).toEqual([list, 200]);
      expect(csvLines(bytes)).toHaveLength(1);
    }
  });

  it.each(["format=pdf", "colour=red", "sort=password", "after=WzEsMl0", "limit=10"])(
    "is refused for ?%s",
    async (query) => {
      const answer = await app.request<{ code: string }>(`/exports/items?${query}`);
      expect(answer).toMatchObject({ status: 422, body: { code: "invalid-input" } });
    },
  );

  it.each(["commune", "accountant", "collector"] as const)("is not for the role %s", async (as) => {
    expect((await app.request("/exports/beneficiaries", { as })).status).toBe(403);
  });
});

describe("equipment", () => {
  it("has every digit, in both formats, and only what the filters leave", async () => {
    const iccid = withLuhn("893301000000000009");
    const { id: modelId } = await cast.model("sim");
    const identifiers = [
      { kind: "iccid" as const, value: iccid },
      { kind: "phone" as const, value: "06 12 34 56 78" },
    ];
    await app.run({ type: "receive", itemId: v7(), modelId, siteId: app.siteId, identifiers, note: "=1+1" });
    await cast.item("tablet");
    const [sim, ...others] = await objects("/exports/items?kind=sim");
    expect(others).toEqual([]);
    expect(sim).toMatchObject({
      Genre: "Carte SIM",
      Équipement: "Orange SIM prépayée",
      État: "En stock",
      Depuis: "02/03/2027 10:00",
      Lieu: "Réserve du CIAS",
      Commune: "Aÿ-Champagne",
      "Numéro de SIM (ICCID)": iccid,
      "Numéro de téléphone": "+33612345678",
      Note: "'=1+1",
    });
    const lines = await xlsxLines((await app.request("/exports/items?format=xlsx&kind=sim")).bytes);
    expect(lines[1]).toEqual(expect.arrayContaining([iccid, "+33612345678", "=1+1"]));
    expect(lines).toHaveLength(2);
  });

  it("stands in the order that was asked, searched as on the screen", async () => {
    const [first, second] = [await cast.item("tablet"), await cast.item("tablet")];
    await cast.item("cover");
    const labels = async (query: string) =>
      (await objects(`/exports/items?${query}`)).map(({ Numéro: label }) => label);
    expect(await labels("q=galaxy&sort=-label")).toEqual([second.label, first.label]);
    expect(await labels("q=galaxy")).toEqual([first.label, second.label]);
  });

  it("says who has it and until when", async () => {
    const [tablet, person] = [await cast.item("tablet"), await cast.person()];
    await cast.lend(tablet.id, person.id);
    const [line] = await objects("/exports/items");
    expect(line).toMatchObject({ Chez: "Jeanne Martin", État: "En prêt", "À rendre le": "02/03/2028" });
  });
});

describe("the other lists", () => {
  it("people, loans, top-ups, batches and the journal say what their pages say", async () => {
    const person = await cast.person();
    const [tablet, sim] = [await cast.item("tablet"), await cast.item("sim", { lineActive: true })];
    await cast.lend(tablet.id, person.id);
    await cast.batch();
    const { id: offerId } = await cast.offer();
    await app.run({ type: "top-up", itemId: sim.id, offerId });
    expect(await objects("/exports/beneficiaries")).toMatchObject([
      { Nom: "Martin", Prénom: "Jeanne", Téléphone: "+33612345678", "Équipements en main": "1" },
    ]);
    expect(await objects("/exports/loans")).toMatchObject([
      { Personne: "Jeanne Martin", État: "En cours", Échéance: "02/03/2028", Dehors: "1" },
    ]);
    expect(await objects("/exports/top-ups")).toMatchObject([
      { "Carte SIM": sim.label, Montant: "10,00", Annulée: "non", Offre: "Recharge 10 Go" },
    ]);
    expect(await objects("/exports/batches")).toMatchObject([{ Lot: "Lot de mars", Équipements: "0" }]);
    const journal = await objects("/exports/movements");
    expect(journal.at(-1)).toMatchObject({ "N°": "1", Quoi: "Entrée en stock – Réserve du CIAS" });
    expect(journal.map((movement) => movement.Quoi)).toContain("Prêt à Jeanne Martin");
  });

  it("vouchers show no more of a code than the screen", async () => {
    const { id: offerId } = await cast.offer();
    await app.run({ type: "receive-voucher", voucherId: v7(), offerId, code: "RX11223344" });
    const { body, bytes } = await app.request<string>("/exports/vouchers");
    expect(body).not.toContain("1122");
    expect(csvObjects(bytes)).toMatchObject([{ Coupon: "•••• 3344", État: "Disponible", Valeur: "10,00" }]);
  });
});

describe("while the list changes", () => {
  /** The labels of all items, read three at a time; `between` happens before each page but the first. */
  async function readWhile(sort: "label" | "since", between: (page: number) => Promise<unknown>) {
    const query = itemQuery.parse({ sort });
    let pages = 0;
    const list = async ({ after }: { after?: string }) => {
      if (pages > 0) await between(pages);
      pages += 1;
      return listItems(app.context.db.read, { ...query, after, limit: 3 }, "2027-03-02");
    };
    const labels: string[] = [];
    for await (const { label } of everyRow(list, { moves: sort !== "label" })) labels.push(label);
    return labels;
  }

  it("every row that stays is given once, in order", async () => {
    const items: ItemDetail[] = [];
    for (let made = 0; made < 10; made++) items.push(await cast.item("tablet"));
    const labels = await readWhile("label", async (page) => {
      await cast.item("cover");
      const moving = items[page * 3 - 1];
      if (moving) await app.run({ type: "retire", itemId: moving.id, reason: "Trop ancien" }, "manager");
    });
    expect(labels.slice(0, 10)).toEqual(items.map(({ label }) => label));
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("a row that moves ahead of the reading is not given again", async () => {
    const items: ItemDetail[] = [];
    for (let made = 0; made < 8; made++) {
      app.setNow(`2027-03-02T09:0${made}:00.000Z`);
      items.push(await cast.item("tablet"));
    }
    const [oldest] = items;
    app.setNow("2027-03-02T10:00:00.000Z");
    const given = await readWhile("since", async (page) => {
      if (page === 1 && oldest)
        await app.run({ type: "retire", itemId: oldest.id, reason: "Trop ancien" }, "manager");
    });
    expect(given).toEqual(items.map(({ label }) => label));
  });
});
