import { ReadConfirmer, type FoundCode } from "./confirm-reads.ts";
import type { WorkerAnswer, WorkerQuestion } from "./decode.worker.ts";

export interface FrameListener {
  onCode(code: FoundCode): void;
  /** The decoder did not load, or broke: nothing will be read any more. */
  onFailure(): void;
}

/** Reads a playing video in a worker: the newest frame wins, and a busy worker lets frames go by instead of queueing them. */
export class FrameReader {
  readonly #video: HTMLVideoElement;
  readonly #worker: Worker;
  readonly #confirmer = new ReadConfirmer();
  readonly #listener: FrameListener;
  #busy = false;
  #stopped = false;
  #lastFrame = 0;
  #lastTime = -1;
  readonly #shortestPause: number;

  /** @param options frames a second at most, so that a phone stays cool */
  constructor(
    video: HTMLVideoElement,
    listener: FrameListener,
    { framesPerSecond = 15 }: { framesPerSecond?: number } = {},
  ) {
    this.#shortestPause = 1000 / framesPerSecond;
    this.#video = video;
    this.#listener = listener;
    this.#worker = new Worker(new URL("./decode.worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", this.#answered);
    this.#worker.addEventListener("error", () => this.#fail());
    this.#next();
  }

  stop(): void {
    this.#stopped = true;
    this.#worker.terminate();
  }

  #fail(): void {
    if (this.#stopped) return;
    this.stop();
    this.#listener.onFailure();
  }

  readonly #answered = ({ data }: MessageEvent<WorkerAnswer>) => {
    this.#busy = false;
    if (this.#stopped) return;
    if (data === "failed") return this.#fail();
    for (const code of this.#confirmer.confirm(data, performance.now())) this.#listener.onCode(code);
  };

  #next(): void {
    if (this.#stopped) return;
    if ("requestVideoFrameCallback" in this.#video) this.#video.requestVideoFrameCallback(this.#frame);
    else requestAnimationFrame(this.#frame);
  }

  readonly #frame = (now: number) => {
    this.#next();
    const video = this.#video;
    const due = now - this.#lastFrame >= this.#shortestPause;
    if (this.#stopped || this.#busy || !due || document.hidden || video.readyState < 2) return;
    // Without requestVideoFrameCallback the same frame may come twice, and a frame does not confirm itself.
    if (video.currentTime === this.#lastTime) return;
    this.#lastFrame = now;
    this.#lastTime = video.currentTime;
    this.#busy = true;
    frameOf(video).then(
      (picture) => this.#worker.postMessage({ kind: "frame", picture } satisfies WorkerQuestion, [picture]),
      () => (this.#busy = false),
    );
  };
}

/** The picture of the moment, uncopied where the browser can. */
async function frameOf(video: HTMLVideoElement): Promise<VideoFrame | ImageBitmap> {
  return "VideoFrame" in window ? new VideoFrame(video) : createImageBitmap(video);
}
