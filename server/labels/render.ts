import { Worker } from "node:worker_threads";
import type { LabelGeometry } from "../../shared/labels/formats.ts";
import type { Label, LabelStyle } from "../documents/label-layout.ts";

export interface RenderOrder {
  labels: Label[];
  format: LabelGeometry;
  style: LabelStyle;
  startAt: number;
  offset: { x: number; y: number };
}
export type RenderMessage = { done: number } | { pdf: Uint8Array };

/** What is built stands beside this file; the sources want the loader of TypeScript, which a thread does not inherit. */
function openWorker(workerData: RenderOrder): Worker {
  if (!import.meta.url.endsWith(".ts"))
    return new Worker(new URL("./label-worker.js", import.meta.url), { workerData });
  const source = new URL("./label-worker.ts", import.meta.url).href;
  const start = `import("tsx/esm/api").then(({ register }) => { register(); return import("${source}"); })`;
  return new Worker(start, { eval: true, workerData });
}

/**
 * Draws labels off the event loop.
 * @throws what the drawing throws, and the signal's reason when it is aborted
 */
export function renderLabels(
  order: RenderOrder,
  { progress, signal }: { progress?: (done: number) => void; signal?: AbortSignal } = {},
): Promise<Buffer> {
  return new Promise((done, failed) => {
    signal?.throwIfAborted();
    const worker = openWorker(order);
    const stop = () => {
      failed(signal?.reason instanceof Error ? signal.reason : new Error("cancelled"));
      void worker.terminate();
    };
    signal?.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: RenderMessage) => {
      if ("pdf" in message) done(Buffer.from(message.pdf));
      else progress?.(message.done);
    });
    worker.once("error", failed);
    worker.once("exit", () => {
      signal?.removeEventListener("abort", stop);
      failed(new Error("the labels were not drawn to the end"));
    });
  });
}
