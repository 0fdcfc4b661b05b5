import { beforeEach, expect, it } from "vitest";
import { currentQuestion, personToAskFor, restOf, returnedItems } from "../../../shared/desk/selectors.ts";
import { commandCard, context, items, people, store } from "../../support/desk-cast.ts";
import { DeskRun, Town } from "../../support/desk-town.ts";

const { jeanne, paul } = people;
let town: Town;
let desk: DeskRun;

beforeEach(() => {
  town = new Town();
  const earlier = new DeskRun(town);
  earlier.scan(jeanne.card);
  for (const one of [items.tablet, items.cover, items.sim]) earlier.scan(one.label);
  earlier.scan(paul.card);
  earlier.scan(items.tablet2.label);
  desk = new DeskRun(town, context, 1_000_000);
  desk.scan(commandCard("return"));
  desk.scans = 0;
});

/** The page asks the server for what the desk does not know yet. */
function fetchRest(): void {
  const personId = personToAskFor(desk.state);
  if (personId) desk.tell({ type: "held", personId, items: town.held(personId) });
}

it("takes back three items in three scans, without a tap", () => {
  expect(desk.scan(items.tablet.label)).toMatchObject({
    tone: "applied",
    code: "returned",
    params: { holder: "Jeanne Martin", rest: 2 },
  });
  desk.scan(items.cover.label);
  expect(desk.scan(items.sim.label)).toMatchObject({ code: "returned", params: { rest: 0 } });
  expect([desk.scans, desk.taps]).toEqual([3, 0]);
  expect(desk.types).toEqual(["return", "return", "return"]);
  expect(desk.sent[0]).toMatchObject({ condition: "good", siteId: store.id, to: "in-stock" });
  expect(town.held(jeanne.id)).toEqual([]);
  expect(Object.values(town.known.loans).filter(({ record }) => record.closedAt)).toHaveLength(1);
});

it("takes back three items in one scan and one tap", () => {
  desk.scan(items.tablet.label);
  expect(personToAskFor(desk.state)).toBe(jeanne.id);
  fetchRest();
  expect(personToAskFor(desk.state)).toBeNull();
  expect(restOf(desk.state).map(({ item, mark }) => [item.id, mark])).toEqual([
    [items.cover.id, "stays"],
    [items.sim.id, "stays"],
  ]);
  expect(desk.tap({ type: "everything-here" })).toMatchObject({ code: "all-returned", params: { count: 2 } });
  expect([desk.scans, desk.taps]).toEqual([1, 1]);
  expect(town.held(jeanne.id)).toEqual([]);
  expect(town.held(paul.id)).toHaveLength(1);
});

it("lists what a person holds when their card is scanned, and does nothing by itself", () => {
  expect(desk.scan(jeanne.card)).toMatchObject({ tone: "info", code: "person-holds", params: { count: 3 } });
  expect(desk.sent).toEqual([]);
  desk.tap({ type: "everything-here" });
  expect(town.held(jeanne.id)).toEqual([]);
  expect(desk.tap({ type: "everything-here" })).toMatchObject({ tone: "info", code: "nothing-left" });
  expect(desk.scan(jeanne.card)).toMatchObject({ tone: "info", code: "holds-nothing" });
});

it("declares missing what was marked so, when the return is finished", () => {
  desk.scan(items.tablet.label);
  fetchRest();
  desk.tap({ type: "rest", itemId: items.sim.id, mark: "missing" });
  expect(desk.types).toEqual(["return"]);
  expect(desk.scan(commandCard("finish"))).toMatchObject({ tone: "applied", code: "declared-missing" });
  expect(desk.types).toEqual(["return", "declare-lost"]);
  expect(town.itemNamed("sim").state).toBe("missing");
  expect(town.itemNamed("cover").state).toBe("on-loan");
  expect(desk.state.returning).toBeNull();
});

it("finishes one person's return when the next one's begins", () => {
  desk.scan(items.tablet.label);
  fetchRest();
  desk.tap({ type: "rest", itemId: items.cover.id, mark: "missing" });
  desk.scan(items.tablet2.label);
  expect(desk.types).toEqual(["return", "declare-lost", "return"]);
  expect(desk.state.returning?.personId).toBe(paul.id);
});

it("scans something marked missing: it is here after all", () => {
  desk.scan(jeanne.card);
  desk.tap({ type: "rest", itemId: items.cover.id, mark: "missing" });
  desk.scan(items.cover.label);
  desk.scan(commandCard("finish"));
  expect(desk.types).toEqual(["return"]);
});

it("says what is already in stock", () => {
  expect(desk.scan(items.kitTablet.label)).toMatchObject({ tone: "already", code: "already-in-stock" });
  expect(desk.sent).toEqual([]);
});

it.each([
  ["retired", "item-retired"],
  ["elsewhere", "item-in-batch"],
] as const)("refuses to take back what is %s", (name, code) => {
  expect(desk.scan(items[name].label)).toMatchObject({ tone: "refused", code });
  expect(desk.sent).toEqual([]);
});

it("asks whether something missing is found", () => {
  expect(desk.scan(items.missing.label)).toMatchObject({ tone: "question", code: "confirm-found" });
  desk.tap({ type: "choice", questionId: currentQuestion(desk.state)?.id ?? 0, choice: "yes" });
  expect(desk.types).toEqual(["find"]);
  expect(town.itemNamed("missing").state).toBe("in-stock");
});

it("sends the condition noted before the return", () => {
  desk.scan(jeanne.card);
  desk.tap({ type: "condition", itemId: items.tablet.id, condition: "worn" });
  desk.scan(items.tablet.label);
  expect(desk.sent).toMatchObject([{ type: "return", condition: "worn" }]);
});

it("corrects the condition after the return: the return is undone and made again", () => {
  const said = desk.scan(items.tablet.label);
  desk.tap({ type: "condition", itemId: items.tablet.id, condition: "damaged" });
  expect(desk.types).toEqual(["return", "cancel", "return"]);
  expect(town.itemNamed("tablet")).toMatchObject({ state: "in-stock", condition: "damaged" });
  expect(returnedItems(desk.state)).toHaveLength(1);
  desk.tap({ type: "cancel", entryId: said?.id ?? 0 });
  expect(town.itemNamed("tablet")).toMatchObject({ state: "on-loan", holderId: jeanne.id });
});

it("corrects the condition of the item that closed its loan", () => {
  desk.scan(items.tablet2.label);
  desk.tap({ type: "condition", itemId: items.tablet2.id, condition: "broken" });
  expect(desk.results.every(({ status }) => status === "applied")).toBe(true);
  expect(town.itemNamed("tablet2")).toMatchObject({ state: "in-stock", condition: "broken" });
});

it("lists what is left again after a cancelled return", () => {
  desk.scan(jeanne.card);
  desk.scan(items.tablet.label);
  expect(restOf(desk.state)).toHaveLength(2);
  desk.scan(commandCard("cancel"));
  expect(restOf(desk.state)).toHaveLength(3);
  expect(returnedItems(desk.state)).toEqual([]);
  expect(town.itemNamed("tablet").state).toBe("on-loan");
});
