import { createWriteStream } from "node:fs";
import { once } from "node:events";
import type { Luminance } from "../../web/scanner/decode/luminance.ts";
import type { SceneCode } from "../support/barcode-video.ts";
import { blurred, compressed, grainy, moved } from "./pictures/faults.ts";
import { photographed } from "./pictures/photo.ts";
import { randomOf } from "../support/seeded.ts";
import { subjects } from "./pictures/subjects.ts";

/** One code each, held still in the middle of the picture. */
export const stillCodes: Record<string, SceneCode> = {
  "label Code 128": { bcid: "code128", text: "GVM-E000127", scale: 3 },
  ICCID: { bcid: "code128", text: "8933150319080021336", scale: 3 },
  "Code 39": { bcid: "code39", text: "R9JT40ABCDE", scale: 3 },
  "EAN-13": { bcid: "ean13", text: "3760123456784", scale: 3 },
  QR: { bcid: "qrcode", text: "https://relais.test/e/GVM-E000127", scale: 5 },
  DataMatrix: { bcid: "datamatrix", text: "GVM-E000127", scale: 6 },
};

const [width, height] = [1280, 720];
const unit = 6;

/**
 * A tablet's box in a hand that trembles: the picture wanders by a few pixels a frame and is blurred along its way.
 * Gives the EAN and both IMEI that can be read on it.
 */
export async function writeShakyBox(
  file: string,
  number: number,
  { fps = 15, seconds = 3 } = {},
): Promise<string[]> {
  const random = randomOf(`shaky box ${number}`);
  const { sheet, truths } = subjects.box(random, unit);
  const view = {
    width: width + 80,
    height: height + 80,
    oversampling: unit / 3.2,
    degrees: random.between(-5, 5),
    tilt: 0.15,
  };
  const wide = blurred(photographed(sheet, view, random), 0.7);
  const out = createWriteStream(file);
  out.write(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`);
  const chroma = Buffer.alloc((width * height) / 2, 128);
  let [x, y, speedX, speedY] = [40, 40, 0, 0];
  for (let frame = 0; frame < fps * seconds; frame++) {
    // Pulled back to the middle, pushed at random: about the tremor of a hand at arm's length.
    speedX = speedX * 0.6 - (x - 40) * 0.2 + random.normal() * 3;
    speedY = speedY * 0.6 - (y - 40) * 0.2 + random.normal() * 3;
    x = Math.min(79, Math.max(0, x + speedX));
    y = Math.min(79, Math.max(0, y + speedY));
    const shot = cut(wide, Math.round(x), Math.round(y));
    const way = Math.hypot(speedX, speedY) / 2;
    const smeared = way < 1 ? shot : moved(shot, way, (Math.atan2(speedY, speedX) * 180) / Math.PI);
    out.write("FRAME\n");
    out.write(compressed(grainy(smeared, 4, random), 85).data);
    if (!out.write(chroma)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
  return truths.slice(0, 3).map(({ text }) => text);
}

function cut(picture: Luminance, x: number, y: number): Luminance {
  const data = new Uint8ClampedArray(width * height);
  for (let row = 0; row < height; row++) {
    const from = (y + row) * picture.width + x;
    data.set(picture.data.subarray(from, from + width), row * width);
  }
  return { data, width, height };
}
