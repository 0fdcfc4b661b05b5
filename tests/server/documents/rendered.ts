import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { prepareZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader";
import type { LabelGeometry } from "../../../shared/labels/formats.ts";
import { cornerOf } from "../../../shared/labels/formats.ts";

const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
});

/** The pages of a PDF as a printer of that resolution puts them on paper. */
export async function renderPages(pdf: Buffer, dotsPerInch: number): Promise<ImageData[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pages: ImageData[] = [];
    for (const page of document.pages()) {
      const { data, width, height } = await page.render({ scale: dotsPerInch / 72, render: "bitmap" });
      const pixels = new Uint8ClampedArray(data);
      pages.push({ data: pixels, width, height, colorSpace: "srgb" } as ImageData);
    }
    document.destroy();
    return pages;
  } finally {
    library.destroy();
  }
}

/** The pixels of one sticker, counted from 0. */
export function sticker(page: ImageData, format: LabelGeometry, place: number): ImageData {
  const corner = cornerOf(format, place);
  const perMillimetre = page.width / format.pageWidth;
  const [x, y] = [Math.round(corner.x * perMillimetre), Math.round(corner.y * perMillimetre)];
  const width = Math.min(page.width - x, Math.round(format.width * perMillimetre));
  const height = Math.min(page.height - y, Math.round(format.height * perMillimetre));
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * page.width + x) * 4;
    data.set(page.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { data, width, height, colorSpace: "srgb" } as ImageData;
}

/** « format text » of every code in a picture, sorted. */
export async function codesIn(
  picture: ImageData,
  formats: ReaderOptions["formats"] = ["Code128", "QRCode", "DataMatrix"],
): Promise<string[]> {
  const results = await readBarcodes(picture, { formats, maxNumberOfSymbols: 255 });
  return results.map(({ format, text }) => `${format} ${text}`).sort();
}
