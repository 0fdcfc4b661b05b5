import { expect, it } from "vitest";
import { emptyDesk } from "../../../shared/desk/state.ts";
import { step } from "../../../shared/desk/step.ts";
import { commandCard, context, firstMoment, items, people, today } from "../../support/desk-cast.ts";
import { DeskRun, Town } from "../../support/desk-town.ts";

function lookUp(desk: DeskRun, times: number): void {
  desk.scan(commandCard("look-up"));
  for (let time = 0; time < times; time += 1) desk.scan(items.kitTablet.label);
}

it("keeps the last answers, and forgets the views of what nothing mentions any more", () => {
  const desk = new DeskRun();
  desk.scan(items.tablet.label);
  lookUp(desk, 40);
  expect(desk.state.trail).toHaveLength(30);
  expect(Object.keys(desk.state.known.items)).toEqual([items.kitTablet.id]);
});

it("keeps what still waits for the server, for a card or for an answer, however old", () => {
  const desk = new DeskRun();
  desk.slow = true;
  desk.scan(people.jeanne.card);
  const lent = desk.scan(items.tablet.label);
  desk.scan(commandCard("finish"));
  desk.scan(commandCard("lend"));
  const waiting = desk.scan(items.cover.label);
  lookUp(desk, 40);
  expect(desk.state.trail.map(({ id }) => id)).toEqual(expect.arrayContaining([lent?.id, waiting?.id]));
  desk.settle();
  expect(desk.results).toMatchObject([{ status: "applied" }]);
});

it("refuses, and breaks nothing, where it was given no ids", () => {
  const town = new Town();
  const stamp = { at: firstMoment, today, ids: [] };
  const named = town.personNamed(people.jeanne.id);
  const { state } = step(emptyDesk, { ...stamp, type: "picked", named }, context);
  const answer = town.scan(items.tablet.label);
  const lent = step(state, { ...stamp, type: "scanned", answer }, context);
  expect(lent.operations).toEqual([]);
  expect(lent.answer).toMatchObject({ tone: "refused", code: "invalid-input" });
});
