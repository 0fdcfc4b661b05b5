import pLimit from "p-limit";
import { placesOn } from "../../shared/labels/formats.ts";
import { partsOf, type Sheet } from "../documents/sheets.ts";
import { draw, drawingThreads } from "./drawing-threads.ts";

/** As many faces as a thread draws before it says so. */
const together = 50;

/**
 * The PDF of labels or cards, drawn off the event loop by several threads; others get their turn in between.
 * @throws what the drawing throws, and the signal's reason when it is aborted
 */
export async function renderSheet(
  title: string,
  sheet: Sheet,
  { progress, signal }: { progress?: (done: number) => void; signal?: AbortSignal } = {},
): Promise<Buffer> {
  const parts = partsOf(sheet, Math.max(together, placesOn(sheet.format)));
  if (parts.length === 1) return Buffer.from(await draw("pdf", { title, sheet }));
  const lanes = pLimit(drawingThreads);
  let done = 0;
  const drawn = await lanes.map(parts, async (part) => {
    signal?.throwIfAborted();
    const pages = await draw("pages", part);
    done += part.faces.length;
    progress?.(done);
    return pages;
  });
  signal?.throwIfAborted();
  return Buffer.from(await draw("bind", { title, format: sheet.format, pages: drawn.flat() }));
}
