import { createWriteStream } from "node:fs";
import { once } from "node:events";
import bwip from "bwip-js/node";

export interface SceneCode {
  text: string;
  bcid: "code128" | "ean13" | "qrcode" | "datamatrix";
  /** Middle of the code in the picture; the middle of the picture unless told. */
  x?: number;
  y?: number;
  /** Pixels a module. */
  scale?: number;
}

export interface Scene {
  codes: SceneCode[];
  seconds: number;
}

const width = 1280;
const height = 720;
const ground = 200;
const paper = 245;
const ink = 25;
const barHeight = 170;

/**
 * Films codes for Chromium's fake camera: Y4M, 1280 × 720, grey. Chromium plays it in a loop.
 * The pictures of a scene are all the same but for a little noise, so that the film is no still picture.
 */
export async function writeBarcodeVideo(file: string, scenes: Scene[], { fps = 10 } = {}): Promise<void> {
  const out = createWriteStream(file);
  out.write(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`);
  const chroma = Buffer.alloc((width * height) / 2, 128);
  for (const { codes, seconds } of scenes) {
    const picture = Buffer.alloc(width * height, ground);
    for (const code of codes) draw(picture, code);
    for (let frame = 0; frame < Math.max(1, Math.round(seconds * fps)); frame++) {
      picture[frame] = ground + (frame % 3);
      out.write("FRAME\n");
      out.write(Buffer.from(picture));
      if (!out.write(chroma)) await once(out, "drain");
    }
  }
  out.end();
  await once(out, "finish");
}

function draw(picture: Buffer, { text, bcid, x = width / 2, y = height / 2, scale }: SceneCode): void {
  const [symbol] = bwip.raw(bcid, text);
  if (!symbol) throw new TypeError(`nothing to draw for ${text}`);
  if ("pixs" in symbol) {
    const size = scale ?? 8;
    const { pixs, pixx, pixy } = symbol;
    card(picture, x, y, (pixx + 8) * size, (pixy + 8) * size);
    for (let row = 0; row < pixy; row++)
      for (let column = 0; column < pixx; column++)
        if (pixs[row * pixx + column] === 1)
          fill(picture, x + (column - pixx / 2) * size, y + (row - pixy / 2) * size, size, size, ink);
    return;
  }
  const size = scale ?? 4;
  const modules = symbol.sbs.reduce((sum: number, bar: number) => sum + bar, 0);
  card(picture, x, y, (modules + 24) * size, barHeight + 40);
  let at = x - (modules / 2) * size;
  symbol.sbs.forEach((bar: number, index: number) => {
    if (index % 2 === 0) fill(picture, at, y - barHeight / 2, bar * size, barHeight, ink);
    at += bar * size;
  });
}

function card(picture: Buffer, x: number, y: number, across: number, down: number): void {
  fill(picture, x - across / 2, y - down / 2, across, down, paper);
}

function fill(picture: Buffer, x: number, y: number, across: number, down: number, value: number): void {
  const from = Math.max(0, Math.round(x));
  const to = Math.min(width, Math.round(x + across));
  for (let row = Math.max(0, Math.round(y)); row < Math.min(height, Math.round(y + down)); row++)
    picture.fill(value, row * width + from, row * width + to);
}
