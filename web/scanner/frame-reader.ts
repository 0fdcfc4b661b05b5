import type { FoundCode } from "./confirm-reads.ts";
import type { WorkerAnswer, WorkerQuestion } from "./decode.worker.ts";
import { Pace, type Sample } from "./pace.ts";
import type { Size } from "./picture-layout.ts";

export interface FrameListener {
  /** A frame was read: all its codes, when it was shown (on the clock of `performance.now`), and its size in pixels. */
  onFrame(found: FoundCode[], at: number, frame: Size): void;
  /** The decoder did not load, or broke: nothing will be read any more. */
  onFailure(): void;
}

/** Reads a playing video in a worker: the newest frame wins, and a busy worker lets frames go by instead of queueing them. */
export class FrameReader {
  readonly #video: HTMLVideoElement;
  readonly #worker: Worker;
  readonly #listener: FrameListener;
  readonly #pace: Pace;
  readonly #sample = sampler();
  /** The frame that the worker has. */
  #reading: { at: number; frame: Size } | undefined;
  #stopped = false;
  #lastTime = -1;

  /** At most so many frames a second, so that a phone stays cool. */
  constructor(video: HTMLVideoElement, listener: FrameListener, { framesPerSecond = 15 } = {}) {
    this.#video = video;
    this.#listener = listener;
    this.#pace = new Pace(framesPerSecond);
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
    const reading = this.#reading;
    this.#reading = undefined;
    if (this.#stopped || !reading) return;
    if (data === "failed") return this.#fail();
    this.#pace.found(
      data.map(({ text }) => text),
      reading.at,
    );
    this.#listener.onFrame(data, reading.at, reading.frame);
  };

  #next(): void {
    if (this.#stopped) return;
    if ("requestVideoFrameCallback" in this.#video) this.#video.requestVideoFrameCallback(this.#frame);
    else requestAnimationFrame(this.#frame);
  }

  readonly #frame = (now: number) => {
    this.#next();
    const video = this.#video;
    if (this.#stopped || this.#reading || document.hidden || video.readyState < 2) return;
    // Without requestVideoFrameCallback the same frame may come twice, and a frame does not confirm itself.
    if (video.currentTime === this.#lastTime || !this.#pace.isDue(now, () => this.#sample(video))) return;
    this.#lastTime = video.currentTime;
    this.#reading = { at: now, frame: { width: video.videoWidth, height: video.videoHeight } };
    frameOf(video).then(
      (picture) => this.#worker.postMessage({ kind: "frame", picture } satisfies WorkerQuestion, [picture]),
      () => (this.#reading = undefined),
    );
  };
}

/** The picture of the moment, uncopied where the browser can. */
async function frameOf(video: HTMLVideoElement): Promise<VideoFrame | ImageBitmap> {
  return "VideoFrame" in window ? new VideoFrame(video) : createImageBitmap(video);
}

const [across, down] = [32, 18];

/** Draws the picture so small that looking at it costs next to nothing. */
function sampler(): (video: HTMLVideoElement) => Sample {
  const context = new OffscreenCanvas(across, down).getContext("2d", { willReadFrequently: true });
  return (video) => {
    const grey = new Uint8ClampedArray(across * down);
    context?.drawImage(video, 0, 0, across, down);
    const colours = context?.getImageData(0, 0, across, down).data ?? [];
    for (let point = 0; point < grey.length; point++) grey[point] = colours[point * 4 + 1] ?? 0;
    return grey;
  };
}
