import { availableParallelism } from "node:os";
import pLimit from "p-limit";
import { DrawingThread } from "./drawing-thread.ts";
import type { OrderOf, ResultOf, TaskName } from "./drawing-tasks.ts";

/** A label is encoded in half a millisecond of pure computing: two threads halve a printing, more would take the desk's turn. */
export const drawingThreads = Math.min(2, availableParallelism());
/** A thread stays open between two printings: loading the encoder takes longer than drawing a page. */
const openFor = 60_000;

const turn = pLimit(drawingThreads);
const free: { thread: DrawingThread; closing: NodeJS.Timeout }[] = [];

/**
 * Has a task done off the event loop, by a thread that is free or as soon as one is.
 * @throws what the task throws
 */
export function draw<Name extends TaskName>(name: Name, order: OrderOf<Name>): Promise<ResultOf<Name>> {
  return turn(async () => {
    const thread = take();
    try {
      return await thread.ask<ResultOf<Name>>({ name, order });
    } finally {
      if (!thread.ended) giveBack(thread);
    }
  });
}

function take(): DrawingThread {
  const last = free.pop();
  if (!last) return new DrawingThread(leave);
  clearTimeout(last.closing);
  return last.thread;
}

function giveBack(thread: DrawingThread): void {
  const closing = setTimeout(() => {
    leave(thread);
    thread.close();
  }, openFor);
  free.push({ thread, closing: closing.unref() });
}

function leave(thread: DrawingThread): void {
  const at = free.findIndex((one) => one.thread === thread);
  if (at < 0) return;
  for (const { closing } of free.splice(at, 1)) clearTimeout(closing);
}
