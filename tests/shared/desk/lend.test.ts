import { expect, it } from "vitest";
import {
  basketOf,
  currentPerson,
  currentQuestion,
  dueDateOf,
  waitingItems,
} from "../../../shared/desk/selectors.ts";
import { commandCard, items, kitCode, people } from "../../support/desk-cast.ts";
import { DeskRun } from "../../support/desk-town.ts";

const { jeanne, paul, gone } = people;

it("lends a tablet, its cover and a SIM in four scans, without a tap", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  for (const one of [items.tablet, items.cover, items.sim]) {
    expect(desk.scan(one.label)).toMatchObject({
      tone: "applied",
      code: "lent",
      itemId: one.id,
      params: { item: one.label, person: "Jeanne Martin", dueDate: "2027-03-02" },
    });
  }
  expect([desk.scans, desk.taps]).toEqual([4, 0]);
  expect(desk.types).toEqual(["lend", "lend", "lend"]);
  expect(new Set(desk.sent.map((operation) => "loanId" in operation && operation.loanId)).size).toBe(1);
  expect(basketOf(desk.state).map(({ id }) => id)).toEqual([items.tablet.id, items.cover.id, items.sim.id]);
  expect(desk.town.held(jeanne.id)).toHaveLength(3);
});

it("lends without a card in three scans: the person is picked by name", () => {
  const desk = new DeskRun();
  desk.tell({ type: "picked", named: desk.town.personNamed(jeanne.id) });
  for (const one of [items.tablet, items.cover, items.sim]) desk.scan(one.label);
  expect([desk.scans, desk.town.held(jeanne.id).length]).toEqual([3, 3]);
});

it("lends what was scanned before the card when the card comes", () => {
  const desk = new DeskRun();
  desk.scan(commandCard("lend"));
  expect(desk.scan(items.tablet.label)).toMatchObject({ tone: "question", code: "card-wanted" });
  desk.scan(items.cover.label);
  expect(desk.scan(items.cover.label)).toMatchObject({ tone: "already", code: "already-waiting" });
  expect(waitingItems(desk.state)).toHaveLength(2);
  expect(desk.sent).toEqual([]);
  expect(desk.scan(jeanne.card)).toMatchObject({ tone: "applied", code: "lent" });
  expect(desk.town.held(jeanne.id).map(({ id }) => id)).toEqual([items.tablet.id, items.cover.id]);
  expect(desk.state.waiting).toEqual([]);
});

it("keeps what waits through other modes", () => {
  const desk = new DeskRun();
  desk.scan(commandCard("lend"));
  desk.scan(items.tablet.label);
  desk.scan(commandCard("return"));
  desk.scan(jeanne.card);
  desk.scan(commandCard("finish"));
  expect(waitingItems(desk.state)).toHaveLength(1);
  desk.scan(commandCard("lend"));
  desk.scan(jeanne.card);
  expect(desk.town.itemNamed("tablet").state).toBe("on-loan");
});

it("takes the end of the cohort for due date", () => {
  const desk = new DeskRun();
  desk.scan(paul.card);
  expect(desk.scan(items.tablet.label)?.params.dueDate).toBe("2026-06-30");
  expect(desk.sent[0]).toMatchObject({ cohortId: paul.cohort?.id, dueDate: "2026-06-30" });
});

it("says what is already lent to the same person, and sends nothing", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  desk.scan(items.tablet.label);
  expect(desk.scan(items.tablet.label)).toMatchObject({ tone: "already", code: "already-lent" });
  expect(desk.scan(jeanne.card)).toMatchObject({ tone: "already", code: "person-current-already" });
  expect(desk.sent).toHaveLength(1);
});

it("begins another loan with another person's card", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  desk.scan(items.tablet.label);
  desk.scan(paul.card);
  desk.scan(items.cover.label);
  expect(currentPerson(desk.state)?.id).toBe(paul.id);
  expect(desk.town.itemNamed("cover").loanId).not.toBe(desk.town.itemNamed("tablet").loanId);
  expect(desk.state.trail.some(({ code }) => code === "loan-finished")).toBe(true);
});

