import { parentPort } from "node:worker_threads";
import { Problem } from "../http/problem.ts";
import type { ReadingAnswer, ReadingOrder } from "./read-apart.ts";
import { readFile } from "./read-file.ts";
import type { TableLine } from "./table.ts";

/** As many lines as are handed over at once: more would hold up whoever takes them. */
const linesAtOnce = 500;
let rest: TableLine[] = [];

function nextLines() {
  const lines = rest.slice(0, linesAtOnce);
  rest = rest.slice(linesAtOnce);
  return { lines, more: rest.length > 0 };
}

/** Reads files that somebody sent in a thread of its own; a refusal is told by its code. */
async function answerTo(order: ReadingOrder): Promise<ReadingAnswer> {
  if (order === "more") return nextLines();
  try {
    const { lines, ...table } = await readFile(order);
    rest = lines;
    return { ...table, ...nextLines() };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: error.code, params: error.params };
  }
}
parentPort?.on("message", (order: ReadingOrder) => {
  void answerTo(order).then((answer) => parentPort?.postMessage(answer));
});
