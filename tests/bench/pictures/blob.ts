import type { Sample } from "./kinds.ts";

/** The picture as a PNG file, in the colours of its print. */
export function pictureBlob({ picture, tint }: Pick<Sample, "picture" | "tint">): Promise<Blob> {
  const { width, height, data } = picture;
  const [ink, paper] = tint ?? [
    [0, 0, 0],
    [255, 255, 255],
  ];
  const image = new ImageData(width, height);
  for (let pixel = 0, at = 0; pixel < data.length; pixel++, at += 4) {
    for (let part = 0; part < 3; part++)
      image.data[at + part] = ink[part]! + ((paper[part]! - ink[part]!) * data[pixel]!) / 255;
    image.data[at + 3] = 255;
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")!.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: "image/png" });
}
