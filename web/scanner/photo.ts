import type { FoundCode } from "./confirm-reads.ts";
import type { WorkerAnswer, WorkerQuestion } from "./decode.worker.ts";
import { pixelsOf } from "./picture-size.ts";

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

/** The worker keeps the decoder loaded for the next picture, and goes when none comes for so long, in milliseconds. */
const keptFor = 30_000;
let worker: Worker | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;
/** Pictures are read one after another: two at once would double the memory and halve the speed. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * All codes of a picture from the gallery, in full resolution and whichever way it was held.
 * @throws PhotoError
 */
export function readPhoto(file: Blob): Promise<FoundCode[]> {
  const reading = turn.then(() => readNow(file));
  turn = reading.catch(() => undefined);
  return reading;
}

async function readNow(file: Blob): Promise<FoundCode[]> {
  if (file.size > mostBytes) throw new PhotoError("too-big");
  // A few kilobytes may unpack to gigabytes: what the file says of itself is asked first.
  const declared = await pixelsOf(file).catch(() => {
    throw new PhotoError("no-picture");
  });
  if (declared !== undefined && declared > mostPixels) throw new PhotoError("too-big");
  const picture = await createImageBitmap(file).catch(() => {
    throw new PhotoError("no-picture");
  });
  if (picture.width * picture.height > mostPixels) {
    picture.close();
    throw new PhotoError("too-big");
  }
  clearTimeout(leaving);
  worker ??= new Worker(new URL("./decode.worker.ts", import.meta.url), { type: "module" });
  const answer = await ask(worker, picture);
  if (answer === "failed") {
    dismiss();
    throw new PhotoError("failed");
  }
  leaving = setTimeout(dismiss, keptFor);
  return answer;
}

function ask(reader: Worker, picture: ImageBitmap): Promise<WorkerAnswer> {
  return new Promise((resolve) => {
    const answered = new AbortController();
    const done = (answer: WorkerAnswer) => {
      answered.abort();
      resolve(answer);
    };
    const { signal } = answered;
    reader.addEventListener("message", ({ data }: MessageEvent<WorkerAnswer>) => done(data), { signal });
    reader.addEventListener("error", () => done("failed"), { signal });
    reader.postMessage({ kind: "still", picture } satisfies WorkerQuestion, [picture]);
  });
}

function dismiss(): void {
  worker?.terminate();
  worker = undefined;
}
