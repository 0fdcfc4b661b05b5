import { describe, expect, it } from "vitest";
import type { TerritoryDetail } from "../../web/api/set-up.ts";
import {
  checkSetUp,
  emptySetUp,
  likelySeat,
  prefixFor,
  setUpField,
  setUpInput,
} from "../../web/set-up/set-up-form.ts";

const commune = (code: string, name: string, population: number) => ({
  code,
  name,
  postalCodes: ["51160"],
  population,
});
const territory: TerritoryDetail = {
  kind: "epci",
  code: "245100615",
  name: "CC de la Grande Vallée de la Marne",
  typeLabel: "Communauté de communes",
  department: { code: "51", name: "Marne" },
  communeCount: 2,
  population: 6000,
  communes: [commune("51007", "Ambonnay", 900), commune("51030", "Aÿ-Champagne", 5400)],
};
const filled = {
  ...emptySetUp(),
  name: " CIAS ",
  prefix: "gvm",
  territory: "epci:245100615",
  adminName: "Claire",
  login: "Claire.D",
  password: "une longue phrase",
  again: "une longue phrase",
  storeCommune: "51030",
  otherSites: ["51007", "99999"],
};

describe("the suggested prefix", () => {
  it.each([
    ["CIAS de la Grande Vallée de la Marne", "GVM"],
    ["Communauté de communes des Écrins", "CCE"],
    ["CIAS d’Épernay", "CIASE"],
    ["Dizy", "D"],
  ])("%s: %s", (name, prefix) => {
    expect(prefixFor(name)).toBe(prefix);
  });
});

it("takes the most populated commune for the store", () => {
  expect(likelySeat(territory)).toBe("51030");
});

describe("what is typed", () => {
  it("is taken whatever its case", () => {
    expect(Object.values(checkSetUp(filled)).filter(Boolean)).toEqual([]);
  });
  it.each([
    [{ prefix: "1A" }, "prefix"],
    [{ prefix: "É" }, "prefix"],
    [{ login: "a" }, "login"],
    [{ password: "court", again: "court" }, "password"],
    [{ again: "autre" }, "again"],
  ])("%j is refused beside its field", (change, field) => {
    const errors = checkSetUp({ ...filled, ...change });
    expect(Object.entries(errors).flatMap(([name, text]) => (text ? [name] : []))).toEqual([field]);
  });
});

it("sends what the server wants, and only communes of the territory", () => {
  expect(setUpInput(filled, "jeton", territory)).toEqual({
    token: "jeton",
    organisation: { name: "CIAS", prefix: "GVM" },
    territory: { kind: "epci", code: "245100615" },
    administrator: { name: "Claire", login: "claire.d", password: "une longue phrase" },
    sites: [
      { name: "Réserve", communeCode: "51030" },
      { name: "Ambonnay (mairie)", communeCode: "51007" },
    ],
    demoData: false,
  });
});

it("puts the server's errors beside our fields", () => {
  expect(setUpField("administrator.login")).toBe("login");
});
