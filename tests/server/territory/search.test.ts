import { describe, expect, it } from "vitest";
import { coreOfName, foldName } from "../../../server/territory/names.ts";
import { searchTerritories } from "../../../server/territory/territories.ts";
import { indexWords } from "../../../server/territory/word-index.ts";

const codesOf = async (q: string, limit?: number) =>
  (await searchTerritories(q, limit)).map(({ code }) => code);

describe("searchTerritories by name", () => {
  it.each([
    ["ay champagne", "51030"],
    ["AŸ-CHAMPAGNE", "51030"],
    ["  champagne   ay ", "51030"],
    ["grande vallee marne", "245100615"],
    ["Grande Vallée", "245100615"],
    ["CC de la Grande Vallée de la Marne", "245100615"],
    ["communauté de communes de la grande vallée de la marne", "245100615"],
    ["st imoges", "51488"],
    ["saint-imoges", "51488"],
    ["avenay val d'or", "51028"],
    ["avenay val d’or", "51028"],
    ["oeuilly", "51410"],
    ["le havre", "76351"],
    ["havre", "76351"],
    ["ste suzanne", "97420"],
    ["fort de france", "97209"],
    ["mamoudzou", "97611"],
    ["cap excellence", "200018653"],
    ["ouest guyanais", "249730037"],
    ["nouméa", "98818"],
  ])("%j finds %s first", async (q, code) => {
    expect((await codesOf(q))[0]).toBe(code);
  });

  it("puts the very name first, then names that begin so, then names that hold the words", async () => {
    const names = (await searchTerritories("lyon", 100)).map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(["Métropole de Lyon", "Lyon", "CC Lyon-Saint-Exupéry en Dauphiné"]);
    expect(names.indexOf("Sainte-Foy-lès-Lyon")).toBeGreaterThan(names.indexOf("Lyons-la-Forêt"));
  });

  it("puts the most populated first among equals", async () => {
    const found = (await searchTerritories("saint denis", 100)).filter(({ name }) => name === "Saint-Denis");
    expect(found.length).toBeGreaterThan(2);
    const populations = found.map(({ population }) => population);
    expect(populations).toEqual([...populations].sort((a, b) => b - a));
  });

  it("gives what a list shows, and nothing else", async () => {
    expect(await searchTerritories("grande vallee marne")).toEqual([
      {
        kind: "epci",
        code: "245100615",
        name: "CC de la Grande Vallée de la Marne",
        typeLabel: "Communauté de communes",
        department: { code: "51", name: "Marne" },
        communeCount: 14,
        population: 14_057,
      },
    ]);
  });

  it.each([
    "",
    "   ",
    "’-!",
    "zzzz",
    "ay champagne zz",
    "\u0000",
    "é".repeat(10_000),
    "a ".repeat(5_000) + "zz",
  ])("finds nothing for what names nothing", async (q) => {
    expect(await searchTerritories(q)).toEqual([]);
  });

  it("gives no more than asked", async () => {
    expect(await searchTerritories("saint")).toHaveLength(20);
    expect(await searchTerritories("saint", 3)).toHaveLength(3);
  });
});

describe("searchTerritories by code", () => {
  it.each([
    ["245100615", ["245100615"]],
    ["245 100 615", ["245100615"]],
    ["51030", ["51030"]],
    ["2a004", ["2A004"]],
    ["999999999", []],
  ])("%j finds %j", async (q, codes) => {
    expect(await codesOf(q)).toEqual(codes);
  });

  it("finds by postal code the communes, then their EPCI, then the commune of this INSEE code", async () => {
    const found = await searchTerritories("51160");
    expect(found[0]).toMatchObject({ code: "51030", name: "Aÿ-Champagne" });
    const kinds = found.map(({ kind }) => kind);
    const firstEpci = kinds.indexOf("epci");
    expect(kinds.slice(0, firstEpci).every((kind) => kind === "commune")).toBe(true);
    expect(found.slice(firstEpci).map(({ code }) => code)).toContain("245100615");
    expect(found.at(-1)).toMatchObject({ code: "51160", name: "Compertrix" });
  });

  it("keeps a place for the EPCI and for the INSEE code behind a crowd of communes", async () => {
    const found = await searchTerritories("51300", 6);
    expect(found).toHaveLength(6);
    expect(found[0]).toMatchObject({ kind: "commune", name: "Vitry-le-François" });
    expect(found.some(({ kind }) => kind === "epci")).toBe(true);
    expect(found.at(-1)).toMatchObject({ kind: "commune", code: "51300" });
  });

  it("finds overseas, and codes that are still being typed", async () => {
    expect(await codesOf("97200")).toContain("97209");
    expect((await searchTerritories("9742")).every(({ department }) => department.code === "974")).toBe(true);
    expect(await codesOf("2451006")).toContain("245100615");
  });
});

describe("names", () => {
  it.each([
    ["Aÿ-Champagne", "ay champagne"],
    ["L’Haÿ-les-Roses", "l hay les roses"],
    ["Œuilly", "oeuilly"],
    ["St-Gildas", "saint gildas"],
    ["Ste-Marie", "sainte marie"],
    ["Strasbourg", "strasbourg"],
  ])("%s is compared as %j", (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it.each([
    ["cc de la grande vallee de la marne", "grande vallee de la marne"],
    ["communaute d agglomeration du sud", "sud"],
    ["metropole de lyon", "lyon"],
    ["le havre", "havre"],
    ["la", "la"],
    ["cc", "cc"],
  ])("what is particular to %j is %j", (folded, core) => {
    expect(coreOfName(folded)).toBe(core);
  });
});

describe("indexWords", () => {
  it("finds each entry once, by the beginning of any of its words only", () => {
    const index = indexWords(["un bateau blanc", "", "deux abris", "bateau bateau"], (text) => text);
    expect(index.find("ba")).toEqual(["un bateau blanc", "bateau bateau"]);
    expect(index.find("un")).toEqual(["un bateau blanc"]);
    expect(index.find("bris")).toEqual([]);
    expect(index.find("blancdeux")).toEqual([]);
  });
});
