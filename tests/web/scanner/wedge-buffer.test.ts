import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WedgeBuffer } from "../../../web/scanner/wedge-buffer.ts";

/** Types a text with these pauses between the keys; the time of the last key. */
function type(buffer: WedgeBuffer, text: string, pause: number | number[], from = 0): number {
  let at = from;
  [...text].forEach((key, index) => {
    if (index > 0) at += Array.isArray(pause) ? (pause[index - 1] ?? 0) : pause;
    buffer.add({ key, at });
  });
  return at;
}

describe("a scanner", () => {
  it.each([0, 1, 5, 15, 30, 45])("is recognised at %i ms a key, by Enter", (pause) => {
    const buffer = new WedgeBuffer();
    const last = type(buffer, "GVM-E000127", pause);
    expect(buffer.terminate(last + pause)?.text).toBe("GVM-E000127");
  });

  it("is recognised without a terminator", () => {
    const buffer = new WedgeBuffer();
    type(buffer, "GVM-E000127", 5);
    expect(buffer.fallSilent()?.text).toBe("GVM-E000127");
  });

  it("may stumble once", () => {
    const buffer = new WedgeBuffer();
    const last = type(buffer, "8933010", [5, 5, 140, 5, 5, 5]);
    expect(buffer.terminate(last + 5)?.text).toBe("8933010");
  });

  it("gives each of two codes by itself", () => {
    const buffer = new WedgeBuffer();
    const end = type(buffer, "GVME000127", 5);
    expect(buffer.terminate(end + 5)?.text).toBe("GVME000127");
    const next = type(buffer, "GVME000135", 5, end + 10);
    expect(buffer.terminate(next + 5)?.text).toBe("GVME000135");
  });

  it("keeps spaces, case and separators as they came", () => {
    const buffer = new WedgeBuffer();
    const text = "]C1 é\u001dx";
    const last = type(buffer, text, 5);
    expect(buffer.terminate(last + 5)?.text).toBe(text);
  });

  it("does not take letters that a person typed just before", () => {
    const buffer = new WedgeBuffer();
    type(buffer, "ma", 120);
    const last = type(buffer, "GVME000127", 5, 400);
    expect(buffer.terminate(last + 5)?.text).toBe("GVME000127");
  });
});

describe("a scanner used while a person is still typing", () => {
  it.each([80, 100, 120, 149])("leaves the letters typed at %i ms a key to the person", (pause) => {
    const buffer = new WedgeBuffer();
    const typed = type(buffer, "salut amis", pause);
    const last = type(buffer, "356938035643809", 30, typed + pause);
    expect(buffer.terminate(last + 30)).toMatchObject({ text: "356938035643809", typed: 10 });
  });

  it("leaves the one letter that came just before", () => {
    const buffer = new WedgeBuffer();
    const typed = type(buffer, "sam", 200);
    const last = type(buffer, "GVME000127", 5, typed + 120);
    expect(buffer.terminate(last + 5)).toMatchObject({ text: "GVME000127", typed: 1 });
  });

  it("may still stumble after its first key, when nobody typed before", () => {
    const buffer = new WedgeBuffer();
    const last = type(buffer, "GVME000127", [110, 5, 5, 5, 5, 5, 5, 5, 5], 5000);
    expect(buffer.terminate(last + 5)).toMatchObject({ text: "GVME000127", typed: 0 });
  });

  it("is not seen in the last letters of a word that roll over the keys", () => {
    const buffer = new WedgeBuffer();
    const typed = type(buffer, "le prix du matériel", 110);
    const last = type(buffer, "neuf", 25, typed + 110);
    expect(buffer.terminate(last + 30)).toBeUndefined();
  });
});

