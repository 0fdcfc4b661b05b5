import type { FoundCode } from "./confirm-reads.ts";
import type { WorkerAnswer, WorkerQuestion } from "./decode.worker.ts";

/** Why nothing was read of a photo; each has a sentence that says what to do. */
export const photoProblems = ["no-picture", "too-big", "empty", "failed"] as const;
export type PhotoProblem = (typeof photoProblems)[number];

/** The file is no picture that this browser can show, or too large for it, or the decoder did not load. */
export class PhotoError extends Error {
  readonly problem: PhotoProblem;
  constructor(problem: PhotoProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Larger than the photos of any phone: unpacked, such a picture may take all the memory of a small one. */
const mostBytes = 40_000_000;
const mostPixels = 120_000_000;

/**
 * All codes of a picture from the gallery, in full resolution and whichever way it was held.
 * @throws PhotoError
 */
export async function readPhoto(file: Blob): Promise<FoundCode[]> {
  if (file.size > mostBytes) throw new PhotoError("too-big");
  const picture = await createImageBitmap(file).catch(() => {
    throw new PhotoError("no-picture");
  });
  if (picture.width * picture.height > mostPixels) {
    picture.close();
    throw new PhotoError("too-big");
  }
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
