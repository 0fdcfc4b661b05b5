import type { ReactiveController, ReactiveControllerHost } from "lit";
import { DeviceStorage } from "../offline/device-storage.ts";
import {
  CameraError,
  openCamera,
  type CameraListener,
  type CameraProblem,
  type OpenCamera,
} from "./camera.ts";
import { ScreenLight } from "./screen-light.ts";

/** Nobody scans for so long: the camera rests, in milliseconds. */
const restAfter = 5 * 60_000;
const openKey = "scanner camera open";
const tabStorage = new DeviceStorage(() => sessionStorage);

interface Owner {
  /** Where the picture is shown. */
  video: () => HTMLVideoElement;
  onFrame: CameraListener["onFrame"];
  onClosed: () => void;
}

/** Opens and closes the camera of an element: by its person's wish, with the page, and after a long rest. */
export class CameraSession implements ReactiveController {
  state: "closed" | "opening" | "open" | "asleep" = "closed";
  camera: OpenCamera | null = null;
  problem: CameraProblem | null = null;
  /** The device holds the picture back. */
  interrupted = false;
  readonly #host: ReactiveControllerHost;
  readonly #owner: Owner;
  readonly #light: ScreenLight;
  /** Grows with every opening and closing: what began before is out of date. */
  #turn = 0;
  /** One opening after another: two at once would take the picture from each other. */
  #line: Promise<void> = Promise.resolve();
  #lostWhileHidden = false;
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, owner: Owner) {
    this.#host = host;
    this.#owner = owner;
    this.#light = new ScreenLight(host);
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#shown);
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#shown);
    void this.#close("closed");
  }

  /** Whether its picture is on the screen, or about to be. */
  get shows(): boolean {
    return this.state === "open" || this.state === "opening";
  }

  /** Opens where it was open last time in this tab: people come back to the desk with the next thing in hand. */
  resume(): void {
    if (tabStorage.getItem(openKey)) void this.open();
  }

  async open(cameraId?: string): Promise<void> {
    if (this.shows) return;
    const turn = ++this.#turn;
    this.state = "opening";
    this.problem = null;
    this.#lostWhileHidden = false;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const current = () => turn === this.#turn;
    try {
      const listener: CameraListener = {
        onFrame: (found, at, frame) => current() && this.#owner.onFrame(found, at, frame),
        onInterruption: (interrupted) => current() && this.#interrupt(interrupted),
        onProblem: (problem) => current() && this.#breakOff(problem),
      };
      const opening = this.#line.then(() =>
        current() ? openCamera(this.#owner.video(), listener, cameraId) : undefined,
      );
      // Closed, left or broken off meanwhile.
      this.#line = opening.then(
        (camera) => (current() ? undefined : camera?.close()),
        () => undefined,
      );
      const camera = await opening;
      if (!camera || !current()) return;
      this.camera = camera;
      this.state = "open";
      tabStorage.setItem(openKey, "1");
      this.use();
      this.#light.keep(true);
    } catch (error) {
      if (!current()) return;
      this.problem = error instanceof CameraError ? error.problem : "failed";
      await this.#close("closed");
    }
    this.#host.requestUpdate();
  }

  /** Closes it until somebody opens it again. */
  async shut(): Promise<void> {
    await this.#forget("closed");
  }

  async reopen(cameraId: string): Promise<void> {
    await this.#close("closed");
    await this.open(cameraId);
  }

  /** Someone who uses the camera is not asleep. */
  use(): void {
    clearTimeout(this.#restTimer);
    if (this.camera) this.#restTimer = setTimeout(() => void this.#forget("asleep"), restAfter);
  }

  #interrupt(interrupted: boolean): void {
    this.interrupted = interrupted;
    this.#host.requestUpdate();
  }

  #breakOff(problem: CameraProblem): void {
    // The system takes the camera away from a page that nobody sees; it comes back with the page.
    if (document.hidden) this.#lostWhileHidden = true;
    else this.problem = problem;
    void this.#close("closed");
  }

  readonly #shown = () => {
    if (!document.hidden && this.#lostWhileHidden) void this.open();
  };

  async #forget(next: "closed" | "asleep"): Promise<void> {
    tabStorage.removeItem(openKey);
    await this.#close(next);
  }

  async #close(next: "closed" | "asleep"): Promise<void> {
    this.#turn++;
    clearTimeout(this.#restTimer);
    const { camera } = this;
    this.camera = null;
    this.state = next;
    this.interrupted = false;
    this.#light.keep(false);
    this.#owner.onClosed();
    this.#host.requestUpdate();
    await camera?.close();
  }
}
