import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openSignals } from "../../server/signals.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether a wait is over without any time going by. */
async function isOver(wait: Promise<void>): Promise<boolean> {
  return Promise.race([wait.then(() => true), Promise.resolve().then(() => false)]);
}

it("wakes who waits for this thing, and nobody else", async () => {
  const signals = openSignals();
  const [mine, other] = [signals.listen("a").within(60_000), signals.listen("b").within(60_000)];
  signals.notify("a");
  await mine;
  expect(await isOver(other)).toBe(false);
});

it("is heard by who listened before and waits only afterwards", async () => {
  const signals = openSignals();
  const listener = signals.listen("a");
  signals.notify("a");
  await listener.within(60_000);
});

it("lets nobody wait longer than wanted", async () => {
  const wait = openSignals().listen("a").within(500);
  expect(await isOver(wait)).toBe(false);
  await vi.advanceTimersByTimeAsync(500);
  await wait;
});

it("lets nobody wait when the program ends, or when the request does", async () => {
  const signals = openSignals();
  const gone = new AbortController();
  const waits = [signals.listen("a").within(60_000), openSignals().listen("a").within(60_000, gone.signal)];
  signals.close();
  gone.abort();
  await Promise.all(waits);
  await signals.listen("a").within(60_000);
});
