import { openThread } from "../threads.ts";

interface Asked {
  done: (result: unknown) => void;
  failed: (error: unknown) => void;
}

/** A thread that draws one order at a time. It may end by itself at any moment, also while it has nothing to do. */
export class DrawingThread {
  readonly #worker = openThread("labels/label-worker", {});
  readonly #onEnd: (thread: DrawingThread) => void;
  #asked: Asked | undefined;
  ended = false;

  constructor(onEnd: (thread: DrawingThread) => void) {
    this.#onEnd = onEnd;
    this.#worker.on("message", (result: unknown) => this.#settle()?.done(result));
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on("exit", () => this.#end(new Error("the labels were not drawn to the end")));
  }

  /** Keeps the process alive until it has an answer. @throws what the task throws */
  ask<Result>(message: object): Promise<Result> {
    return new Promise<Result>((done, failed) => {
      this.#worker.postMessage(message);
      this.#worker.ref();
      this.#asked = { done: (result) => done(result as Result), failed };
    });
  }

  close(): void {
    void this.#worker.terminate();
  }

  #settle(): Asked | undefined {
    const asked = this.#asked;
    this.#asked = undefined;
    this.#worker.unref();
    return asked;
  }

  #end(error: unknown): void {
    this.ended = true;
    this.#onEnd(this);
    this.#settle()?.failed(error);
  }
}
