import { expect, it } from "vitest";
import { mostItems, planner } from "../../../shared/imports/plan.ts";
import { readLine } from "../../../shared/imports/read-line.ts";
import { importChoices } from "../../../shared/imports/schema.ts";

const siteId = "0190a000-0000-7000-8000-000000000001";
const modelId = "0190a000-0000-7000-8000-000000000002";
const world = {
  models: [{ id: modelId, kind: "cover" as const, brand: "B", name: "Q1" }],
  modelOfGtin: new Map(),
  sites: [{ id: siteId, name: "Réserve" }],
  itemOfCode: new Map(),
  takenCodes: new Set<string>(),
  madeBefore: new Map(),
};

it("takes as many items of a file as one import may bring in, and says what to do with the others", () => {
  const choices = importChoices.parse({ mapping: { brand: 0, model: 1, quantity: 2 }, siteId });
  const plan = planner(world, choices);
  const quantities = [...Array.from({ length: 40 }, () => "500"), "1", "500"];
  for (const [at, quantity] of quantities.entries())
    plan.add(at + 2, readLine(["B", "Q1", quantity], choices.mapping, { prefix: "GVM", width: 3 }));
  const { counts, steps, lines } = plan.planned();
  expect(counts).toMatchObject({ create: 40, refused: 2, items: mostItems });
  expect(steps).toHaveLength(40);
  expect(lines.slice(40).map(({ line, reasons }) => [line, reasons])).toEqual(
    [42, 43].map((line) => [
      line,
      [expect.stringMatching(/^Un import prend 20\s000 équipements au plus.+fichier\.$/u)],
    ]),
  );
});
