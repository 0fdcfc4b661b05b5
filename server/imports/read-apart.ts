import type { Worker } from "node:worker_threads";
import pLimit from "p-limit";
import type { ProblemCode, ProblemParams } from "../../shared/problems.ts";
import { Problem } from "../http/problem.ts";
import { openThread } from "../threads.ts";
import { longestReading, readingMemory } from "./limits.ts";
import type { Table } from "./table.ts";

/** A file to read, then `more` of its lines as often as there are more. */
export type ReadingOrder = Uint8Array | "more";
export type ReadingAnswer =
  | (Partial<Omit<Table, "lines">> & Pick<Table, "lines"> & { more: boolean })
  | { problem: ProblemCode; params: ProblemParams };

/** One file at a time: the desk needs the rest of the machine. */
const queue = pLimit(1);

/**
 * Reads a file off the event loop, within bounds of time and memory: nobody knows what a file from outside costs before it is read.
 *
 * @param within in milliseconds, counted from its turn
 * @throws Problem that says why it is refused; `unavailable` when whoever sent it is gone
 */
export function readApart(
  bytes: Uint8Array,
  { signal, within = longestReading }: { signal?: AbortSignal | undefined; within?: number } = {},
): Promise<Table> {
  return queue(() => readNow(bytes, within, signal));
}

/** Kept for the next file, and let go when none comes for so long, in milliseconds. */
const keptFor = 30_000;
let kept: Worker | undefined;
let leaving: NodeJS.Timeout | undefined;

function openReader(): Worker {
  const reader = openThread("imports/file-worker", {
    resourceLimits: { maxOldGenerationSizeMb: readingMemory },
  });
  const forget = () => {
    if (kept === reader) kept = undefined;
  };
  reader.once("error", forget);
  reader.once("exit", forget);
  return reader;
}

async function readNow(bytes: Uint8Array, within: number, signal: AbortSignal | undefined): Promise<Table> {
  if (signal?.aborted) throw new Problem("unavailable");
  clearTimeout(leaving);
  const reader = (kept ??= openReader());
  reader.ref();
  try {
    return await answerOf(reader, bytes, within, signal);
  } finally {
    // A server that stops does not wait for it.
    reader.unref();
    leaving = setTimeout(() => void reader.terminate(), keptFor).unref();
  }
}

function answerOf(
  reader: Worker,
  bytes: Uint8Array,
  within: number,
  signal: AbortSignal | undefined,
): Promise<Table> {
  const answered = new AbortController();
  const table: Table = { headings: [], headingLine: 0, lines: [] };
  return new Promise<Table>((done, failed) => {
    const giveUp = (code: ProblemCode) => {
      failed(new Problem(code));
      kept = undefined;
      void reader.terminate();
    };
    const { signal: until } = answered;
    signal?.addEventListener("abort", () => giveUp("unavailable"), { signal: until });
    const timer = setTimeout(() => giveUp("import-too-slow"), within);
    until.addEventListener("abort", () => clearTimeout(timer));
    const on = {
      message: (answer: ReadingAnswer) => {
        if ("problem" in answer) return failed(new Problem(answer.problem, answer.params));
        const { lines, more, ...headings } = answer;
        Object.assign(table, headings);
        for (const line of lines) table.lines.push(line);
        if (more) reader.postMessage("more" satisfies ReadingOrder);
        else done(table);
      },
      error: (error: NodeJS.ErrnoException) => {
        const tooLarge = error.code === "ERR_WORKER_OUT_OF_MEMORY";
        failed(tooLarge ? new Problem("import-too-large-inside") : error);
      },
      exit: () => failed(new Error("the file was not read to the end")),
    };
    for (const [name, listener] of Object.entries(on)) {
      reader.on(name, listener);
      until.addEventListener("abort", () => reader.off(name, listener));
    }
    reader.postMessage(bytes satisfies ReadingOrder);
  }).finally(() => answered.abort());
}
