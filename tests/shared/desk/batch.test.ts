import { expect, it } from "vitest";
import { currentQuestion, missingErasures } from "../../../shared/desk/selectors.ts";
import { batches, commandCard, items } from "../../support/desk-cast.ts";
import { DeskRun } from "../../support/desk-town.ts";

const evidence = {
  method: "clear",
  accountsRemoved: true,
  simRemoved: true,
  memoryCardRemoved: true,
} as const;

it("fills a batch by scanning its label and the devices, without a tap", () => {
  const desk = new DeskRun();
  expect(desk.scan(batches.draft.label)).toMatchObject({ tone: "info", code: "batch-open" });
  expect(desk.state.mode).toBe("batch");
  expect(desk.scan(items.retired.label)).toMatchObject({
    tone: "applied",
    code: "added",
    params: { unerased: 1 },
  });
  expect(desk.scan(items.tablet.label)).toMatchObject({ tone: "question", code: "confirm-retire" });
  expect(desk.scan(items.tablet.label)).toMatchObject({ tone: "applied", code: "added" });
  expect(desk.taps).toBe(0);
  expect(desk.types).toEqual(["add-to-batch", "retire", "add-to-batch"]);
  expect(desk.state.known.batches[batches.draft.id]).toMatchObject({ items: 2, unerased: 2 });
});

it("counts the second sighting of a device as a yes only after two seconds", () => {
  const desk = new DeskRun();
  desk.scan(batches.draft.label);
  desk.scan(items.tablet.label);
  for (let sighting = 0; sighting < 20; sighting += 1) desk.scan(items.tablet.label, 300);
  expect(desk.sent).toEqual([]);
});

it("remembers one yes for the whole batch, for what was already asked too", () => {
  const desk = new DeskRun();
  desk.scan(batches.draft.label);
  desk.scan(items.tablet.label);
  desk.scan(items.tablet2.label);
  expect(desk.state.questions).toHaveLength(2);
  desk.tap({ type: "choice", questionId: currentQuestion(desk.state)?.id ?? 0, choice: "yes-to-all" });
  expect(desk.scan(items.kitTablet.label)).toMatchObject({ tone: "applied", code: "added" });
  expect(desk.taps).toBe(1);
  expect(desk.town.known.batches[batches.draft.id]?.items).toBe(3);
});

it("leaves a device where it is when the answer is no", () => {
  const desk = new DeskRun();
  desk.scan(batches.draft.label);
  desk.scan(items.tablet.label);
  desk.tap({ type: "choice", questionId: currentQuestion(desk.state)?.id ?? 0, choice: "ignore" });
  expect(desk.sent).toEqual([]);
  expect(desk.state.questions).toEqual([]);
});

it("lists what misses erasure evidence, and takes it on the spot", () => {
  const desk = new DeskRun();
  desk.scan(batches.draft.label);
  desk.scan(items.retired.label);
  expect(missingErasures(desk.state).map(({ id }) => id)).toEqual([items.retired.id]);
  desk.tap({ type: "erasure-filled", itemId: items.retired.id, evidence });
  expect(desk.types).toEqual(["add-to-batch", "erase"]);
  expect(missingErasures(desk.state)).toEqual([]);
  expect(desk.town.known.batches[batches.draft.id]).toMatchObject({ items: 1, unerased: 0 });
});

it.each([
  ["elsewhere", "in-other-batch"],
  ["missing", "item-missing"],
] as const)("refuses what is %s", (name, code) => {
  const desk = new DeskRun();
  desk.scan(batches.draft.label);
  expect(desk.scan(items[name].label)).toMatchObject({ tone: "refused", code });
  expect(desk.sent).toEqual([]);
});

it("names the other batch", () => {
  const desk = new DeskRun();
  desk.scan(batches.draft.label);
  expect(desk.scan(items.elsewhere.label)?.params.other).toBe(batches.other.label);
});

it("refuses a sealed batch in batch mode, and only shows it when looking up", () => {
  const desk = new DeskRun();
  expect(desk.scan(batches.sealed.label)).toMatchObject({ tone: "info", code: "batch-shown" });
  desk.scan(commandCard("batch"));
  expect(desk.scan(batches.sealed.label)).toMatchObject({
    tone: "refused",
    code: "batch-sealed",
    params: { batch: batches.sealed.label },
  });
});

it("says what is already in the batch, and that the batch is already open", () => {
  const desk = new DeskRun();
  desk.scan(batches.draft.label);
  desk.scan(items.retired.label);
  expect(desk.scan(items.retired.label)).toMatchObject({ tone: "already", code: "already-in-batch" });
  expect(desk.scan(batches.draft.label)).toMatchObject({ tone: "already", code: "batch-current" });
});

it("keeps devices scanned before the label", () => {
  const desk = new DeskRun();
  desk.scan(commandCard("batch"));
  expect(desk.scan(items.retired.label)).toMatchObject({ tone: "question", code: "batch-wanted" });
  desk.scan(items.tablet.label);
  expect(desk.scan(batches.draft.label)).toMatchObject({ tone: "question", code: "confirm-retire" });
  expect(desk.types).toEqual(["add-to-batch"]);
  expect(desk.state.waiting).toEqual([]);
});

it("undoes retirement and addition together", () => {
  const desk = new DeskRun();
  desk.scan(batches.draft.label);
  desk.scan(items.tablet.label);
  desk.scan(items.tablet.label);
  desk.scan(commandCard("cancel"));
  expect(desk.types).toEqual(["retire", "add-to-batch", "cancel", "cancel"]);
  expect(desk.town.itemNamed("tablet").state).toBe("in-stock");
  expect(desk.town.known.batches[batches.draft.id]?.items).toBe(0);
});
