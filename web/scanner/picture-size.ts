import { imageSize } from "image-size";

/** What stands before the size in a photo (a thumbnail, where it was taken) is far smaller. */
const headBytes = 4_000_000;

/** How many pixels a picture says it has, without unpacking it; undefined where its format does not say so at once. */
export async function pixelsOf(picture: Blob): Promise<number | undefined> {
  const head = new Uint8Array(await picture.slice(0, headBytes).arrayBuffer());
  try {
    const { width, height } = imageSize(head);
    return width * height;
  } catch {
    return undefined;
  }
}
