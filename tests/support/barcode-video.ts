import { createWriteStream } from "node:fs";
import { once } from "node:events";
import bwip from "bwip-js/node";
import { randomOf } from "./seeded.ts";

export interface SceneCode {
  text: string;
  bcid: "code128" | "code39" | "gs1-128" | "ean13" | "qrcode" | "datamatrix";
  /** Middle of the code in the picture; the middle of the picture unless told. */
  x?: number;
  y?: number;
  /** Pixels a module. */
  scale?: number;
  /** Of the bars of a linear code, in pixels. */
  height?: number;
}

export interface Scene {
  codes: SceneCode[];
  seconds: number;
  /** How much light there is: 1 is a bright room, 0.15 a dark one. */
  light?: number;
  /** Grain of the picture: the greatest deviation of a pixel, of 255. */
  grain?: number;
  /** A hand that is not steady: the greatest shift in pixels and the greatest turn in degrees, anew in each frame. */
  shake?: { pixels: number; degrees: number };
  /** Out of focus: each pixel is the mean of a square of so many (an odd number). */
  blur?: number;
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
  const random = randomOf("a film").next;
  for (const { codes, seconds, light = 1, grain = 0, shake, blur = 1 } of scenes) {
    const sharp = Buffer.alloc(width * height, ground);
    for (const code of codes) draw(sharp, code);
    const picture = blur > 1 ? blurred(sharp, blur) : sharp;
    for (let frame = 0; frame < Math.max(1, Math.round(seconds * fps)); frame++) {
      picture[frame] = ground + (frame % 3);
      out.write("FRAME\n");
      out.write(film(shake ? shaken(picture, shake, random) : picture, light, grain, random));
      if (!out.write(chroma)) await once(out, "drain");
    }
  }
  out.end();
  await once(out, "finish");
}

/** The same codes as a photo: an 8-bit grey bitmap (BMP), which every browser opens. */
export function barcodePhoto(codes: SceneCode[]): Buffer {
  const picture = Buffer.alloc(width * height, ground);
  for (const code of codes) draw(picture, code);
  const start = 14 + 40 + 4 * 256;
  const file = Buffer.alloc(start + picture.length);
  file.write("BM");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(start, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  // Negative: the rows follow from the top.
  file.writeInt32LE(-height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(8, 28);
  for (let grey = 0; grey < 256; grey++) file.fill(grey, 54 + grey * 4, 57 + grey * 4);
  picture.copy(file, start);
  return file;
}

/** One frame of the picture, as a sensor sees it. */
function film(picture: Buffer, light: number, grain: number, random: () => number): Buffer {
  if (light === 1 && grain === 0) return Buffer.from(picture);
  const frame = Buffer.alloc(picture.length);
  for (let at = 0; at < frame.length; at++) {
    const value = (picture[at] ?? 0) * light + (random() * 2 - 1) * grain;
    frame[at] = Math.min(255, Math.max(0, Math.round(value)));
  }
  return frame;
}

/** The picture moved and turned around its middle, between pixels as well (bilinear). */
function shaken(
  picture: Buffer,
  { pixels, degrees }: NonNullable<Scene["shake"]>,
  random: () => number,
): Buffer {
  const either = () => random() * 2 - 1;
  const [shiftX, shiftY] = [either() * pixels, either() * pixels];
  const turn = (either() * degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  const frame = Buffer.alloc(picture.length, ground);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const [dx, dy] = [x - width / 2 - shiftX, y - height / 2 - shiftY];
      const across = width / 2 + dx * cos + dy * sin;
      const down = height / 2 - dx * sin + dy * cos;
      const [left, top] = [Math.floor(across), Math.floor(down)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const from = top * width + left;
      const [far, low] = [across - left, down - top];
      const upper = picture[from]! * (1 - far) + picture[from + 1]! * far;
      const lower = picture[from + width]! * (1 - far) + picture[from + width + 1]! * far;
      frame[at] = upper * (1 - low) + lower * low;
    }
  return frame;
}

/** Mean of a square of pixels, first along the rows, then along the columns; the edge stays as it is. */
function blurred(picture: Buffer, size: number): Buffer {
  const half = size >> 1;
  const along = (source: Buffer, step: number) => {
    const result = Buffer.from(source);
    for (let at = half * step; at < source.length - half * step; at++) {
      let sum = 0;
      for (let offset = -half; offset <= half; offset++) sum += source[at + offset * step]!;
      result[at] = sum / size;
    }
    return result;
  };
  return along(along(picture, 1), width);
}

function draw(
  picture: Buffer,
  { text, bcid, x = width / 2, y = height / 2, scale, height: bars = barHeight }: SceneCode,
): void {
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
  card(picture, x, y, (modules + 24) * size, bars + 40);
  let at = x - (modules / 2) * size;
  symbol.sbs.forEach((bar: number, index: number) => {
    if (index % 2 === 0) fill(picture, at, y - bars / 2, bar * size, bars, ink);
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