it("names who has an item that is out, since when and until when, and lends it once it is taken back", () => {
  const desk = new DeskRun();
  desk.scan(paul.card);
  desk.scan(items.tablet.label);
  desk.scan(jeanne.card);
  expect(desk.scan(items.tablet.label)).toMatchObject({
    tone: "refused",
    code: "item-on-loan",
    params: { holder: "Paul Durand", since: "2026-03-02", dueDate: "2026-06-30" },
  });
  expect(desk.sent).toHaveLength(1);
  const question = currentQuestion(desk.state);
  expect(question).toMatchObject({ kind: "return-first", itemId: items.tablet.id });
  desk.tap({ type: "choice", questionId: question?.id ?? 0, choice: "yes" });
  expect(desk.types).toEqual(["lend", "return", "lend"]);
  expect(desk.town.itemNamed("tablet").holderId).toBe(jeanne.id);
  expect(desk.state.questions).toEqual([]);
});

it("no longer offers to lend to somebody else what the last person asked for", () => {
  for (const next of [people.paul.card, commandCard("look-up"), commandCard("finish")]) {
    const desk = new DeskRun();
    desk.scan(paul.card);
    desk.scan(items.tablet.label);
    desk.scan(jeanne.card);
    desk.scan(items.tablet.label);
    expect(currentQuestion(desk.state)).toMatchObject({ kind: "return-first" });
    desk.scan(next);
    expect(desk.state.questions).toEqual([]);
  }
});

it.each([
  ["missing", "item-missing"],
  ["retired", "item-retired"],
  ["elsewhere", "item-in-batch"],
  ["deadSim", "line-terminated"],
] as const)("refuses at once to lend what is %s", (name, code) => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  expect(desk.scan(items[name].label)).toMatchObject({ tone: "refused", code, itemId: items[name].id });
  expect(desk.sent).toEqual([]);
});

it("refuses a person who has left", () => {
  const desk = new DeskRun();
  expect(desk.scan(gone.card)).toMatchObject({ tone: "refused", code: "beneficiary-closed" });
  expect(currentPerson(desk.state)).toBeNull();
});

it("lends a kit in two scans", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  expect(desk.scan(kitCode)).toMatchObject({
    tone: "applied",
    code: "kit-lent",
    params: { count: 2, refused: "" },
  });
  expect([desk.scans, desk.taps, desk.town.held(jeanne.id).length]).toEqual([2, 0, 2]);
  expect(desk.scan(kitCode)).toMatchObject({ tone: "already", code: "kit-lent", params: { already: 2 } });
  desk.scan(paul.card);
  expect(desk.scan(kitCode)).toMatchObject({ tone: "refused", params: { count: 0 } });
});

it("lends what there is of a kit, and names the rest", () => {
  const desk = new DeskRun();
  desk.scan(paul.card);
  desk.scan(items.kitCover.label);
  desk.scan(jeanne.card);
  const params = { count: 1, refused: items.kitCover.label };
  expect(desk.scan(kitCode)).toMatchObject({ tone: "applied", code: "kit-lent", params });
});

it("keeps a kit that comes before the card", () => {
  const desk = new DeskRun();
  desk.scan(commandCard("lend"));
  expect(desk.scan(kitCode)).toMatchObject({ tone: "question", code: "card-wanted", params: { count: 2 } });
  desk.scan(jeanne.card);
  expect(desk.town.held(jeanne.id)).toHaveLength(2);
});

it("changes the due date before the first item, and of the loan that has begun", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  desk.tap({ type: "due-date", day: "2026-09-01" });
  expect(desk.scan(items.tablet.label)?.params.dueDate).toBe("2026-09-01");
  desk.tap({ type: "due-date", day: "2026-10-01" });
  expect(desk.types).toEqual(["lend", "extend"]);
  expect(dueDateOf(desk.state)).toBe("2026-10-01");
  expect(basketOf(desk.state)[0]?.loan?.dueDate).toBe("2026-10-01");
  expect(desk.tap({ type: "due-date", day: "2026-01-01" })).toMatchObject({
    tone: "refused",
    code: "due-date-past",
  });
  for (const day of ["2199-12-31", "20277-03-02"])
    expect(desk.tap({ type: "due-date", day })).toMatchObject({ tone: "refused", code: "due-date-too-far" });
  desk.tap({ type: "cancel-last" });
  expect(dueDateOf(desk.state)).toBe("2026-09-01");
});

it("goes back to looking up after a loan that a card began, and stays in a mode that was chosen", () => {
  const desk = new DeskRun();
  desk.scan(jeanne.card);
  expect(desk.state.mode).toBe("lend");
  desk.scan(commandCard("finish"));
  expect(desk.state.mode).toBe("look-up");
  desk.scan(commandCard("lend"));
  desk.scan(jeanne.card);
  desk.scan(commandCard("finish"));
  expect(desk.state.mode).toBe("lend");
  expect(currentPerson(desk.state)).toBeNull();
});
