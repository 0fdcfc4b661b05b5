import { drawCode, drawWords, fill, sheetOf, sizeOf, type Sheet, type Truth } from "./sheet.ts";
import type { Random } from "../../support/seeded.ts";

/** A printed thing, and what can be read on it. */
export interface Subject {
  sheet: Sheet;
  truths: Truth[];
}

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => random.whole(0, 9)).join("");

/** GS1 mod 10, for the digits before it. */
function gs1Check(body: string): string {
  const sum = [...body]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return body + String((10 - (sum % 10)) % 10);
}

/** Luhn, for the digits before it. */
function luhnCheck(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

const serial = (random: Random) =>
  `R${random.whole(2, 9)}${letters[random.whole(0, 23)]}${letters[random.whole(0, 23)]}${digits(random, 2)}${letters[random.whole(0, 23)]}${digits(random, 4)}`;
const labelText = (random: Random) => `GVM-E${digits(random, 6)}`;
const ean = (random: Random): Truth => ({
  text: gs1Check(`${random.pick(["376", "400", "871", "880", "540"])}${digits(random, 9)}`),
  symbology: "EAN13",
});
const upc = (random: Random): Truth => ({
  text: gs1Check(`0${random.whole(0, 8)}${digits(random, 10)}`),
  symbology: "UPCA",
});
const imei = (random: Random): Truth => ({
  text: luhnCheck(`35${digits(random, 12)}`),
  symbology: "Code128",
});
const iccid = (random: Random): Truth => ({
  text: luhnCheck(`8933${digits(random, 14)}`),
  symbology: "Code128",
});

/** One code with its white margin and some print around it, on a thing of another shade. */
function single(truth: Truth, random: Random, unit: number, bar = random.whole(25, 55)): Subject {
  const paper = random.between(200, 248);
  const ink = random.between(8, 55);
  const code = sizeOf(truth);
  const margin = truth.symbology === "QRCode" ? 4 : code.height > 0 ? 3 : 10;
  const [across, down] = [code.width, code.height || bar];
  const around = random.between(6, 30);
  const sheet = sheetOf(
    (across + 2 * (margin + around)) * unit,
    (down + 2 * (margin + around) + 20) * unit,
    random.pick([paper, paper, random.between(90, 190)]),
  );
  const [left, top] = [(margin + around) * unit, (margin + around) * unit];
  for (let line = 0; line < around / 9 - 1; line++)
    drawWords(sheet, random, {
      x: left - margin * unit,
      y: (2 + line * 9) * unit,
      dot: unit,
      letters: Math.floor(across / 6),
      ink,
    });
  fill(sheet, left - margin * unit, top - 4 * unit, (across + 2 * margin) * unit, (down + 16) * unit, paper);
  drawCode(sheet, truth, { x: left, y: top, unit, bar, ink });
  drawWords(sheet, random, {
    x: left,
    y: top + (down + 2 + margin) * unit,
    dot: unit,
    letters: Math.floor(across / 6),
    ink,
  });
  return { sheet, truths: [truth] };
}

/** The back of a tablet's box: EAN, two IMEI and the serial number, close together. */
function box(random: Random, unit: number): Subject {
  const truths = [
    ean(random),
    imei(random),
    imei(random),
    { text: serial(random), symbology: "Code128" } as Truth,
  ];
  const ink = random.between(10, 40);
  const sheet = sheetOf(330 * unit, 150 * unit, random.between(205, 245));
  truths.forEach((truth, at) => {
    const [x, y] = [(at % 2 === 0 ? 14 : 180) * unit, (at < 2 ? 12 : 82) * unit];
    drawCode(sheet, truth, { x, y, unit, bar: 34, ink });
    drawWords(sheet, random, { x, y: y + 37 * unit, dot: unit * 0.9, letters: 18, ink });
  });
  return { sheet, truths };
}

/** The card that a SIM is broken out of: its number in bars, and the outline of the chip. */
function simCarrier(random: Random, unit: number): Subject {
  const truth = iccid(random);
  const sheet = sheetOf(250 * unit, 150 * unit, random.between(215, 250));
  const ink = random.between(10, 50);
  fill(sheet, 20 * unit, 20 * unit, 70 * unit, 60 * unit, 175);
  fill(sheet, 30 * unit, 30 * unit, 40 * unit, 34 * unit, 130);
  drawWords(sheet, random, { x: 105 * unit, y: 25 * unit, dot: unit * 1.5, letters: 12, ink });
  drawCode(sheet, truth, { x: 30 * unit, y: 95 * unit, unit, bar: 30, ink });
  drawWords(sheet, random, { x: 40 * unit, y: 128 * unit, dot: unit, letters: 24, ink });
  return { sheet, truths: [truth] };
}

const url = (random: Random) =>
  random.pick([
    `https://relais.test/e/${labelText(random)}`,
    `https://example.org/${digits(random, 24)}`,
    labelText(random),
    `MECARD:N:${serial(random)};TEL:+336${digits(random, 8)};EMAIL:someone@example.org;;`,
  ]);

export const subjects = {
  "label Code 128": (random: Random, unit: number) =>
    single({ text: labelText(random), symbology: "Code128" }, random, unit),
  "SIM carrier": simCarrier,
  "serial Code 39": (random: Random, unit: number) =>
    single({ text: serial(random), symbology: "Code39" }, random, unit),
  "EAN-13": (random: Random, unit: number) => single(ean(random), random, unit),
  "UPC-A": (random: Random, unit: number) => single(upc(random), random, unit),
  box,
  QR: (random: Random, unit: number) => single({ text: url(random), symbology: "QRCode" }, random, unit),
  DataMatrix: (random: Random, unit: number) =>
    single(
      { text: random.pick([labelText(random), digits(random, 22), serial(random)]), symbology: "DataMatrix" },
      random,
      unit,
    ),
} satisfies Record<string, (random: Random, unit: number) => Subject>;
export type SubjectName = keyof typeof subjects;
/** Those whose codes are of bars. */
export const linearSubjects = (Object.keys(subjects) as SubjectName[]).filter(
  (name) => name !== "QR" && name !== "DataMatrix",
);
