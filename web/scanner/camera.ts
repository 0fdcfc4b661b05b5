import type { Html5Qrcode } from "html5-qrcode";
import { CameraHelp } from "./camera-help.ts";
import { forget, recall, remember } from "./device-memory.ts";
import { FrameReader, type FrameListener } from "./frame-reader.ts";

/** Why there is no picture; each has a sentence that says what to do. */
export const cameraProblems = ["refused", "missing", "in-use", "insecure", "unsupported", "failed"] as const;
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

/** What an open camera has to tell. */
export interface CameraListener {
  onFrame: FrameListener["onFrame"];
  /** The device holds the picture back (a call, another application), or gives it again. */
  onInterruption(interrupted: boolean): void;
  /** The picture or its reading broke off; the camera is to be closed. */
  onProblem(problem: CameraProblem): void;
}

/** An open camera whose picture is read. */
export interface OpenCamera {
  cameras: { id: string; label: string }[];
  /** The camera in use, where the browser says. */
  cameraId: string | undefined;
  help: CameraHelp;
  close(): Promise<void>;
}

/**
 * Opens the camera chosen last time, or the one at the back, and shows it in `preview`.
 * @throws CameraError
 */
export async function openCamera(
  preview: HTMLVideoElement,
  listener: CameraListener,
  wantedId?: string,
): Promise<OpenCamera> {
  if (!window.isSecureContext) throw new CameraError("insecure");
  if (!navigator.mediaDevices?.getUserMedia || !window.Worker || !window.OffscreenCanvas)
    throw new CameraError("unsupported");
  Object.assign(window, { BarcodeDetector: RestingDetector });
  const { Html5Qrcode } = await import("html5-qrcode").catch(() => {
    throw new CameraError("failed");
  });
  const place = makePlace();
  const reader = new Html5Qrcode(place.id, { verbose: false, useBarCodeDetectorIfSupported: true });
  const cameraId = wantedId ?? recall(chosenKey);
  try {
    await start(reader, cameraId);
  } catch (error) {
    place.parentElement?.remove();
    throw error;
  }
  const stream = place.querySelector("video")?.srcObject ?? null;
  preview.srcObject = stream;
  await preview.play().catch(() => undefined);
  const [track] = stream instanceof MediaStream ? stream.getVideoTracks() : [];
  if (!track) {
    await stop(reader, place);
    throw new CameraError("failed");
  }
  const broke = () => void whyEnded().then((problem) => listener.onProblem(problem));
  const held = () => listener.onInterruption(track.muted);
  track.addEventListener("ended", broke);
  track.addEventListener("mute", held);
  track.addEventListener("unmute", held);
  const frames = new FrameReader(preview, {
    onFrame: (found, at, frame) => listener.onFrame(found, at, frame),
    onFailure: () => listener.onProblem("failed"),
  });
  const help = new CameraHelp(track);
  if (wantedId) remember(chosenKey, wantedId);
  return {
    cameras: await listCameras(),
    cameraId: track.getSettings().deviceId,
    help,
    async close() {
      frames.stop();
      help.stop();
      track.removeEventListener("ended", broke);
      track.removeEventListener("mute", held);
      track.removeEventListener("unmute", held);
      preview.srcObject = null;
      await stop(reader, place);
    },
  };
}

async function stop(reader: Html5Qrcode, place: HTMLElement): Promise<void> {
  await reader.stop().catch(() => undefined);
  place.parentElement?.remove();
}

/** `Html5Qrcode.getCameras` would open a second camera to learn the names, which on some phones takes the picture from the first. */
async function listCameras(): Promise<OpenCamera["cameras"]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices
    .filter(({ kind }) => kind === "videoinput")
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

/** A track ends by itself when its camera is unplugged or taken away, or when the permission is. */
async function whyEnded(): Promise<CameraProblem> {
  if ((await listCameras()).length === 0) return "missing";
  const permission = await navigator.permissions
    ?.query({ name: "camera" as PermissionName })
    .catch(() => undefined);
  return permission?.state === "denied" ? "refused" : "in-use";
}

/**
 * html5-qrcode finds its place by id, which reaches into no shadow root: it gets one of its own, out of sight. It makes that place
 * `position: relative`; the frame around it keeps it out of the page's flow.
 */
function makePlace(): HTMLElement {
  const frame = document.createElement("div");
  frame.ariaHidden = "true";
  frame.style.cssText =
    "position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; overflow: hidden; opacity: 0; pointer-events: none";
  const place = document.createElement("div");
  place.id = `camera-${crypto.randomUUID()}`;
  frame.append(place);
  document.body.append(frame);
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
    forget(chosenKey);
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
  return /not supported/i.test(words) ? "unsupported" : "failed";
}
