import type { FoundCode } from "./confirm-reads.ts";
import type { WorkerAnswer, WorkerQuestion } from "./decode.worker.ts";

/** The file is no picture that this browser can show, or the decoder did not load. */
export class PhotoError extends Error {
  readonly problem: "no-picture" | "failed";
  constructor(problem: "no-picture" | "failed") {
    super(problem);
    this.problem = problem;
  }
}

/**
 * All codes of a picture from the gallery, in full resolution and whichever way it was held.
 * @throws PhotoError
 */
export async function readPhoto(file: Blob): Promise<FoundCode[]> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new PhotoError("no-picture");
  });
  const worker = new Worker(new URL("./decode.worker.ts", import.meta.url), { type: "module" });
  try {
    const answer = await new Promise<WorkerAnswer>((resolve) => {
      worker.addEventListener("message", ({ data }: MessageEvent<WorkerAnswer>) => resolve(data));
      worker.addEventListener("error", () => resolve("failed"));
      worker.postMessage({ kind: "still", picture } satisfies WorkerQuestion, [picture]);
    });
    if (answer === "failed") throw new PhotoError("failed");
    return answer;
  } finally {
    worker.terminate();
  }
}
