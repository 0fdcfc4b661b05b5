import { recall, remember } from "./device-memory.ts";
import type { Point } from "./picture-layout.ts";

/** What Media Capture and Streams and Image Capture (W3C) name, and the types of TypeScript do not. */
interface ImageCapture {
  torch?: boolean;
  zoom?: number;
  focusMode?: string;
  pointsOfInterest?: Point[];
}
interface Capabilities {
  torch?: boolean | boolean[];
  zoom?: { min: number; max: number; step?: number };
  focusMode?: string[];
}

/** From one step of zoom to the next. */
const zoomStep = 1.5;
/** A thing that the camera was made to focus on is looked at so long, then the camera follows by itself again, in milliseconds. */
const focusFor = 5000;

const zoomKey = (camera: string | undefined) => `scanner zoom ${camera ?? ""}`;

/** Light, zoom and focus of a camera, as far as it has them. */
export class CameraHelp {
  readonly #track: MediaStreamTrack;
  readonly #can: Capabilities;
  readonly #camera: string | undefined;
  /** All of them at once: a browser forgets what it is not told again. */
  #set: ImageCapture = {};
  #applying: Promise<void> | undefined;
  #wished = false;
  #focusTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(track: MediaStreamTrack) {
    this.#track = track;
    this.#can = (track.getCapabilities?.() ?? {}) as Capabilities;
    this.#camera = track.getSettings().deviceId;
    if (this.#follows) this.#set.focusMode = "continuous";
    const zoom = Number(recall(zoomKey(this.#camera)));
    if (this.zoomRange && zoom) this.#set.zoom = this.#within(zoom);
    if (Object.keys(this.#set).length > 0) void this.#apply();
  }

  get hasTorch(): boolean {
    const { torch } = this.#can;
    return Array.isArray(torch) ? torch.includes(true) : torch === true;
  }

  get torch(): boolean {
    return this.#set.torch === true;
  }

  async setTorch(on: boolean): Promise<void> {
    this.#set.torch = on;
    await this.#apply();
  }

  /** Undefined where the camera cannot zoom. */
  get zoomRange(): { min: number; max: number } | undefined {
    const { zoom } = this.#can;
    return zoom && zoom.max > zoom.min ? zoom : undefined;
  }

  get zoom(): number {
    const { zoom } = this.#track.getSettings() as ImageCapture;
    return this.#set.zoom ?? zoom ?? this.zoomRange?.min ?? 1;
  }

  /** Remembered for this camera of this device. */
  async setZoom(zoom: number): Promise<void> {
    if (!this.zoomRange) return;
    this.#set.zoom = this.#within(zoom);
    remember(zoomKey(this.#camera), String(this.#set.zoom));
    await this.#apply();
  }

  zoomIn = (): Promise<void> => this.setZoom(this.zoom * zoomStep);
  zoomOut = (): Promise<void> => this.setZoom(this.zoom / zoomStep);

  get canFocus(): boolean {
    const modes = this.#can.focusMode ?? [];
    return modes.includes("single-shot") || modes.includes("continuous");
  }

  /** Focuses on what is at that point of the picture, each coordinate from 0 to 1. */
  async focusAt(point: Point): Promise<void> {
    if (!this.canFocus) return;
    const once = this.#can.focusMode?.includes("single-shot");
    Object.assign(this.#set, { pointsOfInterest: [point], focusMode: once ? "single-shot" : "continuous" });
    await this.#apply();
    clearTimeout(this.#focusTimer);
    this.#focusTimer = setTimeout(() => {
      delete this.#set.pointsOfInterest;
      if (this.#follows) this.#set.focusMode = "continuous";
      void this.#apply();
    }, focusFor);
  }

  stop(): void {
    clearTimeout(this.#focusTimer);
  }

  get #follows(): boolean {
    return this.#can.focusMode?.includes("continuous") === true;
  }

  #within(zoom: number): number {
    const { min, max } = this.zoomRange ?? { min: 1, max: 1 };
    return Math.min(max, Math.max(min, zoom));
  }

  /** One after another; of many wishes at once (two fingers) the last is what counts. */
  #apply(): Promise<void> {
    this.#wished = true;
    return (this.#applying ??= this.#applyAll().finally(() => (this.#applying = undefined)));
  }

  async #applyAll(): Promise<void> {
    while (this.#wished) {
      this.#wished = false;
      const advanced = [{ ...this.#set } as MediaTrackConstraintSet];
      // A camera that promises more than it does reads on without.
      await this.#track.applyConstraints({ advanced }).catch(() => undefined);
    }
  }
}
