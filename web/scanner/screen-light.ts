import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Keeps the screen of a phone lit while its camera reads. */
export class ScreenLight implements ReactiveController {
  #wanted = false;
  #lock: WakeLockSentinel | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#ask);
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#ask);
    this.keep(false);
  }

  keep(lit: boolean): void {
    this.#wanted = lit;
    if (lit) return void this.#ask();
    void this.#lock?.release().catch(() => undefined);
    this.#lock = undefined;
  }

  /** The browser takes the lock back whenever the page is hidden. */
  readonly #ask = async () => {
    if (!this.#wanted || document.hidden || this.#lock?.released === false) return;
    const lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
    if (this.#wanted) this.#lock = lock;
    else void lock?.release().catch(() => undefined);
  };
}
