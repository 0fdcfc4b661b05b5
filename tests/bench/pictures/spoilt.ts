/** What may happen to a picture of a folder before it is read. */
export const spoilings = [
  "as it is",
  "half size",
  "0.35 of its size",
  "out of focus",
  "low light",
  "turned 15°",
  "JPEG 20",
] as const;
export type Spoiling = (typeof spoilings)[number];

/** The picture spoilt in one way, as a file. `JPEG 20` is that; every other one loses nothing more by being a PNG. */
export async function spoilt(file: Blob, how: Spoiling): Promise<Blob> {
  if (how === "as it is") return file;
  const picture = await createImageBitmap(file);
  const scale = how === "half size" ? 0.5 : how === "0.35 of its size" ? 0.35 : 1;
  const angle = how === "turned 15°" ? Math.PI / 12 : 0;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [width, height] = [picture.width * scale, picture.height * scale];
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * cos + height * sin)),
    Math.max(1, Math.round(width * sin + height * cos)),
  );
  const context = canvas.getContext("2d")!;
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#808080";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(angle);
  if (how === "out of focus") context.filter = `blur(${Math.max(1, picture.width / 400)}px)`;
  context.drawImage(picture, -width / 2, -height / 2, width, height);
  if (how === "low light") darken(context);
  return canvas.convertToBlob(
    how === "JPEG 20" ? { type: "image/jpeg", quality: 0.2 } : { type: "image/png" },
  );
}

/** A fifth of the light, and the grain of a sensor, the same at each run. */
function darken(context: OffscreenCanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  const image = context.getImageData(0, 0, width, height);
  let state = 12345;
  const random = () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
  for (let at = 0; at < image.data.length; at += 4) {
    const grain = (random() + random() + random() - 1.5) * 16;
    for (let part = 0; part < 3; part++) image.data[at + part] = image.data[at + part]! / 5 + 8 + grain;
  }
  context.putImageData(image, 0, 0);
}
