import { prepareZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { FoundCode } from "./confirm-reads.ts";

/** The codes of one frame; `failed` when the decoder did not load, and no frame will ever be read. */
export type WorkerAnswer = FoundCode[] | "failed";

// Its default would fetch the module from a CDN.
const loaded = prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });

/** What people here print or hold; ITF, UPC-E and EAN-8 are left out, since they are read where there is none. */
const formats: ReaderOptions["formats"] = ["Code128", "Code39", "EAN13", "QRCode", "DataMatrix"];
const fast: ReaderOptions = {
  formats,
  tryHarder: true,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 12,
  // The separators of GS1 stay as they are; the readable form loses them.
  textMode: "Plain",
};
const thorough: ReaderOptions = { ...fast, tryRotate: true, tryInvert: true, tryDownscale: true };

interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Pass {
  options: ReaderOptions;
  /** The part of the frame that is looked at, and how much it is enlarged. */
  region: (width: number, height: number) => Region;
  scale: number;
  /** Averages neighbouring rows and stretches the contrast: most of what low light takes from linear codes. */
  smooth?: boolean;
}

const whole = (width: number, height: number): Region => ({ x: 0, y: 0, width, height });
const centre = (width: number, height: number): Region => ({
  x: Math.round(width * 0.2),
  y: Math.round(height * 0.25),
  width: Math.round(width * 0.6),
  height: Math.round(height * 0.5),
});

const easy: Pass = { options: fast, region: whole, scale: 1 };
/** Between two easy passes, one of these at a time: an easy code is instant, a hard one comes within a second. */
const hard: Pass[] = [
  { options: thorough, region: whole, scale: 1 },
  { options: fast, region: whole, scale: 1, smooth: true },
  { options: fast, region: centre, scale: 2 },
];
let frame = 0;

function nextPass(): Pass {
  const turn = frame++;
  return turn % 2 === 0 ? easy : (hard[((turn - 1) / 2) % hard.length] ?? easy);
}

const canvas = new OffscreenCanvas(1, 1);

function pixels(bitmap: ImageBitmap, { region, scale, smooth }: Pass): { image: ImageData; at: Region } {
  const at = region(bitmap.width, bitmap.height);
  canvas.width = at.width * scale;
  canvas.height = at.height * scale;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no 2d context");
  context.drawImage(bitmap, at.x, at.y, at.width, at.height, 0, 0, canvas.width, canvas.height);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  return { image: smooth ? smoothed(image) : image, at };
}

const rows = 7;

function smoothed({ data, width, height }: ImageData): ImageData {
  const grey = new Float32Array(width * height);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const at = pixel * 4;
    grey[pixel] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  const averaged = new Float32Array(grey.length);
  const column = new Float32Array(width);
  for (let y = -rows; y < height; y++) {
    const entering = y + Math.floor(rows / 2);
    const leaving = entering - rows;
    for (let x = 0; x < width; x++) {
      const comes = entering >= 0 && entering < height ? (grey[entering * width + x] ?? 0) : 0;
      const goes = leaving >= 0 && leaving < height ? (grey[leaving * width + x] ?? 0) : 0;
      column[x] = (column[x] ?? 0) + comes - goes;
      if (y >= 0) averaged[y * width + x] = (column[x] ?? 0) / rows;
    }
  }
  const [low, high] = range(averaged);
  const stretch = 255 / Math.max(1, high - low);
  const image = new ImageData(width, height);
  for (let pixel = 0, at = 0; pixel < averaged.length; pixel++, at += 4) {
    const value = ((averaged[pixel] ?? 0) - low) * stretch;
    // The array clamps to 0…255 by itself.
    image.data[at] = image.data[at + 1] = image.data[at + 2] = value;
    image.data[at + 3] = 255;
  }
  return image;
}

/** Darkest and brightest, the outermost hundredth on each side left out. */
function range(values: Float32Array): [number, number] {
  const counts = new Uint32Array(256);
  for (const value of values) {
    const level = Math.min(255, Math.max(0, Math.floor(value)));
    counts[level] = (counts[level] ?? 0) + 1;
  }
  const edge = values.length / 100;
  const reach = (levels: number[]) => {
    let sum = 0;
    return levels.find((level) => (sum += counts[level] ?? 0) > edge) ?? 0;
  };
  const levels = Array.from({ length: 256 }, (_, level) => level);
  return [reach(levels), reach([...levels].reverse())];
}

async function decode(bitmap: ImageBitmap): Promise<FoundCode[]> {
  const pass = nextPass();
  const { image, at } = pixels(bitmap, pass);
  bitmap.close();
  const results = await readBarcodes(image, pass.options);
  return results
    .filter((result) => result.isValid && result.text !== "")
    .map(({ text, format, symbologyIdentifier, position }) => ({
      text,
      format,
      symbology: symbologyIdentifier,
      corners: [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft].map(
        ({ x, y }) => ({
          x: at.x + x / pass.scale,
          y: at.y + y / pass.scale,
        }),
      ),
    }));
}

async function answer(bitmap: ImageBitmap): Promise<WorkerAnswer> {
  try {
    await loaded;
  } catch {
    return "failed";
  }
  // A frame that cannot be read is no worse than an empty one: the next is on its way.
  return decode(bitmap).catch(() => []);
}

addEventListener("message", (event: MessageEvent<ImageBitmap>) => {
  void answer(event.data).then((found) => postMessage(found));
});
