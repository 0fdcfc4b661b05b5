import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Is there room for it? Drawn again when that changes. */
export class MediaController implements ReactiveController {
  readonly #query: MediaQueryList;
  readonly #changed: () => void;

  constructor(host: ReactiveControllerHost, query: string) {
    this.#query = matchMedia(query);
    this.#changed = () => host.requestUpdate();
    host.addController(this);
  }

  get matches(): boolean {
    return this.#query.matches;
  }

  hostConnected() {
    this.#query.addEventListener("change", this.#changed);
  }

  hostDisconnected() {
    this.#query.removeEventListener("change", this.#changed);
  }
}
