import { beforeEach, describe, expect, it } from "vitest";
import { castOf, type Cast } from "../../support/cast.ts";
import { csvFile, odsFile, xlsxFile } from "../../support/import-files.ts";
import { codesOf, importsOf } from "../../support/imports.ts";
import { withLuhn } from "../../support/luhn.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let cast: Cast;
let office: ReturnType<typeof importsOf>;

beforeEach(async () => {
  app = await startApp();
  cast = castOf(app);
  office = importsOf(app);
});

const iccid = withLuhn("893301000000000012");
const imei = withLuhn("35301234000001");

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
    const view = await office.uploaded(await bytes());
    expect(view.counts).toMatchObject({ create: 2, refused: 0 });
    await office.run(view.id);
    expect((await office.items()).map((item) => [item.kind, codesOf(item)])).toEqual([
      ["tablet", expect.objectContaining({ imei })],
      ["sim", expect.objectContaining({ iccid })],
    ]);
  });

  it.each(["csv", "xlsx"])(
    "our own template (%s) is understood, its examples are not taken",
    async (format) => {
      const { bytes } = await app.request(`/imports/template?format=${format}`);
      const view = await office.uploaded(bytes);
      expect(Object.keys(view.choices.mapping).sort()).toEqual(
        "boughtOn brand condition gtin iccid imei invoice kind label model note phone price quantity serial site supplier vat"
          .split(" ")
          .filter((field) => field !== "gtin"),
      );
      expect(view.counts).toMatchObject({ create: 0, refused: 2 });
      for (const { reasons } of await office.lines(view.id))
        expect(reasons).toEqual([expect.stringContaining("exemple")]);
    },
  );

  it.each(["csv", "xlsx"])("our own export (%s) says that everything is there", async (format) => {
    await cast.item("tablet");
    await cast.item("sim");
    const { bytes } = await app.request(`/exports/items?format=${format}`);
    const view = await office.uploaded(bytes);
    expect(view.counts).toMatchObject({ create: 0, change: 0, known: 2, refused: 0 });
  });
});

describe("choices", () => {
  it("a kind that the file does not say is asked once for each model", async () => {
    const view = await office.uploaded(csvFile("Désignation;N° de série", "Zebra TC26;A1", "Zebra TC26;A2"));
    expect(view.counts).toMatchObject({ create: 0, refused: 2 });
    expect(view.models).toMatchObject([{ brand: "Zebra", name: "TC26", kind: null, items: 2 }]);
    const key = view.models[0]?.key ?? "";
    const told = await office.choose(view.id, view, {
      models: { [key]: { kind: "phone", brand: "Zebra", name: "TC-26" } },
    });
    expect(told.body.counts).toMatchObject({ create: 2, refused: 0 });
    await office.run(view.id);
    expect(await office.models()).toMatchObject([{ brand: "Zebra", name: "TC-26", kind: "phone", items: 2 }]);
  });

  it("a column can be corrected, and serves once", async () => {
    const view = await office.uploaded(csvFile("Désignation;Réf.;Lieu", "Tablette Archos;X-77;"));
    expect(
      (await office.choose(view.id, view, { mapping: { designation: 0, serial: 1 } })).body.choices.mapping,
    ).toEqual({
      designation: 0,
      serial: 1,
    });
    expect((await office.lines(view.id))[0]?.numbers).toBe("X-77");
    const twice = await office.choose(view.id, view, { mapping: { designation: 0, serial: 0 } });
    expect(twice).toMatchObject({ status: 422, body: { code: "invalid-input" } });
  });

  it("an import can be thrown away, and is not there for others", async () => {
    const view = await office.uploaded(csvFile("Désignation", "Tablette Archos"));
    expect((await app.request(`/imports/${view.id}`, { as: "accountant" })).status).toBe(403);
    expect((await app.request(`/imports/${view.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await app.request(`/imports/${view.id}`)).status).toBe(404);
  });
});
