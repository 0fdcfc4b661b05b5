import { parentPort } from "node:worker_threads";
import { drawingTasks, type OrderOf, type TaskName } from "./drawing-tasks.ts";

/** Draws what it is told to, one order after another. What a task throws ends the thread, and whoever asked gets it. */
async function perform<Name extends TaskName>({ name, order }: { name: Name; order: OrderOf<Name> }) {
  const task = drawingTasks[name] as (order: OrderOf<Name>) => unknown;
  parentPort?.postMessage(await task(order));
}
parentPort?.on("message", perform);
