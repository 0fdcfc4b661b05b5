import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { ImportLine, ImportView } from "../../../shared/imports/schema.ts";
import type { Page } from "../../../shared/paging.ts";
import type { RegisterRow } from "../../../shared/purchases/register.ts";
import type { ItemView, ModelView } from "../../../shared/stock/schema.ts";
import { castOf, type Cast } from "../../support/cast.ts";
import { csvFile, odsFile, snipeHeadings, windowsFile, xlsxFile } from "../../support/import-files.ts";
import { withLuhn } from "../../support/luhn.ts";
import { csvObjects } from "../../support/read-export.ts";
import { startApp, type Answer, type TestApp } from "../../support/server.ts";

let app: TestApp;
let cast: Cast;

beforeEach(async () => {
  app = await startApp();
  cast = castOf(app);
});

function upload(bytes: Uint8Array, name = "matériel.csv"): Promise<Answer<ImportView>> {
  return app.request<ImportView>(`/imports?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: bytes as BodyInit,
  });
}

async function uploaded(bytes: Uint8Array): Promise<ImportView> {
  const { status, body } = await upload(bytes);
  expect([status, body]).toEqual([201, body]);
  return body;
}

const lines = async (id: string, verdict = "") =>
  (
    await app.request<{ items: ImportLine[] }>(
      `/imports/${id}/lines?limit=200${verdict && `&verdict=${verdict}`}`,
    )
  ).body.items;
const run = (id: string, which: "all" | "good" = "all") =>
  app.request<ImportView & { code?: string; detail?: string }>(`/imports/${id}/run`, {
    json: { lines: which },
  });
const choose = (id: string, view: ImportView, change: object) =>
  app.request<ImportView>(`/imports/${id}/choices`, { method: "PUT", json: { ...view.choices, ...change } });
const items = async () => (await app.request<{ items: ItemView[] }>("/items?limit=200")).body.items;
const models = async () => (await app.request<{ items: ModelView[] }>("/models")).body.items;
const codesOf = (item: ItemView) =>
  Object.fromEntries(item.identifiers.map(({ kind, value }) => [kind, value]));

const iccid = withLuhn("893301000000000012");
const imei = withLuhn("35301234000001");

describe("a spreadsheet of a town hall", () => {
  const townHall = windowsFile(
    [
      "Inventaire informatique de la mairie de Dizy;;;;;",
      ";;;;;",
      "Désignation;Marque;N° de série;Lieu;Qté;Observations",
      "Tablette Galaxy Tab A9+;Samsung;R9WT0001;Salle des fêtes de Dizy;1;écran rayé",
      "Pochette;Samsung;;Réserve du CIAS;3;",
      "PC portable;Lenovo;PF-0002;école;1;",
    ].join("\r\n"),
  );

  it("is read under its title, in its encoding, and only asks for what it leaves open", async () => {
    const view = await uploaded(townHall);
    expect(view).toMatchObject({
      lines: 3,
      headingLine: 3,
      state: "checked",
      choices: { mapping: { designation: 0, brand: 1, serial: 2, site: 3, quantity: 4, note: 5 } },
      counts: { create: 2, refused: 1, items: 4, unnumbered: 1 },
      sites: [{ name: "école", items: 1 }],
    });
    expect(view.models.map(({ brand, name, kind }) => [brand, name, kind])).toEqual([
      ["Samsung", "Galaxy Tab A9+", "tablet"],
      ["Samsung", "Pochette", "cover"],
      ["Lenovo", "PC portable", "laptop"],
    ]);
    expect((await lines(view.id, "refused"))[0]).toMatchObject({
      line: 6,
      reasons: [expect.stringContaining("Le lieu « école » n’existe pas")],
    });
    expect(await items()).toEqual([]);
  });

  it("goes in whole once its places are told, with ledger and search", async () => {
    const view = await uploaded(townHall);
    expect(await run(view.id)).toMatchObject({ status: 409, body: { code: "import-refused-lines" } });
    expect(await items()).toEqual([]);
    const school = view.sites[0]?.key ?? "";
    const told = await choose(view.id, view, { sites: { [school]: app.siteId } });
    expect(told.body.counts).toMatchObject({ create: 3, refused: 0, items: 5 });
    expect(await run(view.id)).toMatchObject({ status: 200, body: { state: "done" } });
    expect((await items()).map(({ name, siteName, note }) => [name, siteName, note])).toEqual([
      ["Samsung Galaxy Tab A9+", "Salle des fêtes de Dizy", "écran rayé"],
      ["Samsung Pochette", "Réserve du CIAS", ""],
      ["Samsung Pochette", "Réserve du CIAS", ""],
      ["Samsung Pochette", "Réserve du CIAS", ""],
      ["Lenovo PC portable", "Réserve du CIAS", ""],
    ]);
    const found = await app.request<{ total: number }>("/items?q=r9wt0001");
    expect(found.body.total).toBe(1);
    expect((await app.verify()).differences).toEqual([]);
    expect(app.reported).toEqual([]);
  });

  it("gives the good lines alone on request, and the others back with their reason", async () => {
    const view = await uploaded(townHall);
    expect(await run(view.id, "good")).toMatchObject({ status: 200, body: { state: "done" } });
    expect(await items()).toHaveLength(4);
    const { bytes, headers } = await app.request(`/imports/${view.id}/refused.csv`);
    expect(headers.get("content-disposition")).toContain("lignes-%C3%A0-corriger-mat%C3%A9riel");
    const [line, ...others] = csvObjects(bytes);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ Désignation: "PC portable", Lieu: "école" });
    expect(line?.Raison).toContain("n’existe pas");
    const corrected = await uploaded(bytes);
    expect(corrected).toMatchObject({ lines: 1, choices: { mapping: { serial: 2, site: 3 } } });
  });

  it("sent twice doubles nothing", async () => {
    const first = await uploaded(townHall);
    await run(first.id, "good");
    expect(await run(first.id, "good")).toMatchObject({ status: 409, body: { code: "import-done" } });
    const second = await uploaded(townHall);
    expect(second.counts).toMatchObject({ create: 0, known: 2, refused: 1 });
    expect((await lines(second.id, "known")).map(({ reasons }) => reasons[0])).toEqual([
      "Déjà enregistré : GVM-E00001-D.",
      expect.stringContaining("Déjà enregistré : GVM-E00002-"),
    ]);
    expect(await run(second.id, "good")).toMatchObject({ status: 409, body: { code: "import-nothing" } });
    expect(await items()).toHaveLength(4);
  });
});

describe("an asset export of Snipe-IT", () => {
  it("goes in with its tags, dates and prices kept", async () => {
    const asset = [
      "7",
      "CIAS",
      "Tab 7",
      "AT-0007",
      "Galaxy Tab A9+",
      "SM-X210",
      "Tablets",
      "Samsung",
      "R9SNIPE7",
    ];
    const rest = ["2026-03-03", "249.00", "", "", "Réserve du CIAS", "", "Ready to Deploy", "", ""];
    const view = await uploaded(
      csvFile(snipeHeadings.map((heading) => `"${heading}"`).join(","), [...asset, ...rest].join(",")),
    );
    expect(view.choices.mapping).toMatchObject({
      designation: 2,
      label: 3,
      model: 4,
      kind: 6,
      brand: 7,
      serial: 8,
      boughtOn: 9,
      price: 10,
      site: 13,
      condition: 15,
      note: 17,
    });
    await run(view.id);
    const [item] = await items();
    expect(item).toMatchObject({ kind: "tablet", name: "Samsung Galaxy Tab A9+", condition: "good" });
    expect(item?.note).toMatch(/^Ancien numéro : AT-0007 · Statut : Ready to Deploy$/u);
    const register = await app.request<Page<RegisterRow>>("/register", { as: "accountant" });
    expect(register.body.items).toMatchObject([{ acquiredOn: "2026-03-03", total: 24_900 }]);
    expect(await models()).toMatchObject([{ brand: "Samsung", name: "Galaxy Tab A9+", kind: "tablet" }]);
  });
});

describe("every kind of file", () => {
  const headings = ["Genre", "Marque", "Modèle", "ICCID", "IMEI"];
  const tablet = ["Tablette", "Samsung", "Tab A9", "", imei];
  const sim = ["Carte SIM", "Orange", "Prépayée", iccid, ""];
  const table = [headings, tablet, sim];

  it.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ["CSV with semicolons", () => csvFile(...table.map((line) => line.join(";")))],
    ["CSV with commas", () => csvFile(...table.map((line) => line.join(",")))],
    ["CSV with tabs", () => csvFile(...table.map((line) => line.join("\t")))],
    ["CSV with a mark", () => csvFile(`\uFEFF${headings.join(";")}`, tablet.join(";"), sim.join(";"))],
    ["CSV of Excel with sep=", () => csvFile("sep=;", ...table.map((line) => line.join(";")))],
    [
      "Unicode text of Excel",
      () => Buffer.from(`\uFEFF${table.map((line) => line.join("\t")).join("\r\n")}`, "utf16le"),
    ],
    ["XLSX", () => xlsxFile(...table)],
    ["XLSX, the IMEI as a number", () => xlsxFile(headings, [...tablet.slice(0, 4), Number(imei)], sim)],
    ["ODS", () => odsFile(...table)],
  ])("%s", async (_name, bytes) => {
    const view = await uploaded(await bytes());
    expect(view.counts).toMatchObject({ create: 2, refused: 0 });
    await run(view.id);
    expect((await items()).map((item) => [item.kind, codesOf(item)])).toEqual([
      ["tablet", expect.objectContaining({ imei })],
      ["sim", expect.objectContaining({ iccid })],
    ]);
  });

  it.each(["csv", "xlsx"])(
    "our own template (%s) is understood, its examples are not taken",
    async (format) => {
      const { bytes } = await app.request(`/imports/template?format=${format}`);
      const view = await uploaded(bytes);
      expect(Object.keys(view.choices.mapping).sort()).toEqual(
        "boughtOn brand condition gtin iccid imei invoice kind label model note phone price quantity serial site supplier"
          .split(" ")
          .filter((field) => field !== "gtin"),
      );
      expect(view.counts).toMatchObject({ create: 0, refused: 2 });
      for (const { reasons } of await lines(view.id))
        expect(reasons).toEqual([expect.stringContaining("exemple")]);
    },
  );

  it.each(["csv", "xlsx"])("our own export (%s) says that everything is there", async (format) => {
    await cast.item("tablet");
    await cast.item("sim");
    const { bytes } = await app.request(`/exports/items?format=${format}`);
    const view = await uploaded(bytes);
    expect(view.counts).toMatchObject({ create: 0, change: 0, known: 2, refused: 0 });
  });
});

describe("what exists already", () => {
  it("gets the numbers that it lacked", async () => {
    const tablet = await cast.item("tablet");
    const serial = tablet.identifiers.find(({ kind }) => kind === "serial")?.value ?? "";
    const view = await uploaded(csvFile("Marque;Modèle;N° de série;IMEI", `Samsung;Tab;${serial};${imei}`));
    expect(view.counts).toMatchObject({ change: 1, create: 0 });
    await run(view.id);
    expect(codesOf(await cast.read(tablet.id))).toMatchObject({ serial, imei });
    expect((await app.verify()).differences).toEqual([]);
  });

  it("is refused where its numbers name two things, or stand twice", async () => {
    const [one, other] = [await cast.item("tablet"), await cast.item("tablet")];
    const [first, second] = [one, other].map(({ label }) => label);
    const serial = one.identifiers.find(({ kind }) => kind === "serial")?.value ?? "";
    const view = await uploaded(
      csvFile(
        "Marque;Modèle;N° d’inventaire;N° de série",
        `Samsung;Tab;${second};${serial}`,
        "Samsung;Tab;;NEW1",
        "Samsung;Tab;;new 1",
      ),
    );
    expect((await lines(view.id, "refused")).map(({ line, reasons }) => [line, reasons])).toEqual([
      [2, [`Ses numéros désignent ${first} et ${second}, deux équipements différents.`]],
      [4, ["Le n° de série NEW1 est déjà à la ligne 3."]],
    ]);
  });

  it("other lines, as many of them: nothing is imported, the plan is shown anew", async () => {
    const { id: modelId } = await cast.model("tablet");
    const receiving = (value: string) =>
      app.operation({
        type: "receive",
        itemId: v7(),
        modelId,
        siteId: app.siteId,
        identifiers: [{ kind: "serial", value }],
      });
    const second = receiving("S2");
    await app.send([second]);
    const view = await uploaded(
      csvFile("Genre;Marque;Modèle;N° de série", "Tablette;Samsung;Tab;S1", "Tablette;Samsung;Tab;S2"),
    );
    expect((await lines(view.id)).map(({ verdict }) => verdict)).toEqual(["create", "known"]);
    await app.send([receiving("S1")]);
    await app.run({ type: "cancel", operationId: second.id });
    expect(await run(view.id)).toMatchObject({ status: 409, body: { code: "import-unclear" } });
    expect((await lines(view.id)).map(({ verdict }) => verdict)).toEqual(["known", "create"]);
    expect(await items()).toHaveLength(1);
  });

  it("known meanwhile: nothing is imported, the plan is shown anew", async () => {
    const view = await uploaded(
      csvFile("Genre;Marque;Modèle;N° de série", "Tablette;Samsung;Tab;S1", "Tablette;Samsung;Tab;S2"),
    );
    const { id: modelId } = await cast.model("tablet");
    const identifiers = [{ kind: "serial" as const, value: "S2" }];
    await app.run({ type: "receive", itemId: v7(), modelId, siteId: app.siteId, identifiers });
    expect(await run(view.id)).toMatchObject({ status: 409, body: { code: "import-unclear" } });
    expect(await items()).toHaveLength(1);
    expect((await app.request<ImportView>(`/imports/${view.id}`)).body.counts).toMatchObject({
      create: 1,
      known: 1,
    });
    expect(await run(view.id)).toMatchObject({ status: 200 });
    expect(await items()).toHaveLength(2);
  });
});

describe("choices", () => {
  it("a kind that the file does not say is asked once for each model", async () => {
    const view = await uploaded(csvFile("Désignation;N° de série", "Zebra TC26;A1", "Zebra TC26;A2"));
    expect(view.counts).toMatchObject({ create: 0, refused: 2 });
    expect(view.models).toMatchObject([{ brand: "Zebra", name: "TC26", kind: null, items: 2 }]);
    const key = view.models[0]?.key ?? "";
    const told = await choose(view.id, view, {
      models: { [key]: { kind: "phone", brand: "Zebra", name: "TC-26" } },
    });
    expect(told.body.counts).toMatchObject({ create: 2, refused: 0 });
    await run(view.id);
    expect(await models()).toMatchObject([{ brand: "Zebra", name: "TC-26", kind: "phone", items: 2 }]);
  });

  it("a column can be corrected, and serves once", async () => {
    const view = await uploaded(csvFile("Désignation;Réf.;Lieu", "Tablette Archos;X-77;"));
    expect(
      (await choose(view.id, view, { mapping: { designation: 0, serial: 1 } })).body.choices.mapping,
    ).toEqual({
      designation: 0,
      serial: 1,
    });
    expect((await lines(view.id))[0]?.numbers).toBe("X-77");
    const twice = await choose(view.id, view, { mapping: { designation: 0, serial: 0 } });
    expect(twice).toMatchObject({ status: 422, body: { code: "invalid-input" } });
  });

  it("an import can be thrown away, and is not there for others", async () => {
    const view = await uploaded(csvFile("Désignation", "Tablette Archos"));
    expect((await app.request(`/imports/${view.id}`, { as: "accountant" })).status).toBe(403);
    expect((await app.request(`/imports/${view.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await app.request(`/imports/${view.id}`)).status).toBe(404);
  });
});
