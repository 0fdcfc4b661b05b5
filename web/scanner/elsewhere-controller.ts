import type { ReactiveController, ReactiveControllerHost } from "lit";
import { currentSession, sessionEvents } from "../session/session-state.ts";
import { listenToWedge } from "./keyboard-wedge.ts";

/**
 * Where no page takes codes, a scanner is listened to all the same: so that it sends no form, a field that takes codes gets the
 * code as it was meant, and whoever scans is not met with silence.
 */
export class ElsewhereController implements ReactiveController {
  readonly #onScan: (text: string) => void;
  #stopListening: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, onScan: (text: string) => void) {
    this.#onScan = onScan;
    host.addController(this);
  }

  hostConnected(): void {
    sessionEvents.addEventListener("changed", this.#follow);
    this.#follow();
  }

  hostDisconnected(): void {
    sessionEvents.removeEventListener("changed", this.#follow);
    this.#stop();
  }

  readonly #follow = () => {
    // Some people sign in with a key that types their password as fast as a scanner.
    if (!currentSession()) this.#stop();
    else this.#stopListening ??= listenToWedge(this.#onScan, { last: true });
  };

  #stop(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
  }
}
