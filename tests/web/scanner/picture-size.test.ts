import { expect, it } from "vitest";
import { pixelsOf } from "../../../web/scanner/picture-size.ts";
import { emptyPng } from "../../support/empty-png.ts";

const latin = (text: string) => Buffer.from(text, "latin1");
const bitmap = Buffer.alloc(54);
bitmap.write("BM");
bitmap.writeUInt32LE(40, 14);
bitmap.writeInt32LE(20_000, 18);
bitmap.writeInt32LE(10_000, 22);
/** Where it was taken, 60 kB of it, stands before the size. */
const photo = Buffer.concat([
  latin("\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xe1\xea\x60"),
  Buffer.alloc(0xea60 - 2),
  latin("\xff\xc0\x00\x11\x08\x27\x10\x4e\x20\x03\x01\x11\0\x02\x11\x01\x03\x11\x01"),
]);

it.each<[string, Buffer, number | undefined]>([
  ["a PNG", emptyPng(20_000, 20_000), 400_000_000],
  ["a GIF", latin("GIF89a\x20\x4e\x10\x27\x00\x00\x00"), 200_000_000],
  ["a BMP", bitmap, 200_000_000],
  ["a JPEG", photo, 200_000_000],
  ["a JPEG that stops half-way", photo.subarray(0, 2_000), undefined],
  ["nothing", Buffer.alloc(0), undefined],
  ["a text", latin("Marque;Modèle"), undefined],
])("%s says how many pixels it has before it is unpacked", async (_name, bytes, pixels) => {
  expect(await pixelsOf(new Blob([new Uint8Array(bytes)]))).toBe(pixels);
});
