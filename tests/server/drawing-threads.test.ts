import type { Worker } from "node:worker_threads";
import { afterEach, expect, it, vi } from "vitest";
import { l7160 as format } from "../../shared/labels/formats.ts";
import type { Sheet } from "../../server/documents/sheets.ts";
import { draw, drawingThreads } from "../../server/labels/drawing-threads.ts";
import type { openThread } from "../../server/threads.ts";

const opened: Worker[] = [];
vi.mock(import("../../server/threads.ts"), async (original) => {
  const threads = await original();
  const open: typeof openThread = (path, options) => {
    const worker = threads.openThread(path, options);
    opened.push(worker);
    return worker;
  };
  return { openThread: open };
});
// Each test begins with no thread open; from the sources, one takes a second to open.
vi.setConfig({ testTimeout: 20_000 });
afterEach(() => Promise.all(opened.splice(0).map((worker) => worker.terminate())));

const sheet: Sheet = { faces: [], format, startAt: 1, offset: { x: 0, y: 0 } };
const works = async () => expect(await draw("preview", sheet)).toContain("<svg");
async function idleThread() {
  await works();
  return opened[0] as Worker;
}

it("a thread is used again", async () => {
  await works();
  await works();
  expect(opened).toHaveLength(1);
});

it("tasks that throw are told to whoever asked, and others are drawn after them", async () => {
  const wrong = { ...sheet, format: null } as unknown as Sheet;
  const tasks = Array.from({ length: drawingThreads + 1 }, () => draw("preview", wrong));
  for (const { status } of await Promise.allSettled(tasks)) expect(status).toBe("rejected");
  await works();
});

it("an order that cannot be sent leaves its thread to the next one", async () => {
  await works();
  const unsendable = { ...sheet, offset: { x: () => 0, y: 0 } } as unknown as Sheet;
  await expect(draw("preview", unsendable)).rejects.toThrow("could not be cloned");
  await works();
  expect(opened).toHaveLength(1);
});

it("a thread that ends while it draws is told to whoever asked, and another takes its place", async () => {
  const worker = await idleThread();
  vi.spyOn(worker, "postMessage").mockImplementationOnce(() => void worker.terminate());
  await expect(draw("preview", sheet)).rejects.toThrow("not drawn to the end");
  await works();
});

it("a thread that ends while nobody asks anything is not used any more", async () => {
  const worker = await idleThread();
  await worker.terminate();
  await works();
});

it("a thread that breaks while nobody asks anything breaks nothing else", async () => {
  const worker = await idleThread();
  const ended = new Promise((end) => worker.once("exit", end));
  worker.postMessage({ name: "no such task" });
  await ended;
  await works();
  expect(opened).toHaveLength(2);
});
