import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { soundPng } from "../../../server/documents/signature-png.ts";
import { drawnPng } from "./png.ts";

describe("picture of a signature", () => {
  it("is kept without its comments", () => {
    const kept = soundPng(drawnPng());
    expect(kept?.toString("latin1")).toContain("IDAT");
    expect(kept?.toString("latin1")).not.toContain("left out");
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("hello")],
    ["a header alone", Buffer.from("89504e470d0a1a0a", "hex")],
    ["a file cut short", drawnPng().subarray(0, -20)],
    ["rows that do not unpack", drawnPng({ packed: Buffer.from("not packed at all") })],
    ["fewer rows than announced", drawnPng({ height: 21 })],
    ["more rows than announced", drawnPng({ height: 19 })],
    [
      "a small file that unpacks to a huge picture",
      drawnPng({ packed: deflateSync(Buffer.alloc(50_000_000)) }),
    ],
    ["huge sides", drawnPng({ width: 60_000, height: 60_000 })],
    ["no width", drawnPng({ width: 0 })],
    ["a palette", drawnPng({ colourType: 3 })],
    ["an unknown filter", drawnPng({ filter: 9 })],
  ])("is refused when it is %s", (_, file) => {
    expect(soundPng(file)).toBeNull();
  });
});