describe("how a scanner typed", () => {
  it("is told: keys and pace", () => {
    const buffer = new WedgeBuffer();
    const last = type(buffer, "GVME000127", 7);
    expect(buffer.terminate(last + 7)).toEqual({ text: "GVME000127", keys: 10, pace: 7, typed: 0 });
  });

  it("counts Shift between the characters as keys of the same pace", () => {
    const buffer = new WedgeBuffer();
    let at = 0;
    for (const key of "GVME") {
      buffer.add({ key: "", at: (at += 30) });
      buffer.add({ key, at: (at += 30) });
    }
    expect(buffer.terminate(at + 30)).toEqual({ text: "GVME", keys: 8, pace: 30, typed: 0 });
  });

  it("comes from a wireless reader in packets", () => {
    const buffer = new WedgeBuffer();
    const last = type(
      buffer,
      "89331059970000209012",
      [0, 1, 140, 0, 0, 1, 145, 1, 0, 90, 0, 0, 0, 148, 0, 1, 0, 120, 0],
    );
    expect(buffer.terminate(last + 140)?.text).toBe("89331059970000209012");
  });

  it("shows before the end, once enough keys came", () => {
    const buffer = new WedgeBuffer();
    const third = type(buffer, "GVM", 5);
    expect(buffer.looksScanned(third + 5)).toBe(false);
    buffer.add({ key: "E", at: third + 5 });
    expect(buffer.looksScanned(third + 10)).toBe(true);
    expect(buffer.looksScanned(third + 500)).toBe(false);
  });
});

describe("a person", () => {
  it("who presses Shift for each capital is left alone, however close it is to the letter", () => {
    for (const shift of [5, 30, 60]) {
      const buffer = new WedgeBuffer();
      let at = 0;
      for (const key of "DUPONT") {
        buffer.add({ key: "", at: (at += 120 - shift) });
        buffer.add({ key, at: (at += shift) });
      }
      expect(buffer.terminate(at + 30)).toBeUndefined();
    }
  });

  it.each([50, 60, 90, 150, 400])("is left alone at %i ms a key, Enter or not", (pause) => {
    for (const end of ["enter", "silence"]) {
      const buffer = new WedgeBuffer();
      const last = type(buffer, "Zimmermann", pause);
      expect(end === "enter" ? buffer.terminate(last + pause) : buffer.fallSilent()).toBeUndefined();
    }
  });

  it("may roll over a few keys", () => {
    const buffer = new WedgeBuffer();
    type(buffer, "trois", 20);
    expect(buffer.fallSilent()).toBeUndefined();
    const last = type(buffer, "oui", 20, 1000);
    expect(buffer.terminate(last + 20)).toBeUndefined();
  });

  it("presses Enter later than a scanner would", () => {
    const buffer = new WedgeBuffer();
    const last = type(buffer, "GVME000127", 5);
    expect(buffer.terminate(last + 300)).toBeUndefined();
  });

  it("holds a key down: what was typed so far is forgotten", () => {
    const buffer = new WedgeBuffer();
    const last = type(buffer, "aaaaaaaa", 30);
    buffer.forget();
    expect(buffer.terminate(last + 30)).toBeUndefined();
  });

  it("is never taken for a scanner while most keys are slower than 45 ms", () => {
    const slow = fc.array(fc.integer({ min: 46, max: 500 }), { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(slow, (pauses) => {
        const buffer = new WedgeBuffer();
        const last = type(buffer, "x".repeat(pauses.length + 1), pauses);
        return buffer.terminate(last + 20) === undefined;
      }),
    );
  });
});

describe("Enter and Tab after a code", () => {
  it("belong to it when they come late or twice", () => {
    const silent = new WedgeBuffer();
    const last = type(silent, "GVME000127", 5);
    silent.fallSilent();
    expect(silent.isLateTerminator(last + 200)).toBe(true);

    const pair = new WedgeBuffer();
    const end = type(pair, "GVME000127", 5);
    pair.terminate(end + 5);
    expect(pair.isLateTerminator(end + 10)).toBe(true);
  });

  it("are a person's otherwise", () => {
    const buffer = new WedgeBuffer();
    expect(buffer.isLateTerminator(0)).toBe(false);
    const last = type(buffer, "GVME000127", 5);
    buffer.terminate(last + 5);
    expect(buffer.isLateTerminator(last + 1000)).toBe(false);
    type(buffer, "oui", 150, 5000);
    buffer.terminate(5450);
    expect(buffer.isLateTerminator(5460)).toBe(false);
  });
});
