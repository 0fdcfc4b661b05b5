import type { ReactiveController, ReactiveControllerHost } from "lit";
import { currentSession, sessionEvents } from "../session/session-state.ts";
import { BroughtPictures } from "./brought-pictures.ts";
import { listenToWedge } from "./keyboard-wedge.ts";

interface Answers {
  /** To what a scanner typed. */
  scan: (text: string) => void;
  /** To photos that were dropped or pasted. */
  photos: (files: File[]) => void;
}

/**
 * Where no page takes codes, a scanner and photos are listened to all the same: so that a scan sends no form, a field that takes
 * codes gets the code as it was meant, and whoever scans is not met with silence.
 */
export class ElsewhereController implements ReactiveController {
  readonly #answers: Answers;
  readonly #photos: BroughtPictures;
  #stopListening: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, answers: Answers) {
    this.#answers = answers;
    this.#photos = new BroughtPictures(host, (files) => answers.photos(files), {
      takes: () => currentSession() !== null,
    });
    host.addController(this);
  }

  /** A photo is held over the page and may be dropped. */
  get isOffered(): boolean {
    return this.#photos.over;
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
    else this.#stopListening ??= listenToWedge(this.#answers.scan, { last: true });
  };

  #stop(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
  }
}
