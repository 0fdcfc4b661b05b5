import { parentPort, workerData } from "node:worker_threads";
import { labelSheet } from "../documents/label-sheet.ts";
import type { RenderMessage, RenderOrder } from "./render.ts";

/** Draws the labels in a thread of its own, and says how far it is. */
const { labels, ...options } = workerData as RenderOrder;
const tell = (message: RenderMessage) => parentPort?.postMessage(message);
const pdf = await labelSheet(labels, { ...options, progress: (done) => tell({ done }) });
tell({ pdf: new Uint8Array(pdf) });
