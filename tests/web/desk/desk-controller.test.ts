import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { restOf } from "../../../shared/desk/selectors.ts";
import { DeskController } from "../../../web/desk/desk-controller.ts";
import { setSession } from "../../../web/session/session-state.ts";
import { commandCard, items, people, store } from "../../support/desk-cast.ts";
import { DeskRun, Town } from "../../support/desk-town.ts";
import { bareBrowser, BarePage, signInAs } from "../../support/offline-page.ts";

vi.mock("../../../web/components/toast.ts", () => ({ showToast: vi.fn() }));
vi.mock("../../../web/pairing/computer-link.ts", () => ({ answerPhone: vi.fn() }));

/** Answers that are still to come, by the request that waits for them. */
let waiting: Map<string, (answer: unknown) => void>;
let town: Town;
const pages: BarePage[] = [];
const flush = () => vi.advanceTimersByTimeAsync(0);

async function answer(path: string, value: unknown) {
  const asked = [...waiting.keys()].find((one) => one.startsWith(path)) ?? "";
  expect(asked).not.toBe("");
  waiting.get(asked)?.(value);
  waiting.delete(asked);
  await flush();
}

beforeEach(() => {
  vi.useFakeTimers();
  waiting = new Map();
  town = new Town();
  bareBrowser((path) =>
    path === "/health" ? Promise.resolve({ status: "ok" }) : new Promise((say) => waiting.set(path, say)),
  );
  signInAs("anne");
});
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
  setSession(null);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function openDesk() {
  const page = new BarePage();
  const desk = new DeskController(page, () => {});
  pages.push(page);
  page.open();
  return desk;
}

async function read(desk: DeskController, text: string) {
  const known = town.scan(text);
  desk.read({ text });
  await flush();
  await answer("/scan", known);
}

it("only whom the desk belongs to does anything at it", async () => {
  const desk = openDesk();
  await read(desk, people.jeanne.card);
  const before = desk.state;
  expect(before.lending?.personId).toBe(people.jeanne.id);
  for (const other of [() => signInAs("paul"), () => setSession(null)]) {
    other();
    expect(desk.happen({ type: "mode", mode: "return" })).toBeNull();
    expect(desk.state).toBe(before);
  }
  signInAs("anne");
  expect(desk.happen({ type: "mode", mode: "return" })).not.toBeNull();
});

it("what a person holds is learnt by whom it was asked for, and by nobody else", async () => {
  const earlier = new DeskRun(town);
  for (const code of [people.jeanne.card, items.tablet.label, items.cover.label]) earlier.scan(code);
  const held = { items: town.held(people.jeanne.id), next: null };
  const desk = openDesk();
  desk.site = store;
  await read(desk, commandCard("return"));
  await read(desk, items.tablet.label);
  expect(restOf(desk.state)).toEqual([]);

  signInAs("paul");
  await answer("/items", held);
  expect(restOf(desk.state)).toEqual([]);

  signInAs("anne");
  await flush();
  await answer("/operations", { results: [] });
  await answer("/items", held);
  expect(restOf(desk.state).map(({ item }) => item.id)).toEqual([items.cover.id]);
});

it("one lost question for what a person holds is asked again, and is no problem any more once it is answered", async () => {
  const earlier = new DeskRun(town);
  for (const code of [people.jeanne.card, items.tablet.label, items.cover.label]) earlier.scan(code);
  const desk = openDesk();
  desk.site = store;
  await read(desk, commandCard("return"));
  await read(desk, items.tablet.label);
  await answer("/operations", { results: [] });
  await answer("/items", Promise.reject(new TypeError("no network")));
  expect(desk.problem?.code).toBe("offline");
  await vi.advanceTimersByTimeAsync(4_000);
  await answer("/items", { items: town.held(people.jeanne.id), next: null });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(desk.problem).toBeNull();
  expect(restOf(desk.state).map(({ item }) => item.id)).toEqual([items.cover.id]);
});
