import { parentPort } from "node:worker_threads";
import { Problem } from "../http/problem.ts";
import type { ReadingOutcome } from "./read-apart.ts";
import { readFile } from "./read-file.ts";

/** Reads files that somebody sent in a thread of its own; a refusal is told by its code. */
async function outcome(bytes: Uint8Array): Promise<ReadingOutcome> {
  try {
    return { table: await readFile(bytes) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: error.code, params: error.params };
  }
}
parentPort?.on("message", (bytes: Uint8Array) => {
  void outcome(bytes).then((told) => parentPort?.postMessage(told));
});
