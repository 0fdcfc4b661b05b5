import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildTerritories } from "../../../scripts/build-territories.mjs";
import {
  loadTerritories,
  readTerritory,
  territorySource,
  timeZoneOf,
} from "../../../server/territory/territories.ts";

const GRANDE_VALLEE = "245100615";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bip-territories-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the file of territories", () => {
  it("holds all EPCI and present communes, and is the same at each build", async () => {
    const digest = async (name: string) => {
      const file = join(folder, name);
      const { epci, communes, departments, bytes } = await buildTerritories(file);
      const content = readFileSync(file);
      expect({ epci, communes, departments, bytes }).toEqual({
        epci: 1255,
        communes: 34_969,
        departments: 109,
        bytes: content.length,
      });
      return createHash("sha256").update(content).digest("hex");
    };
    expect(await digest("one.json.gz")).toBe(await digest("two.json.gz"));
    expect(readdirSync(folder).sort()).toEqual(["one.json.gz", "two.json.gz"]);
  });

  it("is built when it is missing, then read once", async () => {
    const file = join(folder, "missing", "territories.json.gz");
    const first = await loadTerritories(file);
    rmSync(file);
    expect(await loadTerritories(file)).toBe(first);
  });

  it("is read again after a failure", async () => {
    const file = join(folder, "damaged.json.gz");
    writeFileSync(file, "not a gzip file");
    await expect(loadTerritories(file)).rejects.toThrow();
    rmSync(file);
    await expect(loadTerritories(file)).resolves.toHaveProperty("source");
  });

  it("says where it comes from", async () => {
    expect(await territorySource()).toEqual({
      source: expect.stringMatching(/^@etalab\/decoupage-administratif 6\.0\.0 — Insee .*DGCL .*La Poste/),
      date: "2026-01-01",
      licence: "Licence Ouverte (Etalab)",
    });
  });
});

describe("every territory", () => {
  it("of the EPCI has a known kind, a department, communes, and their population", async () => {
    const { byCode } = await loadTerritories();
    const epci = [...byCode.values()].filter(({ kind }) => kind === "epci");
    expect(epci).toHaveLength(1255);
    expect(new Set(epci.map(({ typeLabel }) => typeLabel))).toEqual(
      new Set(["Communauté de communes", "Communauté d’agglomération", "Communauté urbaine", "Métropole"]),
    );
    const wrong = epci.filter(
      ({ code, communes, communeCount, department, population }) =>
        !/^\d{9}$/.test(code) ||
        communes.length === 0 ||
        communes.length !== communeCount ||
        communes.every(({ departmentCode }) => departmentCode !== department.code) ||
        communes.reduce((sum, commune) => sum + commune.population, 0) !== population,
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("has its communes in one EPCI at most", async () => {
    const { byCode } = await loadTerritories();
    const members = [...byCode.values()]
      .filter(({ kind }) => kind === "epci")
      .flatMap(({ communes }) => communes.map(({ code }) => code));
    expect(members).toHaveLength(34_871);
    expect(new Set(members).size).toBe(members.length);
  });
});

describe("readTerritory", () => {
  it("gives the 14 communes of the Grande Vallée de la Marne in alphabetical order", async () => {
    const epci = await readTerritory("epci", GRANDE_VALLEE);
    expect(epci).toMatchObject({
      kind: "epci",
      code: GRANDE_VALLEE,
      name: "CC de la Grande Vallée de la Marne",
      typeLabel: "Communauté de communes",
      department: { code: "51", name: "Marne" },
      communeCount: 14,
    });
    expect(epci?.communes.map(({ code, name }) => `${code} ${name}`)).toEqual([
      "51007 Ambonnay",
      "51028 Avenay-Val-d’Or",
      "51030 Aÿ-Champagne",
      "51079 Bouzy",
      "51119 Champillon",
      "51210 Dizy",
      "51256 Fontaine-sur-Ay",
      "51266 Germaine",
      "51287 Hautvillers",
      "51392 Mutigny",
      "51393 Nanteuil-la-Forêt",
      "51488 Saint-Imoges",
      "51576 Tours-sur-Marne",
      "51564 Val de Livre",
    ]);
    expect(epci?.communes.find(({ code }) => code === "51030")).toEqual({
      code: "51030",
      name: "Aÿ-Champagne",
      postalCodes: ["51150", "51160"],
      population: 5103,
      departmentCode: "51",
    });
  });

  it("gives a commune as holding itself", async () => {
    const commune = await readTerritory("commune", "97209");
    expect(commune).toMatchObject({
      kind: "commune",
      name: "Fort-de-France",
      typeLabel: "Commune",
      department: { code: "972", name: "Martinique" },
      communeCount: 1,
      communes: [{ code: "97209", departmentCode: "972" }],
    });
  });

  it("gives the department where most people live when an EPCI crosses its border", async () => {
    const paris = await readTerritory("epci", "200054781");
    expect(paris).toMatchObject({
      name: "Métropole du Grand Paris",
      department: { code: "75", name: "Paris" },
    });
    expect(new Set(paris?.communes.map(({ departmentCode }) => departmentCode)).size).toBeGreaterThan(1);
  });

  it.each([
    ["epci", "000000000"],
    ["epci", "51030"],
    ["commune", GRANDE_VALLEE],
    ["commune", ""],
    ["commune", "51064"], // Bisseuil, a commune déléguée of Aÿ-Champagne
    ["commune", "13201"], // a municipal district of Marseille
  ] as const)("knows no %s %j", async (kind, code) => {
    expect(await readTerritory(kind, code)).toBeNull();
  });
});

describe("timeZoneOf", () => {
  it.each([
    ["51", "Europe/Paris"],
    ["2A", "Europe/Paris"],
    ["971", "America/Guadeloupe"],
    ["972", "America/Martinique"],
    ["973", "America/Cayenne"],
    ["974", "Indian/Reunion"],
    ["976", "Indian/Mayotte"],
    ["988", "Pacific/Noumea"],
  ])("of %s is %s", (department, zone) => {
    expect(timeZoneOf(department)).toBe(zone);
  });

  it("is one that this system knows, for every department", async () => {
    const { byCode } = await loadTerritories();
    const departments = new Set([...byCode.values()].map(({ department }) => department.code));
    expect(departments.size).toBe(109);
    for (const department of departments) {
      expect(
        () => new Intl.DateTimeFormat("fr", { timeZone: timeZoneOf(department) }),
        department,
      ).not.toThrow();
    }
  });
});
