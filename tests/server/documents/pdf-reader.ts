import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

/** In PDF points, measured from the top left corner. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One page of an uncompressed PDF: its lines of text, and the rectangles that it fills with black. */
export interface ReadPage {
  text: string;
  lines: string[];
  black: Rect[];
}

/** Bytes 80 to 9F of Windows-1252, which some versions of Node decode as Latin-1. */
const beyondLatin1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const decode = (bytes: Buffer): string =>
  bytes
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (byte) => beyondLatin1[byte.charCodeAt(0) - 0x80] ?? byte);

function readPage(content: string): ReadPage {
  const lines: string[] = [];
  const black: Rect[] = [];
  let path: Rect[] = [];
  let isBlack = true;
  const outer: { scale: [number, number]; shift: [number, number]; isBlack: boolean }[] = [];
  let scale: [number, number] = [1, 1];
  let shift: [number, number] = [0, 0];
  for (const operation of content.split("\n")) {
    const numbers = operation.split(" ").map(Number);
    if (operation.endsWith(" re")) {
      const [x = 0, y = 0, width = 0, height = 0] = numbers;
      path.push({
        x: x * scale[0] + shift[0],
        y: y * scale[1] + shift[1],
        width: width * scale[0],
        height: height * scale[1],
      });
    } else if (operation === "q") {
      outer.push({ scale, shift, isBlack });
    } else if (operation === "Q") {
      ({ scale, shift, isBlack } = outer.pop()!);
    } else if (operation.endsWith(" cm") && outer.length > 0) {
      const [a = 1, , , d = 1, e = 0, f = 0] = numbers;
      shift = [e * scale[0] + shift[0], f * scale[1] + shift[1]];
      scale = [a * scale[0], d * scale[1]];
    } else if (operation.endsWith(" g")) {
      isBlack = numbers[0] === 0;
    } else if (operation.endsWith(" scn")) {
      isBlack = numbers.slice(0, 3).every((part) => part === 0);
    } else if (operation === "f") {
      if (isBlack) black.push(...path);
      path = [];
    } else if (operation === "S") {
      path = [];
    } else if (operation.endsWith("TJ")) {
      const hex = [...operation.matchAll(/<([0-9a-f]*)>/g)].map(([, digits]) => digits).join("");
      lines.push(decode(Buffer.from(hex, "hex")));
    }
  }
  return { lines, text: lines.join(" ").replace(/ +/g, " "), black };
}

/** The pages of a document that was made with `compress: false`. */
export function readPdf(pdf: Buffer): ReadPage[] {
  return [...pdf.toString("latin1").matchAll(/stream\n(1 0 0 -1 0 [\s\S]*?)\nendstream/g)].map(
    ([, content]) => readPage(content ?? ""),
  );
}

const dotsPerPoint = 300 / 72;

/** What a 300 dpi printer would put on a part of the page. */
function print(rects: readonly Rect[], part: Rect): ImageData {
  const width = Math.round(part.width * dotsPerPoint);
  const height = Math.round(part.height * dotsPerPoint);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const dots = (from: number, size: number, origin: number, limit: number) => [
    Math.max(0, Math.round((from - origin) * dotsPerPoint)),
    Math.min(limit, Math.round((from + size - origin) * dotsPerPoint)),
  ];
  for (const rect of rects) {
    const [x0 = 0, x1 = 0] = dots(rect.x, rect.width, part.x, width);
    const [y0 = 0, y1 = 0] = dots(rect.y, rect.height, part.y, height);
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data, width, height, colorSpace: "srgb" } as ImageData;
}

const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
});

/** The barcodes in a part of a page, as « format text », sorted. */
export async function readCodes(page: ReadPage, part: Rect): Promise<string[]> {
  const results = await readBarcodes(print(page.black, part), { formats: ["Code128", "QRCode"] });
  return results.map(({ format, text }) => `${format} ${text}`).sort();
}
