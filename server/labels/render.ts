import type { LabelGeometry } from "../../shared/labels/formats.ts";
import type { Label, LabelStyle } from "../documents/label-layout.ts";
import { openThread } from "../threads.ts";

export interface RenderOrder {
  labels: Label[];
  format: LabelGeometry;
  style: LabelStyle;
  startAt: number;
  offset: { x: number; y: number };
}
export type RenderMessage = { done: number } | { pdf: Uint8Array };

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
    const worker = openThread("labels/label-worker", { workerData: order });
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
