import { expect, it } from "vitest";
import { currentQuestion, shownItem } from "../../../shared/desk/selectors.ts";
import {
  ambiguousCode,
  commandCard,
  gtin,
  items,
  people,
  unknownSerial,
  vouchers,
} from "../../support/desk-cast.ts";
import { DeskRun } from "../../support/desk-town.ts";

const questionId = (desk: DeskRun) => currentQuestion(desk.state)?.id ?? 0;

it("shows who has an item, without doing anything", () => {
  const desk = new DeskRun();
  desk.scan(people.jeanne.card);
  desk.scan(items.tablet.label);
  desk.scan(commandCard("look-up"));
  expect(desk.scan(items.tablet.label)).toMatchObject({
    tone: "info",
    code: "item-shown",
    params: { holder: "Jeanne Martin", state: "on-loan", dueDate: "2027-03-02" },
  });
  expect(shownItem(desk.state)?.operations).toContain("return");
  expect(desk.sent).toHaveLength(1);
});

it("acts on the item that is shown, by its buttons", () => {
  const desk = new DeskRun();
  desk.scan(items.tablet.label);
  const draft = { type: "send-to-repair", itemId: items.tablet.id } as const;
  expect(desk.tap({ type: "act", draft })).toMatchObject({ tone: "applied", code: "done" });
  expect(shownItem(desk.state)?.state).toBe("in-repair");
  expect(desk.tap({ type: "act", draft })).toMatchObject({ tone: "refused", code: "item-in-repair" });
  desk.tap({ type: "cancel-last" });
  expect(desk.town.itemNamed("tablet").state).toBe("in-stock");
});

it("counts a code once for as long as it stays in view, with others beside it", () => {
  const desk = new DeskRun();
  desk.scan(people.jeanne.card);
  for (let frame = 0; frame < 12; frame += 1) {
    desk.scan(items.tablet.label, 300);
    desk.scan(items.cover.label, 300);
  }
  expect(desk.types).toEqual(["lend", "lend"]);
  expect(desk.answer).toBeNull();
  expect(desk.scan(items.cover.label, 2001)).toMatchObject({ tone: "already" });
});

it("answers a code again at once when it was given something to become", () => {
  const desk = new DeskRun();
  desk.scan(unknownSerial);
  desk.tap({ type: "choice", questionId: questionId(desk), choice: "create-item" });
  expect(desk.scan(unknownSerial, 300)).toMatchObject({ tone: "question", code: "unknown-code" });
});

it("offers what an unknown code can become", () => {
  const desk = new DeskRun();
  expect(desk.scan(unknownSerial)).toMatchObject({ tone: "question", code: "unknown-code" });
  expect(currentQuestion(desk.state)).toMatchObject({ kind: "unknown", raw: unknownSerial });
  expect(currentQuestion(desk.state)?.choices).toEqual(
    expect.arrayContaining(["create-item", "identify", "ignore"]),
  );
  desk.tap({ type: "choice", questionId: questionId(desk), choice: "ignore" });
  expect(desk.state.questions).toEqual([]);
});

it("gives an unknown code to the item scanned next, which goes on to be lent", () => {
  const desk = new DeskRun();
  desk.scan(people.jeanne.card);
  desk.scan(unknownSerial);
  desk.tap({ type: "choice", questionId: questionId(desk), choice: "identify" });
  desk.scan(items.tablet.label);
  expect(desk.sent).toMatchObject([
    { type: "identify", itemId: items.tablet.id, identifier: { kind: "serial", value: unknownSerial } },
    { type: "lend", itemId: items.tablet.id },
  ]);
  expect(desk.state.questions).toEqual([]);
  expect(desk.state.identifying).toBeNull();
});

it("keeps the question about a code until what was made of it is here", () => {
  const desk = new DeskRun();
  desk.scan(unknownSerial);
  const asked = questionId(desk);
  expect(desk.tap({ type: "choice", questionId: asked, choice: "create-item" })).toMatchObject({
    code: "create-asked",
  });
  expect(questionId(desk)).toBe(asked);
  desk.tell({
    type: "picked",
    named: { type: "item", item: desk.town.itemNamed("tablet") },
    questionId: asked,
  });
  expect(desk.state.questions).toEqual([]);
});

it("offers to make an item of the model that an article number names", () => {
  const desk = new DeskRun();
  expect(desk.scan(gtin)).toMatchObject({ tone: "info", code: "model-shown" });
  expect(currentQuestion(desk.state)).toMatchObject({ kind: "model", choices: ["create-item", "ignore"] });
});

it("asks which thing an ambiguous code means, unless the mode waits for one of them", () => {
  const desk = new DeskRun();
  expect(desk.scan(ambiguousCode)).toMatchObject({ tone: "question", code: "several-meanings" });
  desk.tap({ type: "choice", questionId: questionId(desk), choice: "pick", index: 1 });
  expect(desk.answer).toMatchObject({ code: "voucher-shown", params: { voucher: vouchers.second.masked } });
  desk.scan(people.jeanne.card);
  expect(desk.scan(ambiguousCode)).toMatchObject({ code: "lent", itemId: items.tablet2.id });
});

it("says that a text cannot be read, or that one of our labels names nothing", () => {
  const desk = new DeskRun();
  expect(desk.scan("\u0001")).toMatchObject({ tone: "refused", code: "unreadable" });
  const unknownCard = "GVM-P00999-4";
  expect(desk.scan(unknownCard)).toMatchObject({ code: "unknown-code" });
  expect(desk.sent).toEqual([]);
});

it("changes modes by command cards, and finishes what was going on", () => {
  const desk = new DeskRun();
  for (const mode of ["lend", "return", "top-up", "batch", "look-up"] as const) {
    expect(desk.scan(commandCard(mode))).toMatchObject({ tone: "info", code: "mode-changed" });
    expect(desk.state.mode).toBe(mode);
  }
  expect(desk.scan(commandCard("look-up"))).toMatchObject({ tone: "already", code: "mode-current" });
  expect(desk.scan(commandCard("finish"))).toMatchObject({ code: "nothing-to-finish" });
  expect(desk.scan(commandCard("cancel"))).toMatchObject({ code: "nothing-to-cancel" });
});

it("refuses at once to whom may not", () => {
  const desk = new DeskRun(undefined, { ...new DeskRun().context, role: "accountant" });
  desk.scan(people.jeanne.card);
  expect(desk.scan(items.tablet.label)).toMatchObject({ tone: "refused", code: "forbidden" });
  expect(desk.sent).toEqual([]);
});
