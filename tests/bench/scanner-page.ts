import { Html5Qrcode } from "html5-qrcode";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import { PhotoError, readPhoto } from "../../web/scanner/photo.ts";
import { pictureBlob } from "./pictures/blob.ts";
import { spoilt, type Spoiling } from "./pictures/spoilt.ts";
import { sampleOf, type FaultName } from "./pictures/kinds.ts";
import type { SubjectName } from "./pictures/subjects.ts";
import { emptySampleOf, type EmptyName } from "./pictures/without-codes.ts";
import { watchVideo, type VideoFigures, type Watching } from "./video.ts";

export interface ReadCode {
  text: string;
  format: string;
}
export type EngineName = "html5-qrcode" | "zxing-wasm, all on" | "Bip Relais";
export type Question =
  | { subject: SubjectName; fault: FaultName; number: number; set: "tuned" | "held"; goal?: string }
  | { empty: EmptyName; number: number; set: "tuned" | "held" };

/** What one picture gave to each engine, and how long it took, in milliseconds. */
export type Readings = Record<EngineName, { codes: ReadCode[]; ms: number }>;
export interface Answer {
  truths: ReadCode[];
  read: Readings;
}

declare global {
  interface Window {
    /** All codes of a picture, read as the application reads a photo; none for a file that is no picture. */
    __decodeImage: (picture: Blob) => Promise<ReadCode[]>;
    __ask: (question: Question) => Promise<Answer>;
    /** A picture served by this site, spoilt in one way. */
    __askFile: (address: string, how: Spoiling) => Promise<Readings>;
    __watchVideo: (watching: Watching) => Promise<VideoFigures>;
  }
}

void prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

async function decodeImage(picture: Blob): Promise<ReadCode[]> {
  try {
    return (await readPhoto(picture)).map(({ text, format }) => ({ text, format }));
  } catch (error) {
    if (error instanceof PhotoError && error.problem === "no-picture") return [];
    throw error;
  }
}

/** As it comes: every format, its own decoder, one code a picture. */
async function html5(picture: Blob): Promise<ReadCode[]> {
  const reader = new Html5Qrcode("html5", { verbose: false });
  try {
    const { result } = await reader.scanFileV2(
      new File([picture], "picture.png", { type: picture.type }),
      false,
    );
    return [{ text: result.text, format: result.format?.formatName ?? "" }];
  } catch {
    return [];
  } finally {
    reader.clear();
  }
}

/** Every format and every way to try harder that it has. */
const everything = {
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  tryDenoise: true,
};

const engines: Record<EngineName, (picture: Blob) => Promise<ReadCode[]>> = {
  "html5-qrcode": html5,
  "zxing-wasm, all on": async (picture) =>
    (await readBarcodes(picture, { ...everything, formats: [], textMode: "Plain" }))
      .filter(({ isValid }) => isValid)
      .map(({ text, format }) => ({ text, format })),
  "Bip Relais": decodeImage,
};

async function ask(question: Question): Promise<Answer> {
  const sample =
    "empty" in question
      ? { picture: emptySampleOf(question.empty, question.number, question.set), truths: [] }
      : sampleOf(question.subject, question.fault, question.number, question.set);
  const truths = sample.truths.map(({ text, symbology }) => ({ text, format: symbology }));
  return { truths, read: await readByAll(await pictureBlob(sample)) };
}

async function readByAll(picture: Blob): Promise<Readings> {
  const read: Partial<Readings> = {};
  for (const [name, engine] of Object.entries(engines) as [EngineName, (typeof engines)[EngineName]][]) {
    const from = performance.now();
    const codes = await engine(picture);
    read[name] = { codes, ms: performance.now() - from };
  }
  return read as Readings;
}

window.__decodeImage = decodeImage;
window.__ask = ask;
window.__askFile = async (address, how) => readByAll(await spoilt(await (await fetch(address)).blob(), how));
window.__watchVideo = watchVideo;

document.querySelector("input")!.addEventListener("change", async ({ target }) => {
  const page = document.querySelector("pre")!;
  for (const file of (target as HTMLInputElement).files ?? [])
    page.textContent += `${file.name}: ${JSON.stringify(await decodeImage(file))}\n`;
});
