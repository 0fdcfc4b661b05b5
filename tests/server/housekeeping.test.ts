import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Context } from "../../server/context.ts";
import { keepHouse, sweepEvery } from "../../server/housekeeping.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const context = {} as Context;

it("looks at once and every minute, and not after it was stopped", async () => {
  const forget = vi.fn(async () => {});
  const stop = keepHouse(context, () => {}, [forget]);
  await vi.advanceTimersByTimeAsync(0);
  expect(forget).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(3 * sweepEvery);
  expect(forget).toHaveBeenCalledTimes(4);
  await stop();
  await vi.advanceTimersByTimeAsync(5 * sweepEvery);
  expect(forget).toHaveBeenCalledTimes(4);
});

it("reports what fails, does the rest, and looks again", async () => {
  const failure = new Error("disk full");
  const [report, other] = [vi.fn(), vi.fn(async () => {})];
  const stop = keepHouse(context, report, [() => Promise.reject(failure), other]);
  await vi.advanceTimersByTimeAsync(sweepEvery);
  expect(report.mock.calls).toEqual([[failure], [failure]]);
  expect(other).toHaveBeenCalledTimes(2);
  await stop();
});

it("stops only once the look that is under way has ended, so that the database may be closed", async () => {
  let finish = () => {};
  const stop = keepHouse(context, () => {}, [() => new Promise<void>((done) => (finish = done))]);
  const ended = vi.fn();
  const stopping = stop().then(ended);
  await vi.advanceTimersByTimeAsync(10);
  expect(ended).not.toHaveBeenCalled();
  finish();
  await stopping;
  expect(vi.getTimerCount()).toBe(0);
});
