import { describe, expect, it } from "vitest";
import { deskWants, receivingWants, type WantedCodes } from "../../../shared/scan/wanted-codes.ts";
import { CodeView, viewOfPhoto } from "../../../web/scanner/code-view.ts";
import type { FoundCode } from "../../../web/scanner/confirm-reads.ts";

const at = (format: string, text: string, top: number): FoundCode => ({
  format,
  text,
  symbology: "",
  corners: [
    { x: 0, y: top },
    { x: 200, y: top + 40 },
  ],
});
const ean = at("EAN13", "3760123456784", 0);
const imei1 = at("Code128", "356938035643809", 100);
const imei2 = at("Code128", "490154203237518", 200);
const serial = at("Code128", "R9JT40ABCDE", 300);
const label = at("Code128", "GVM-E000127", 400);
const otherLabel = at("Code128", "GVM-E000135", 500);
const sim = at("Code128", "8933150319080021336", 600);
const box = [ean, imei1, imei2, serial];

/** Shows each group of codes for a while, 66 ms a frame; what was taken, and what could be pointed at in the end. */
function show(wants: WantedCodes, ...scenes: [milliseconds: number, ...found: FoundCode[]][]) {
  const view = new CodeView(wants, "GVM");
  const taken: string[] = [];
  let now = 0;
  let offered: string[] = [];
  for (const [milliseconds, ...found] of scenes)
    for (const end = now + milliseconds; now < end; now += 66) {
      const look = view.look(found, now);
      taken.push(...look.taken.map(({ code }) => code.text));
      offered = look.inView.filter((one) => !one.taken).map(({ code }) => code.text);
    }
  return { taken, offered };
}

describe("the box of a tablet with four codes", () => {
  it("gives the desk one number, and the others to point at", () => {
    expect(show(deskWants.lend, [1000, ...box])).toEqual({
      taken: [imei1.text],
      offered: [ean.text, imei2.text, serial.text],
    });
  });

  it("gives who receives it the article, the first IMEI and the serial number, in whatever order they are read", () => {
    const result = show(receivingWants, [150, serial, imei2], [1000, ...box]);
    expect(result.taken.sort()).toEqual([ean.text, imei1.text, serial.text].sort());
    expect(result.offered).toEqual([imei2.text]);
  });

  it("with our label on it is its label", () => {
    expect(show(deskWants.lend, [1000, ...box, label]).taken).toEqual([label.text]);
  });

  it("is read once, however shaky the hand", () => {
    const shaky = Array.from({ length: 30 }, (_, turn): [number, ...FoundCode[]] => [
      66,
      ...box.filter((_code, index) => (index + turn) % 3 > 0),
    ]);
    expect(show(deskWants.lend, [400, ...box], ...shaky).taken).toEqual([imei1.text]);
  });

  it("makes way for the next one", () => {
    const next = at("Code128", "353918057995553", 100);
    expect(show(deskWants.lend, [1000, imei1, imei2], [1200, next]).taken).toEqual([imei1.text, next.text]);
  });
});

describe("side by side", () => {
  it("several labels are several things", () => {
    expect(show(deskWants.lend, [500, label, otherLabel]).taken).toEqual([label.text, otherLabel.text]);
  });

  it("a tablet and its SIM card are two things", () => {
    expect(show(deskWants.lend, [500, label, sim]).taken).toEqual([label.text, sim.text]);
  });
});

describe("is left alone", () => {
  const wrong = at("Code128", "356938035643808", 0);
  const link = at("QRCode", "https://example.org/", 100);

  it("what was misread or means nothing to the step, side by side", () => {
    const result = show(deskWants.lend, [1000, wrong, link, ean]);
    expect(result.taken).toEqual([]);
    expect(result.offered.sort()).toEqual([wrong.text, link.text, ean.text].sort());
  });

  it.each([
    ["an IMEI whose check is wrong", wrong],
    ["an ICCID whose check is wrong", at("Code128", "8933150319080021337", 0)],
    ["a label whose check is wrong", at("Code128", "GVM-E000128", 0)],
    ["a web address of somebody else", link],
    ["the article number, at the desk", ean],
  ])("%s, however long it is alone in view", (_name, code) => {
    for (const wants of Object.values(deskWants))
      expect(show(wants, [5000, code])).toEqual({ taken: [], offered: [code.text] });
  });
});

