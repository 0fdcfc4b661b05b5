import { fromRgba, type Luminance } from "./luminance.ts";

/** Formats whose first plane is the luminance, a byte a pixel. */
const planar = new Set(["I420", "I420A", "I422", "I444", "NV12"]);
/** Drawn smaller beyond this: phones give no larger canvas, and a code that small is not read by hand either. */
const mostPixels = 16_000_000;
let canvas: OffscreenCanvas | undefined;

/** The grey picture of a frame: its luminance plane where it has one, without a detour by colours. */
export async function luminanceOf(picture: VideoFrame | ImageBitmap): Promise<Luminance> {
  if ("format" in picture && picture.format && planar.has(picture.format) && !turned(picture)) {
    const { width, height } = picture.visibleRect ?? {
      width: picture.codedWidth,
      height: picture.codedHeight,
    };
    const bytes = new Uint8Array(picture.allocationSize());
    const [plane] = await picture.copyTo(bytes);
    if (plane) return withoutPadding(bytes.subarray(plane.offset), width, height, plane.stride);
  }
  const [shownWidth, shownHeight] =
    "displayWidth" in picture
      ? [picture.displayWidth, picture.displayHeight]
      : [picture.width, picture.height];
  const scale = Math.min(1, Math.sqrt(mostPixels / (shownWidth * shownHeight)));
  const [width, height] = [shownWidth, shownHeight].map((side) => Math.max(1, Math.round(side * scale))) as [
    number,
    number,
  ];
  canvas ??= new OffscreenCanvas(1, 1);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no 2d context");
  // A picture that is clear in places is meant to lie on white paper.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  return fromRgba(context.getImageData(0, 0, width, height));
}

/** A phone may hand over its picture lying on its side, with a note how to turn it: drawing it obeys that note. */
const turned = (frame: VideoFrame & { rotation?: number; flip?: boolean }) =>
  (frame.rotation ?? 0) !== 0 || frame.flip === true;

function withoutPadding(plane: Uint8Array, width: number, height: number, stride: number): Luminance {
  if (stride === width) return { data: plane.subarray(0, width * height), width, height };
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++)
    data.set(plane.subarray(row * stride, row * stride + width), row * width);
  return { data, width, height };
}
