import type { CameraDevice, Html5Qrcode } from "html5-qrcode";
import type { FoundCode } from "./confirm-reads.ts";
import { FrameReader } from "./frame-reader.ts";

/** Why there is no picture; each has a sentence that says what to do. */
export const cameraProblems = ["refused", "missing", "in-use", "insecure", "unsupported"] as const;
export type CameraProblem = (typeof cameraProblems)[number];

export class CameraError extends Error {
  readonly problem: CameraProblem;
  constructor(problem: CameraProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * html5-qrcode would decode a small copy of the picture on the main thread, with an old engine. It takes a `BarcodeDetector` where
 * the window has one: this one never answers, so that its own loop rests while our worker reads the full picture.
 */
class RestingDetector {
  detect(): Promise<never> {
    return new Promise(() => undefined);
  }
}

const chosenKey = "scanner camera";
const wanted: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** An open camera whose picture is read. */
export interface OpenCamera {
  cameras: CameraDevice[];
  /** The camera in use, where the browser says. */
  cameraId: string | undefined;
  hasTorch: boolean;
  setTorch(on: boolean): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the camera chosen last time, or the one at the back, and shows it in `preview`.
 * @throws CameraError
 */
export async function openCamera(
  preview: HTMLVideoElement,
  onCode: (code: FoundCode) => void,
  cameraId = localStorage.getItem(chosenKey) ?? undefined,
): Promise<OpenCamera> {
  if (!window.isSecureContext) throw new CameraError("insecure");
  if (!navigator.mediaDevices?.getUserMedia || !window.Worker || !window.OffscreenCanvas)
    throw new CameraError("unsupported");
  Object.assign(window, { BarcodeDetector: RestingDetector });
  const { Html5Qrcode } = await import("html5-qrcode");
  const place = makePlace();
  const reader = new Html5Qrcode(place.id, { verbose: false, useBarCodeDetectorIfSupported: true });
  try {
    await start(reader, cameraId);
  } catch (error) {
    place.remove();
    throw error;
  }
  const stream = place.querySelector("video")?.srcObject ?? null;
  preview.srcObject = stream;
  await preview.play().catch(() => undefined);
  const frames = new FrameReader(preview, onCode);
  const cameras = await Html5Qrcode.getCameras().catch(() => []);
  const track = stream instanceof MediaStream ? stream.getVideoTracks()[0] : undefined;
  if (cameraId) localStorage.setItem(chosenKey, cameraId);
  return {
    cameras,
    cameraId: track?.getSettings().deviceId,
    hasTorch: "torch" in (track?.getCapabilities?.() ?? {}),
    async setTorch(on) {
      await reader.applyVideoConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
    },
    async close() {
      frames.stop();
      preview.srcObject = null;
      await reader.stop().catch(() => undefined);
      place.remove();
    },
  };
}

/** html5-qrcode finds its place by id, which reaches into no shadow root: it gets one of its own, out of sight. */
function makePlace(): HTMLElement {
  const place = document.createElement("div");
  place.id = `camera-${crypto.randomUUID()}`;
  place.ariaHidden = "true";
  place.style.cssText =
    "position: fixed; inset-inline-start: -400px; top: 0; width: 320px; height: 240px; overflow: hidden";
  document.body.append(place);
  return place;
}

async function start(reader: Html5Qrcode, cameraId: string | undefined): Promise<void> {
  const facing: MediaTrackConstraints = cameraId
    ? { deviceId: { exact: cameraId } }
    : { facingMode: "environment" };
  const open = (choice: MediaTrackConstraints) =>
    reader.start(
      cameraId ?? { facingMode: "environment" },
      { fps: 2, disableFlip: true, videoConstraints: { ...wanted, ...choice } },
      () => undefined,
      () => undefined,
    );
  try {
    await open(facing);
  } catch (error) {
    const problem = problemOf(error);
    // The lens chosen last time may be gone: any other is better than none.
    if (!cameraId || problem !== "missing") throw new CameraError(problem);
    localStorage.removeItem(chosenKey);
    await open({ facingMode: "environment" }).catch((again: unknown) => {
      throw new CameraError(problemOf(again));
    });
  }
}

/** Browsers, and html5-qrcode around them, name the same trouble in several ways. */
function problemOf(error: unknown): CameraProblem {
  const words = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  if (/NotAllowed|Permission|SecurityError/i.test(words)) return "refused";
  if (/NotReadable|TrackStart|AbortError|in use/i.test(words)) return "in-use";
  if (/NotFound|DevicesNotFound|Overconstrained|Requested device/i.test(words)) return "missing";
  return "unsupported";
}
