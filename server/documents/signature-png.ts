import { inflateSync } from "node:zlib";

const fileHeader = Buffer.from("89504e470d0a1a0a", "hex");
/** Samples a pixel, by colour type: grey, RGB, grey and alpha, RGBA. A drawing canvas saves no other. */
const samples = new Map([
  [0, 1],
  [2, 3],
  [4, 2],
  [6, 4],
]);
const largestSide = 4096;
const largestArea = 4_000_000;

/**
 * The drawing of a PNG file (ISO/IEC 15948) and nothing else of it, or null where it is not a sound picture of a
 * reasonable size. pdfkit unpacks pictures in a callback: a broken one would throw there and stop the server.
 */
export function soundPng(file: Uint8Array): Buffer | null {
  const png = Buffer.from(file);
  if (!png.subarray(0, 8).equals(fileHeader)) return null;
  const kept: Buffer[] = [fileHeader];
  const packed: Buffer[] = [];
  let header: Buffer | null = null;
  let at = 8;
  for (;;) {
    if (at + 12 > png.length) return null;
    const end = at + 12 + png.readUInt32BE(at);
    if (end > png.length) return null;
    const type = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, end - 4);
    if (header === null && (type !== "IHDR" || body.length !== 13)) return null;
    if (type === "IHDR") {
      if (header !== null) return null;
      header = body;
    }
    if (type === "IDAT") packed.push(body);
    if (type === "IHDR" || type === "IDAT" || type === "IEND") kept.push(png.subarray(at, end));
    if (type === "IEND") break;
    at = end;
  }
  return header !== null && unpacks(header, Buffer.concat(packed)) ? Buffer.concat(kept) : null;
}

function unpacks(header: Buffer, packed: Buffer): boolean {
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const perPixel = samples.get(header[9] ?? -1);
  const eightBitsNotInterlaced = header[8] === 8 && header[10] === 0 && header[11] === 0 && header[12] === 0;
  if (!perPixel || !eightBitsNotInterlaced || width === 0 || height === 0) return false;
  if (width > largestSide || height > largestSide || width * height > largestArea) return false;
  const row = 1 + width * perPixel;
  try {
    const rows = inflateSync(packed, { maxOutputLength: row * height });
    if (rows.length !== row * height) return false;
    return Array.from({ length: height }, (_, index) => rows[index * row] ?? 5).every(
      (filter) => filter <= 4,
    );
  } catch {
    return false;
  }
}
