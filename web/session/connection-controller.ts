import type { ReactiveController, ReactiveControllerHost } from "lit";
import { getHealth } from "../api/health.ts";
import { httpEvents } from "../api/http.ts";

const pause = 5_000;

/** Whether the server was reached last time; while it is not, it is asked again every few seconds. */
export class ConnectionController implements ReactiveController {
  lost = false;
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  readonly #heard = (event: Event) => this.#become(!(event as CustomEvent<boolean>).detail);
  readonly #offline = () => this.#become(true);
  readonly #ask = () => {
    void getHealth().catch(() => undefined);
  };

  hostConnected() {
    httpEvents.addEventListener("connection", this.#heard);
    window.addEventListener("offline", this.#offline);
    window.addEventListener("online", this.#ask);
  }

  hostDisconnected() {
    httpEvents.removeEventListener("connection", this.#heard);
    window.removeEventListener("offline", this.#offline);
    window.removeEventListener("online", this.#ask);
    clearInterval(this.#timer);
  }

  #become(lost: boolean) {
    if (lost === this.lost) return;
    this.lost = lost;
    clearInterval(this.#timer);
    if (lost) this.#timer = setInterval(this.#ask, pause);
    this.#host.requestUpdate();
  }
}
