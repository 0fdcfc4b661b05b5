import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { originalReader, parseSettings, prepareScan } from "../../../web/scanner/reader-settings.ts";

describe("prepareScan", () => {
  const label = "GVM-E00012-7";
  const with_ = (changes: Partial<typeof originalReader>) => ({ ...originalReader, ...changes });

  it("changes nothing as it comes", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (raw) => {
        expect(prepareScan(raw, originalReader)).toEqual({ text: raw });
      }),
    );
  });

  it("takes off what the reader adds, and says what", () => {
    expect(prepareScan(`~${label}*`, with_({ prefix: "~", suffix: "*" }))).toEqual({
      text: label,
      prefix: "~",
      suffix: "*",
    });
    expect(prepareScan(label, with_({ prefix: "~", suffix: "*" }))).toEqual({ text: label });
  });

  it("knows it when it arrives garbled, as the code does", () => {
    // An American scanner on a French PC: `*` arrives as `8`, `#` as `3`.
    expect(prepareScan("8GV?)Eààà&é)è3", with_({ prefix: "*", suffix: "#" }))).toEqual({
      text: "GV?)Eààà&é)è",
      prefix: "8",
      suffix: "3",
    });
    // The code arrived whole: that 8 is its own.
    expect(prepareScan("89331059970000209012", with_({ prefix: "*" })).text).toBe("89331059970000209012");
  });

  it("keeps a code that is nothing but what the reader adds", () => {
    expect(prepareScan("~", with_({ prefix: "~" }))).toEqual({ text: "~" });
    expect(prepareScan("~~", with_({ prefix: "~", suffix: "~" }))).toEqual({ text: "~", prefix: "~" });
  });

  it("reads back a reader that is known to be American, and one that types as this computer does never", () => {
    expect(prepareScan("AZERTY", with_({ keyboard: "american" })).text).toBe("QWERTY");
    expect(prepareScan(label, with_({ keyboard: "american" })).text).toBe(label);
    expect(prepareScan("AZERTY", with_({ keyboard: "as-typed" })).text).toBe("AZERTY");
  });
});

describe("what the device kept", () => {
  it.each([undefined, "", "{", "null", "[]", "7", '{"prefix":7,"terminator":"space","keyboard":null}'])(
    "counts only where it makes sense: %s",
    (kept) => expect(parseSettings(kept)).toEqual(originalReader),
  );
  it("comes back", () => {
    const settings = { prefix: "~", suffix: "#", terminator: "tab", keyboard: "american" };
    expect(parseSettings(JSON.stringify(settings))).toEqual(settings);
  });
});
