import { deflateSync } from "node:zlib";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(~crc >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

export interface PngOptions {
  width?: number;
  height?: number;
  /** Bytes in place of the packed rows. */
  packed?: Buffer;
  colourType?: number;
  filter?: number;
}

/** A transparent canvas with one dark line, as signature pads save it; or a file broken in one way. */
export function drawnPng({
  width = 60,
  height = 20,
  packed,
  colourType = 6,
  filter = 0,
}: PngOptions = {}): Buffer {
  const rows = Buffer.alloc((1 + 60 * 4) * 20);
  for (let row = 0; row < 20; row++) {
    rows[row * 241] = filter;
    if (row === 10) for (let x = 0; x < 60; x++) rows[row * 241 + 4 + x * 4] = 255;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("tEXt", Buffer.from("Comment\0left out")),
    chunk("IDAT", packed ?? deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
