import { getEventListeners } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openSignals } from "../../server/signals.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

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

it("leaves nothing behind on a request that looks many times, however its looks end", async () => {
  const warned = vi.spyOn(process, "emitWarning");
  const signals = openSignals();
  const { signal } = new AbortController();
  for (let look = 0; look < 50; look++) {
    const listener = signals.listen("a");
    const wait = listener.within(120, signal);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    if (look % 2 === 0) signals.notify("a");
    else await vi.advanceTimersByTimeAsync(120);
    await wait;
    listener.stop();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  }
  expect(warned).not.toHaveBeenCalled();
});

it("wakes many who wait for one thing, without a warning; one that stops leaves the others", async () => {
  const warned = vi.spyOn(process, "emitWarning");
  const signals = openSignals();
  const listeners = Array.from({ length: 50 }, () => signals.listen("a"));
  const waits = listeners.map((listener) => listener.within(60_000));
  listeners[0]?.stop();
  signals.notify("a");
  await Promise.all(waits.slice(1));
  expect(await isOver(waits[0] as Promise<void>)).toBe(false);
  signals.close();
  expect(warned).not.toHaveBeenCalled();
});
