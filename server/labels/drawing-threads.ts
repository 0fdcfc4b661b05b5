import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import pLimit from "p-limit";
import { openThread } from "../threads.ts";
import type { OrderOf, ResultOf, TaskName } from "./drawing-tasks.ts";

/** A label is encoded in half a millisecond of pure computing: two threads halve a printing, more would take the desk's turn. */
export const drawingThreads = Math.min(2, availableParallelism());
/** A thread stays open between two printings: loading the encoder takes longer than drawing a page. */
const openFor = 60_000;

const turn = pLimit(drawingThreads);
const free: { worker: Worker; closing: NodeJS.Timeout }[] = [];

/**
 * Has a task done off the event loop, by a thread that is free or as soon as one is.
 * @throws what the task throws
 */
export function draw<Name extends TaskName>(name: Name, order: OrderOf<Name>): Promise<ResultOf<Name>> {
  return turn(async () => {
    const worker = take();
    const result = await ask<ResultOf<Name>>(worker, { name, order });
    giveBack(worker);
    return result;
  });
}

function take(): Worker {
  const last = free.pop();
  if (!last) return openThread("labels/label-worker", {});
  clearTimeout(last.closing);
  last.worker.ref();
  return last.worker;
}

function giveBack(worker: Worker): void {
  worker.unref();
  const closing = setTimeout(() => {
    free.splice(
      free.findIndex((one) => one.worker === worker),
      1,
    );
    void worker.terminate();
  }, openFor);
  free.push({ worker, closing: closing.unref() });
}

function ask<Result>(worker: Worker, message: object): Promise<Result> {
  return new Promise((done, failed) => {
    const settle = () => {
      for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
    };
    worker.once("message", (result: Result) => {
      settle();
      done(result);
    });
    worker.once("error", (error) => {
      settle();
      failed(error);
    });
    worker.once("exit", () => failed(new Error("the labels were not drawn to the end")));
    worker.postMessage(message);
  });
}
