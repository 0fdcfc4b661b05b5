import { prepareZXingModule } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { FoundCode } from "./confirm-reads.ts";
import { decodeStill } from "./decode/decode.ts";
import { FrameLooks } from "./decode/frames.ts";
import { luminanceOf } from "./decode/picture.ts";

/** A frame of the camera, or a whole picture that somebody took. */
export interface WorkerQuestion {
  kind: "frame" | "still";
  picture: VideoFrame | ImageBitmap;
}

/** The codes found; `failed` when the decoder did not load, and nothing will ever be read. */
export type WorkerAnswer = FoundCode[] | "failed";

// Its default would fetch the module from a CDN.
const loaded = prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
const frames = new FrameLooks();

async function answer({ kind, picture }: WorkerQuestion): Promise<WorkerAnswer> {
  try {
    await loaded;
  } catch {
    picture.close();
    return "failed";
  }
  try {
    const grey = await luminanceOf(picture);
    return await (kind === "still" ? decodeStill(grey) : frames.look(grey));
  } catch {
    // A frame that cannot be read is no worse than an empty one: the next is on its way.
    return [];
  } finally {
    picture.close();
  }
}

addEventListener("message", (event: MessageEvent<WorkerQuestion>) => {
  void answer(event.data).then((found) => postMessage(found));
});
