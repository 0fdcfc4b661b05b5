import type { ReactiveController, ReactiveControllerHost } from "lit";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { sessionEvents } from "../session/session-state.ts";

/** Something that a page reads once, and again when it asks: waiting, there, or refused with a sentence. */
export class LoadController<Value> implements ReactiveController {
  value: Value | null = null;
  problem: ProblemError | null = null;
  loading = false;
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<Value>;
  #run = 0;

  constructor(host: ReactiveControllerHost, load: () => Promise<Value>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  readonly #afterSignIn = () => {
    if (this.problem) void this.reload();
  };

  hostConnected() {
    sessionEvents.addEventListener("signed-in", this.#afterSignIn);
    void this.reload();
  }

  hostDisconnected() {
    sessionEvents.removeEventListener("signed-in", this.#afterSignIn);
  }

  /** What was shown stays until the new answer is there. */
  readonly reload = async (): Promise<void> => {
    const run = ++this.#run;
    this.loading = true;
    this.problem = null;
    this.#host.requestUpdate();
    try {
      const value = await this.#load();
      if (run !== this.#run) return;
      this.value = value;
    } catch (error) {
      if (run !== this.#run) return;
      this.problem = asProblem(error);
    }
    this.loading = false;
    this.#host.requestUpdate();
  };

  /** An answer that came by another way (the reply to an edit). */
  set(value: Value): void {
    this.value = value;
    this.problem = null;
    this.#host.requestUpdate();
  }
}
