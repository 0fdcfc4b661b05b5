import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { ImportView } from "../../../shared/imports/schema.ts";
import type { Page } from "../../../shared/paging.ts";
import type { RegisterRow } from "../../../shared/purchases/register.ts";
import { castOf, type Cast } from "../../support/cast.ts";
import { csvFile, snipeHeadings, windowsFile } from "../../support/import-files.ts";
import { codesOf, importsOf } from "../../support/imports.ts";
import { withLuhn } from "../../support/luhn.ts";
import { csvObjects } from "../../support/read-export.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
let cast: Cast;
let office: ReturnType<typeof importsOf>;

beforeEach(async () => {
  app = await startApp();
  cast = castOf(app);
  office = importsOf(app);
});

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
    const view = await office.uploaded(townHall);
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
    expect((await office.lines(view.id, "refused"))[0]).toMatchObject({
      line: 6,
      reasons: [expect.stringContaining("Le lieu « école » n’existe pas")],
    });
    expect(await office.items()).toEqual([]);
  });

  it("goes in whole once its places are told, with ledger and search", async () => {
    const view = await office.uploaded(townHall);
    expect(await office.run(view.id)).toMatchObject({ status: 409, body: { code: "import-refused-lines" } });
    expect(await office.items()).toEqual([]);
    const school = view.sites[0]?.key ?? "";
    const told = await office.choose(view.id, view, { sites: { [school]: app.siteId } });
    expect(told.body.counts).toMatchObject({ create: 3, refused: 0, items: 5 });
    expect(await office.run(view.id)).toMatchObject({ status: 200, body: { state: "done" } });
    expect((await office.items()).map(({ name, siteName, note }) => [name, siteName, note])).toEqual([
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
    const view = await office.uploaded(townHall);
    expect(await office.run(view.id, "good")).toMatchObject({ status: 200, body: { state: "done" } });
    expect(await office.items()).toHaveLength(4);
    const { bytes, headers } = await app.request(`/imports/${view.id}/refused.csv`);
    expect(headers.get("content-disposition")).toContain("lignes-%C3%A0-corriger-mat%C3%A9riel");
    const [line, ...others] = csvObjects(bytes);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ Désignation: "PC portable", Lieu: "école" });
    expect(line?.Raison).toContain("n’existe pas");
    const corrected = await office.uploaded(bytes);
    expect(corrected).toMatchObject({ lines: 1, choices: { mapping: { serial: 2, site: 3 } } });
  });

  it("sent twice doubles nothing", async () => {
    const first = await office.uploaded(townHall);
    await office.run(first.id, "good");
    expect(await office.run(first.id, "good")).toMatchObject({ status: 409, body: { code: "import-done" } });
    const second = await office.uploaded(townHall);
    expect(second.counts).toMatchObject({ create: 0, known: 2, refused: 1 });
    expect((await office.lines(second.id, "known")).map(({ reasons }) => reasons[0])).toEqual([
      "Déjà enregistré : GVM-E00001-D.",
      expect.stringContaining("Déjà enregistré : GVM-E00002-"),
    ]);
    expect(await office.run(second.id, "good")).toMatchObject({
      status: 409,
      body: { code: "import-nothing" },
    });
    expect(await office.items()).toHaveLength(4);
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
    const view = await office.uploaded(
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
    await office.run(view.id);
    const [item] = await office.items();
    expect(item).toMatchObject({ kind: "tablet", name: "Samsung Galaxy Tab A9+", condition: "good" });
    expect(item?.note).toMatch(/^Ancien numéro : AT-0007 · Statut : Ready to Deploy$/u);
    const register = await app.request<Page<RegisterRow>>("/register", { as: "accountant" });
    expect(register.body.items).toMatchObject([{ acquiredOn: "2026-03-03", total: 24_900 }]);
    expect(await office.models()).toMatchObject([
      { brand: "Samsung", name: "Galaxy Tab A9+", kind: "tablet" },
    ]);
  });
});

describe("what exists already", () => {
  it("gets the numbers that it lacked", async () => {
    const tablet = await cast.item("tablet");
    const serial = tablet.identifiers.find(({ kind }) => kind === "serial")?.value ?? "";
    const view = await office.uploaded(
      csvFile("Marque;Modèle;N° de série;IMEI", `Samsung;Tab;${serial};${imei}`),
    );
    expect(view.counts).toMatchObject({ change: 1, create: 0 });
    await office.run(view.id);
    expect(codesOf(await cast.read(tablet.id))).toMatchObject({ serial, imei });
    expect((await app.verify()).differences).toEqual([]);
  });

  it("is refused where its numbers name two things, or stand twice", async () => {
    const [one, other] = [await cast.item("tablet"), await cast.item("tablet")];
    const [first, second] = [one, other].map(({ label }) => label);
    const serial = one.identifiers.find(({ kind }) => kind === "serial")?.value ?? "";
    const view = await office.uploaded(
      csvFile(
        "Marque;Modèle;N° d’inventaire;N° de série",
        `Samsung;Tab;${second};${serial}`,
        "Samsung;Tab;;NEW1",
        "Samsung;Tab;;new 1",
      ),
    );
    expect((await office.lines(view.id, "refused")).map(({ line, reasons }) => [line, reasons])).toEqual([
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
    const view = await office.uploaded(
      csvFile("Genre;Marque;Modèle;N° de série", "Tablette;Samsung;Tab;S1", "Tablette;Samsung;Tab;S2"),
    );
    expect((await office.lines(view.id)).map(({ verdict }) => verdict)).toEqual(["create", "known"]);
    await app.send([receiving("S1")]);
    await app.run({ type: "cancel", operationId: second.id });
    expect(await office.run(view.id)).toMatchObject({ status: 409, body: { code: "import-unclear" } });
    expect((await office.lines(view.id)).map(({ verdict }) => verdict)).toEqual(["known", "create"]);
    expect(await office.items()).toHaveLength(1);
  });

  it("known meanwhile: nothing is imported, the plan is shown anew", async () => {
    const view = await office.uploaded(
      csvFile("Genre;Marque;Modèle;N° de série", "Tablette;Samsung;Tab;S1", "Tablette;Samsung;Tab;S2"),
    );
    const { id: modelId } = await cast.model("tablet");
    const identifiers = [{ kind: "serial" as const, value: "S2" }];
    await app.run({ type: "receive", itemId: v7(), modelId, siteId: app.siteId, identifiers });
    expect(await office.run(view.id)).toMatchObject({ status: 409, body: { code: "import-unclear" } });
    expect(await office.items()).toHaveLength(1);
    expect((await app.request<ImportView>(`/imports/${view.id}`)).body.counts).toMatchObject({
      create: 1,
      known: 1,
    });
    expect(await office.run(view.id)).toMatchObject({ status: 200 });
    expect(await office.items()).toHaveLength(2);
  });
});
