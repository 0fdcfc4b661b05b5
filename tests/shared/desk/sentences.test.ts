import { describe, expect, it } from "vitest";
import { deskCodes, type AnswerCode, type DeskAnswer } from "../../../shared/desk/answers.ts";
import { countOf, dayInWords } from "../../../shared/desk/french.ts";
import { deskSentence } from "../../../shared/desk/sentences.ts";
import { deskModes } from "../../../shared/desk/state.ts";
import type { ProblemParams } from "../../../shared/problems.ts";
import { commandCard, items, people } from "../../support/desk-cast.ts";
import { DeskRun } from "../../support/desk-town.ts";

const params = {
  item: "GVM-E00012-7",
  kind: "tablet",
  name: "Galaxy Tab A9",
  person: "Jeanne Martin",
  holder: "Jeanne Martin",
  dueDate: "2027-03-02",
  since: "2026-03-01",
  site: "Aÿ-Champagne",
  state: "on-loan",
  kit: "Valise 1",
  offer: "5 Go",
  batch: "GVM-L00001-C",
  other: "GVM-L00003-8",
  number: "2026-0012",
  voucher: "•••• 0001",
  code: "R9ZX000AB12",
};

function answer(code: AnswerCode, more: ProblemParams = {}): DeskAnswer {
  return {
    tone: "info",
    code,
    params: { ...params, ...more },
    on: "2026-03-02",
    itemId: null,
    loanId: null,
  };
}

/** With ordinary spaces, to be read in a test. */
const said = (code: AnswerCode, more: ProblemParams = {}) =>
  deskSentence(answer(code, more)).replace(/[\u00a0\u202f]/g, " ");

const several: ProblemParams = { kind: "charger", count: 3, rest: 2, unerased: 1, waiting: 2, refused: "X" };

it.each(deskCodes)("has a sentence for %s, as French is written", (code) => {
  for (const more of [{}, several]) {
    const sentence = said(code, more);
    expect(sentence).toMatch(/^[A-Z0-9ÀÉ].*[.!?]$/u);
    expect(sentence).not.toMatch(/'|undefined|null|NaN| {2}| [.,]/);
  }
});

it.each(deskModes)("says what to scan in mode %s", (mode) => {
  expect(said("mode-changed", { mode })).toMatch(/bipez .+\.$/);
});

describe("sentences as they are spoken", () => {
  it.each<[AnswerCode, ProblemParams, string]>([
    ["lent", {}, "Tablette GVM-E00012-7 prêtée à Jeanne Martin jusqu’au mardi 2 mars 2027."],
    [
      "lent",
      { kind: "charger", dueDate: "2026-12-01" },
      "Chargeur GVM-E00012-7 prêté à Jeanne Martin jusqu’au mardi 1er décembre.",
    ],
    [
      "batch-shown",
      { batch: "GVM-L00003-8", state: "sealed", count: 2, box: 4 },
      "Carton 4 du lot GVM-L00003-8 : 2 appareils, scellé.",
    ],
    ["returned", { rest: 0 }, "Tablette GVM-E00012-7 rendue par Jeanne Martin."],
    [
      "returned",
      { rest: 1 },
      "Tablette GVM-E00012-7 rendue par Jeanne Martin. Il reste 1 équipement en prêt.",
    ],
    [
      "item-on-loan",
      { batch: "" },
      "Tablette GVM-E00012-7 est prêtée à Jeanne Martin depuis le dimanche 1er mars, à rendre le mardi 2 mars 2027.",
    ],
    [
      "item-shown",
      { state: "in-stock", holder: "", dueDate: "", batch: "" },
      "Tablette GVM-E00012-7 est en stock à Aÿ-Champagne depuis le dimanche 1er mars.",
    ],
    [
      "item-shown",
      { state: "missing", holder: "", dueDate: "", batch: "", kind: "phone" },
      "Smartphone GVM-E00012-7 est introuvable depuis le dimanche 1er mars.",
    ],
    ["which-sim", { count: 2 }, "Jeanne Martin a 2 cartes SIM. Laquelle recharger ?"],
    ["cancelled", { kind: "laptop" }, "Annulé : l’ordinateur portable GVM-E00012-7."],
    [
      "kit-lent",
      { kit: "Valise 1", count: 2, refused: "" },
      "Kit Valise 1 : 2 équipements prêtés à Jeanne Martin jusqu’au mardi 2 mars 2027.",
    ],
  ])("%s", (code, more, sentence) => {
    expect(said(code, more)).toBe(sentence);
  });

  it("lets the server speak for itself", () => {
    expect(deskSentence({ ...answer("item-on-loan"), detail: "Déjà prêtée à Paul Durand." })).toBe(
      "Déjà prêtée à Paul Durand.",
    );
  });

  it("puts spaces that do not break where French has them", () => {
    expect(deskSentence(answer("which-sim"))).toContain("\u202f?");
    expect(deskSentence(answer("mode-current", { mode: "lend" }))).toContain("«\u00a0Prêter\u00a0»\u00a0:");
  });
});

it("says days and counts", () => {
  expect(dayInWords("2026-03-03", "2026-01-01")).toBe("mardi 3 mars");
  expect(dayInWords("2027-03-03", "2026-01-01")).toBe("mercredi 3 mars 2027");
  expect(countOf(0, "équipement rendu")).toBe("0 équipement rendu");
  expect(countOf(2, "équipement rendu")).toBe("2 équipements rendus");
});

it("has a sentence for every answer of a whole morning", () => {
  const desk = new DeskRun();
  const scans = [
    people.jeanne.card,
    items.tablet.label,
    people.paul.card,
    items.tablet.label,
    commandCard("cancel"),
    commandCard("finish"),
  ];
  const sentences = scans.map((code) => {
    const spoken = desk.scan(code);
    return spoken && deskSentence(spoken).replace(/[\u00a0\u202f]/g, " ");
  });
  expect(sentences).toEqual([
    "Prêt à Jeanne Martin jusqu’au mardi 2 mars 2027. Bipez les équipements.",
    "Tablette GVM-E00001-D prêtée à Jeanne Martin jusqu’au mardi 2 mars 2027.",
    "Prêt à Paul Durand jusqu’au mardi 30 juin. Bipez les équipements.",
    "Tablette GVM-E00001-D est prêtée à Jeanne Martin depuis le lundi 2 mars, à rendre le mardi 2 mars 2027.",
    "C’est annulé.",
    "C’est terminé.",
  ]);
});
