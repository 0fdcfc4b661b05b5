import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnLetter, lacksModel, suggestMapping } from "../../../shared/imports/fields.ts";
import { planner, type World } from "../../../shared/imports/plan.ts";
import { readLine, type ImportCell } from "../../../shared/imports/read-line.ts";
import { importChoices } from "../../../shared/imports/schema.ts";
import { centsFromCell, conditionFrom, dayFromCell } from "../../../shared/imports/words.ts";

describe("headings", () => {
  it.each<[string[], object]>([
    [["N° de série", "MARQUE", " modele "], { serial: 0, brand: 1, model: 2 }],
    [["Serial", "Manufacturer", "Model", "Asset Tag"], { serial: 0, brand: 1, model: 2, label: 3 }],
    [["État", "État constaté"], { condition: 1 }],
    [["Numéro", "N° d’inventaire"], { label: 1 }],
    [["Couleur", "Poids"], {}],
    [["Lieu", "Lieu"], { site: 0 }],
    [["N° de série", "Marque et modèle"], { serial: 0, designation: 1 }],
    [["Marque / Modèle"], { designation: 0 }],
    [["Modèle et marque"], { designation: 0 }],
  ])("%j", (headings, mapping) => expect(suggestMapping(headings)).toEqual(mapping));

  it.each<[string[], boolean]>([
    [["N° de série", "Lieu"], true],
    [["N° de série", "Marque et modèle"], false],
    [["N° de série", "Marque"], false],
    [["N° de série", "Modèle"], false],
    [["N° de série", "EAN"], false],
    [["ICCID", "Lieu"], false],
  ])("%j lack the model: %j", (headings, lacks) => expect(lacksModel(suggestMapping(headings))).toBe(lacks));

  it("columns are named as spreadsheets name them", () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual([
      "A",
      "Z",
      "AA",
      "AZ",
      "BA",
      "ZZ",
      "AAA",
    ]);
  });
});

describe("words", () => {
  it.each([
    ["Neuf", "new"],
    ["Bon état", "good"],
    ["mauvais état", "damaged"],
    ["HS", "broken"],
    ["Usagé", "worn"],
    ["Deployed", undefined],
  ])("%s: %s", (text, condition) => expect(conditionFrom(text)).toBe(condition));

  it.each<[string | number, number | null]>([
    ["249,00 €", 24900],
    ["1 249,5", 124950],
    ["1,249.00", 124900],
    [249.999, 25000],
    ["-1", -100],
    ["gratuit", null],
  ])("%j is %j cents", (cell, cents) => expect(centsFromCell(cell)).toBe(cents));

  it.each([
    ["31/12/2026", "2026-12-31"],
    ["3.3.27", "2027-03-03"],
    ["2027-03-03", "2027-03-03"],
    ["2027-03-03 10:00:00", "2027-03-03"],
    ["31/02/2026", null],
    ["hier", null],
  ])("%s is the day %s", (text, day) => expect(dayFromCell(text)).toBe(day));
});

describe("a line, whatever stands in it", () => {
  const mapping = {
    designation: 0,
    serial: 1,
    imei: 2,
    iccid: 3,
    phone: 4,
    quantity: 5,
    price: 6,
    boughtOn: 7,
    note: 8,
  };
  const cell: fc.Arbitrary<ImportCell> = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.double(),
    fc.constantFrom<ImportCell>(null, true, "8,93E+18", 8.93e18, "0612345678", "=1+1"),
  );
  const world: World = {
    models: [],
    modelOfGtin: new Map(),
    sites: [{ id: "0193a000-0000-7000-8000-000000000001", name: "Réserve" }],
    itemOfCode: new Map(),
    takenCodes: new Set(),
    madeBefore: new Map(),
  };
  const choices = importChoices.parse({ mapping, siteId: world.sites[0]?.id });

  it("is read without an accident, and each line gets one verdict", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 12 }), (lines) => {
        const plan = planner(world, choices);
        for (const [at, cells] of lines.entries())
          plan.add(at + 2, readLine(cells, mapping, { prefix: "GVM", width: 9 }));
        const { counts, lines: planned, steps } = plan.planned();
        expect(planned.map(({ line }) => line)).toEqual(lines.map((_, at) => at + 2));
        expect(counts.create + counts.change + counts.known + counts.refused).toBe(lines.length);
        expect(steps).toHaveLength(counts.create + counts.change);
        for (const { verdict, reasons } of planned)
          if (verdict === "refused") expect(reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
