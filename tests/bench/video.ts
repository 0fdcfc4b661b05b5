import { Html5Qrcode } from "html5-qrcode";
import { readBarcodes } from "zxing-wasm/reader";
import { ReadConfirmer } from "../../web/scanner/confirm-reads.ts";
import type { WorkerAnswer, WorkerQuestion } from "../../web/scanner/decode.worker.ts";
import type { EngineName } from "./scanner-page.ts";

/** Times in milliseconds since the first frame of the camera. */
export interface VideoFigures {
  /** When each text was read for the first time, and when it had been read in two frames (or counted, in ours). */
  first: Record<string, number>;
  second: Record<string, number>;
  framesPerSecond: number;
  /** Between two turns of the main thread, the time that 99 of 100 stay under. */
  gapP99: number;
}

export interface Watching {
  engine: EngineName;
  framesPerSecond: number;
  seconds: number;
}

/** Plays the camera into an engine, one frame at a time as fast as allowed, and notes when it read what. */
export async function watchVideo({ engine, framesPerSecond, seconds }: Watching): Promise<VideoFigures> {
  if (engine === "html5-qrcode") return watchHtml5(seconds);
  const worker = new Worker(new URL("../../web/scanner/decode.worker.ts", import.meta.url), {
    type: "module",
  });
  await askWorker(worker, await createImageBitmap(new ImageData(64, 64)));
  const video = document.querySelector("video")!;
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } });
  await video.play();
  const confirmer = new ReadConfirmer();
  const notes = new Notes();
  while (notes.elapsed() < seconds * 1000) {
    const from = performance.now();
    if (engine === "Bip Relais") {
      const found = await askWorker(worker, new VideoFrame(video));
      notes.frame(found.map(({ text }) => text));
      notes.counted(confirmer.confirm(found, performance.now()).map(({ text }) => text));
    } else {
      const codes = await readBarcodes(pixelsOf(video), { formats: [], tryDenoise: true, textMode: "Plain" });
      const texts = codes.filter(({ isValid }) => isValid).map(({ text }) => text);
      notes.counted(texts.filter((text) => text in notes.first));
      notes.frame(texts);
    }
    // At least one turn of the event loop, so that the page lives.
    await new Promise((done) => setTimeout(done, 1000 / framesPerSecond - (performance.now() - from)));
  }
  for (const track of (video.srcObject as MediaStream).getTracks()) track.stop();
  worker.terminate();
  return notes.figures();
}

/** Its own loop as most pages start it: ten frames a second in an element of phone width. */
async function watchHtml5(seconds: number): Promise<VideoFigures> {
  const reader = new Html5Qrcode("html5", { verbose: false });
  let notes: Notes | undefined = undefined;
  const seen = (text: string) => {
    if (notes && text in notes.first) notes.counted([text]);
    notes?.frame([text]);
  };
  await reader.start({ facingMode: "environment" }, { fps: 10 }, seen, () => notes?.frame([]));
  notes = new Notes();
  await new Promise((done) => setTimeout(done, seconds * 1000));
  await reader.stop();
  reader.clear();
  return notes.figures();
}

class Notes {
  readonly first: Record<string, number> = {};
  readonly second: Record<string, number> = {};
  readonly #start = performance.now();
  readonly #gaps = watchGaps();
  #frames = 0;

  elapsed = () => performance.now() - this.#start;

  frame(texts: string[]): void {
    this.#frames++;
    for (const text of texts) this.first[text] ??= this.elapsed();
  }

  counted(texts: string[]): void {
    for (const text of texts) this.second[text] ??= this.elapsed();
  }

  figures(): VideoFigures {
    const framesPerSecond = (this.#frames * 1000) / this.elapsed();
    return { first: this.first, second: this.second, framesPerSecond, gapP99: this.#gaps() };
  }
}

const canvas = new OffscreenCanvas(1, 1);
function pixelsOf(video: HTMLVideoElement): ImageData {
  const { videoWidth: width, videoHeight: height } = video;
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.drawImage(video, 0, 0);
  return context.getImageData(0, 0, width, height);
}

function askWorker(worker: Worker, picture: VideoFrame | ImageBitmap) {
  return new Promise<Exclude<WorkerAnswer, "failed">>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) =>
      data === "failed" ? reject(new Error("the decoder did not load")) : resolve(data);
    worker.postMessage({ kind: "frame", picture } satisfies WorkerQuestion, [picture]);
  });
}

/** Notes the time between turns of the event loop; the function given ends it and gives the 99th percentile. */
function watchGaps(): () => number {
  const gaps: number[] = [];
  let last = performance.now();
  let timer = setTimeout(turn);
  function turn(): void {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    timer = setTimeout(turn);
  }
  return () => {
    clearTimeout(timer);
    return gaps.sort((a, b) => a - b)[Math.floor(gaps.length * 0.99)] ?? 0;
  };
}
