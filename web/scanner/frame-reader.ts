import { ReadConfirmer, type FoundCode } from "./confirm-reads.ts";

/** Frames a second at most, so that a phone stays cool. */
const shortestPause = 1000 / 15;

/** Reads a playing video in a worker: the newest frame wins, and a busy worker lets frames go by instead of queueing them. */
export class FrameReader {
  readonly #video: HTMLVideoElement;
  readonly #worker: Worker;
  readonly #confirmer = new ReadConfirmer();
  readonly #onCode: (code: FoundCode) => void;
  #busy = false;
  #stopped = false;
  #lastFrame = 0;

  constructor(video: HTMLVideoElement, onCode: (code: FoundCode) => void) {
    this.#video = video;
    this.#onCode = onCode;
    this.#worker = new Worker(new URL("./decode.worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", this.#answered);
    this.#next();
  }

  stop(): void {
    this.#stopped = true;
    this.#worker.terminate();
  }

  readonly #answered = (event: MessageEvent<FoundCode[]>) => {
    this.#busy = false;
    if (this.#stopped) return;
    for (const code of this.#confirmer.confirm(event.data, performance.now())) this.#onCode(code);
  };

  #next(): void {
    if (this.#stopped) return;
    if ("requestVideoFrameCallback" in this.#video) this.#video.requestVideoFrameCallback(this.#frame);
    else requestAnimationFrame(this.#frame);
  }

  readonly #frame = (now: number) => {
    this.#next();
    const due = now - this.#lastFrame >= shortestPause;
    if (this.#stopped || this.#busy || !due || document.hidden || this.#video.readyState < 2) return;
    this.#lastFrame = now;
    this.#busy = true;
    createImageBitmap(this.#video).then(
      (bitmap) => this.#worker.postMessage(bitmap, [bitmap]),
      () => (this.#busy = false),
    );
  };
}