describe("a code that can be several things", () => {
  // Sixteen digits that begin like an IMEISV: a voucher, or a device.
  const doubtful = at("Code128", "3569380356438012", 0);

  it.each(["look-up", "top-up", "lend"] as const)(
    "alone in view goes to the desk, which asks (%s)",
    (mode) => {
      expect(show(deskWants[mode], [1000, doubtful]).taken).toEqual([doubtful.text]);
    },
  );

  it("is not taken from among others", () => {
    expect(show(deskWants["look-up"], [3000, doubtful, label])).toEqual({
      taken: [label.text],
      offered: [doubtful.text],
    });
  });

  it("is taken once the others have left", () => {
    expect(show(deskWants["look-up"], [1000, label], [2000, doubtful]).taken).toEqual([
      label.text,
      doubtful.text,
    ]);
  });
});

it("takes a voucher with letters in a top-up, where it looks like a serial number", () => {
  expect(show(deskWants["top-up"], [500, at("Code128", "RX48205517", 0)]).taken).toEqual(["RX48205517"]);
});

it("takes both of two codes that are swapped quickly, and each again after a while away", () => {
  const turns = [label, otherLabel, label, otherLabel];
  expect(show(deskWants.lend, ...turns.map((code): [number, FoundCode] => [400, code])).taken).toEqual([
    label.text,
    otherLabel.text,
  ]);
  expect(show(deskWants.lend, [400, label], [2200, otherLabel], [400, label]).taken).toEqual([
    label.text,
    otherLabel.text,
    label.text,
  ]);
});

it("takes a label once that is there in bars and in a square", () => {
  const square = at("QRCode", "https://relais.test/e/GVM-E000127", 100);
  expect(show(deskWants.lend, [1000, label, square])).toEqual({ taken: [square.text], offered: [] });
});

it("takes a hard code once that lies still, however rarely a slow device comes round to it", () => {
  const square = at("QRCode", "https://relais.test/e/GVM-E000127", 100);
  const view = new CodeView(deskWants.lend, "GVM");
  const taken = Array.from(
    { length: 60 },
    (_, frame) => view.look(frame % 14 === 0 ? [square] : [], frame * 200).taken.length,
  );
  expect(taken.reduce((sum, count) => sum + count)).toBe(1);
});

it("takes what the next step wants, and not again what the step before took", () => {
  const view = new CodeView(deskWants["top-up"], "GVM");
  const looks = (from: number) =>
    [0, 1, 2, 3, 4, 5].flatMap((turn) =>
      view.look([imei1, label], from + turn * 66).taken.map(({ code }) => code.text),
    );
  expect(looks(0)).toEqual([label.text]);
  view.want(receivingWants);
  expect(looks(400)).toEqual([imei1.text]);
});

it("keeps a code in view between the frames that do not find it", () => {
  const view = new CodeView(receivingWants);
  view.look([ean], 0);
  view.look([ean], 66);
  for (let now = 132; now < 700; now += 66)
    expect(view.look([], now).inView).toMatchObject([{ code: ean, taken: true }]);
  expect(view.look([], 1000).inView).toEqual([]);
});

it("does not take again what the person pointed at", () => {
  const view = new CodeView(receivingWants);
  view.look([serial], 0);
  view.look([serial], 66);
  view.point(serial);
  expect(view.look([serial], 600).taken).toEqual([]);
});

it("gives all that is wanted of a photo at once, and keeps the rest", () => {
  const photo = viewOfPhoto([...box, at("QRCode", "https://example.org/", 700)], receivingWants);
  const textsOf = (codes: { code: FoundCode }[]) => codes.map(({ code }) => code.text).sort();
  expect(textsOf(photo.taken)).toEqual([ean.text, imei1.text, serial.text].sort());
  expect(textsOf(photo.left)).toEqual([imei2.text, "https://example.org/"].sort());
});
