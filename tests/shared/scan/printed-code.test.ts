import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  commandOf,
  commands,
  formatCode,
  highestNumber,
  numberOfCommand,
  parsePrintedCode,
  printedKinds,
  printedShape,
} from "../../../shared/scan/printed-code.ts";

const alphabet = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const prefix = fc.stringMatching(/^[A-Z][A-Z0-9]{1,7}$/);
const kind = fc.constantFrom(...Object.values(printedKinds));
const number = fc.oneof(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: highestNumber }));
const normalCode = fc
  .tuple(prefix, kind, number)
  .map((parts) => parsePrintedCode(formatCode(...parts))?.normal ?? "");

describe("formatCode", () => {
  it("writes the code as people read it", () => {
    expect(formatCode("GVM", "item", 12)).toBe("GVM-E00012-7");
    expect(formatCode("GVM", "item", 123_456)).toMatch(/^GVM-E123456-[0-9A-Z]$/);
  });

  it.each([
    ["G", 1],
    ["1GV", 1],
    ["gvm", 1],
    ["GVMGVMGVM", 1],
    ["GVM", 0],
    ["GVM", 1.5],
    ["GVM", highestNumber + 1],
  ])("refuses prefix %s with number %d", (wrongPrefix, wrongNumber) => {
    expect(() => formatCode(wrongPrefix, "item", wrongNumber)).toThrow(RangeError);
  });
});

describe("parsePrintedCode", () => {
  it.each([
    "GVM-E00012-7",
    "GVM-E000127",
    "GVME000127",
    " gvm e00012 7\r\n",
    "GVM‑E00012–7",
    "GVM\u00a0E000127",
    "https://bip.example.fr/e/GVM-E000127",
    "http://192.168.1.20:8080/e/gvm-e000127/",
    "HTTPS://BIP.EXAMPLE.FR/E/GVME000127?u=1#x",
  ])("reads %j", (text) => {
    expect(parsePrintedCode(text)).toEqual({
      prefix: "GVM",
      kind: "item",
      number: 12,
      normal: "GVME000127",
      display: "GVM-E00012-7",
    });
  });

  it.each([
    "",
    "GVM-E00012-8",
    "GVM-E00012",
    "GVM-E0012-7",
    "GVM-E0000127",
    "GVM-00012-7",
    "E00012-7",
    "GVM_E00012_7",
    "https://bip.example.fr/",
    "https://GVM-E000127",
    "https://bip.example.fr/e/GVM-E000127/edit",
    "GVM-E000127".repeat(40),
  ])("does not read %j", (text) => {
    expect(parsePrintedCode(text)).toBeUndefined();
  });

  it("gives back every code it was given, in any writing", () => {
    fc.assert(
      fc.property(prefix, kind, number, fc.boolean(), (...[name, what, count, lower]) => {
        const display = formatCode(name, what, count);
        const normal = display.replaceAll("-", "");
        for (const writing of [display, normal, `https://x.fr/e/${normal}`, display.replaceAll("-", " ")]) {
          expect(parsePrintedCode(lower ? writing.toLowerCase() : writing)).toEqual({
            prefix: name,
            kind: what,
            number: count,
            normal,
            display,
          });
        }
      }),
    );
  });

  it("detects every substituted character", () => {
    fc.assert(
      fc.property(normalCode, fc.nat(), fc.integer({ min: 1, max: 35 }), (code, seed, shift) => {
        const place = seed % code.length;
        const wrong = alphabet[(alphabet.indexOf(code.charAt(place)) + shift) % 36] ?? "";
        expect(parsePrintedCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeUndefined();
      }),
    );
  });

  it("detects more than 99 exchanges of neighbours in 100", () => {
    let exchanges = 0;
    let missed = 0;
    for (let count = 1; count < 10_000; count++) {
      const code = formatCode("GVM", "item", count).replaceAll("-", "");
      for (let place = 0; place < code.length - 1; place++) {
        if (code[place] === code[place + 1]) continue;
        exchanges++;
        const swapped = code.slice(0, place) + code[place + 1] + code[place] + code.slice(place + 2);
        if (parsePrintedCode(swapped)) missed++;
      }
    }
    expect(missed / exchanges).toBeLessThan(0.01);
  });
});

describe("printedShape", () => {
  it("tells a wrong check from a missing one, and says what the code should be", () => {
    expect(printedShape("GVM-E00012-8")).toMatchObject({ check: "wrong", meant: { normal: "GVME000127" } });
    expect(printedShape("gvm e00012")).toMatchObject({ check: "missing", meant: { normal: "GVME000127" } });
    expect(printedShape("R52N70ABCDE")).toBeUndefined();
  });
});

describe("commands", () => {
  it("numbers the seven command cards", () => {
    for (const [key, name] of Object.entries(commands)) {
      expect(commandOf(Number(key))).toBe(name);
      expect(numberOfCommand(name)).toBe(Number(key));
    }
    expect(commandOf(8)).toBeUndefined();
  });
});
