import { bankCards } from "../../shared/labels/formats.ts";
import type { CardSymbology } from "../../shared/labels/schema.ts";
import { code128, dataMatrix, qrCode, type Bars } from "./barcodes.ts";
import { centred, lineHeight, oneLine, wrapped } from "./label-layout.ts";
import type { Drawing, Measure, TextLine } from "./label-layout.ts";
import { mm } from "./page.ts";

/** What stands on a card of the size of a bank card. */
export interface CardFace {
  code: string;
  display: string;
  /** Above the heading: who issued the card. */
  issuer?: string;
  heading: string;
  headingSize: number;
  line?: string;
}

const card = { width: mm(bankCards.width), height: mm(bankCards.height) };
const margin = mm(5);
const room = card.width - 2 * margin;

/** Two squares of 18 mm and a Code 128 as high as its card allows. */
function barsOf(code: string, symbology: CardSymbology): Bars {
  if (symbology === "qrcode") return qrCode(code, mm(18));
  if (symbology === "datamatrix") return dataMatrix(code, mm(18));
  return code128(code, { width: card.width - mm(4), height: mm(16), largestModule: mm(0.43) });
}

/** @throws RangeError where a code would need bars under 0.25 mm */
export function layOutCard(face: CardFace, symbology: CardSymbology, measure: Measure): Drawing {
  const lines: TextLine[] = [];
  let y = mm(5);
  const put = (text: string, most: number, style: Pick<TextLine, "size" | "bold" | "faint">) => {
    const { size, bold } = style;
    for (const one of wrapped(text, (part) => measure(part, size, bold), room, most)) {
      lines.push({ ...style, text: one, x: margin, y, width: measure(one, size, bold) });
      y += size * lineHeight;
    }
  };
  if (face.issuer) {
    put(face.issuer, 1, { size: 8, bold: false, faint: true });
    y += mm(1.8);
  }
  put(face.heading, 1, { size: face.headingSize, bold: true });
  if (face.line) put(face.line, 2, { size: 9, bold: false });
  const bars = barsOf(face.code, symbology);
  const number = oneLine(face.display, 12, true, card.width, measure);
  return {
    bars: [{ bars, x: (card.width - bars.width) / 2, y: mm(43) - bars.height }],
    lines: [...lines, centred(number, card.width, mm(44.5))],
  };
}

/** A quarter of a circle as a Bézier curve: how far its handles stand, as a part of the radius. */
const handle = 0.5523;

/** Where to cut, as operators of a PDF page: a rectangle with the round corners of a bank card. */
export function cardOutline(x: number, y: number): string {
  const [right, bottom, radius] = [x + card.width, y + card.height, mm(3)];
  const near = radius * (1 - handle);
  const curve = (...points: number[]) => `${points.map((point) => point.toFixed(2)).join(" ")} c\n`;
  const to = (px: number, py: number, operator: string) => `${px.toFixed(2)} ${py.toFixed(2)} ${operator}\n`;
  return (
    `q\n0.55 G\n0.5 w\n${to(x + radius, y, "m")}` +
    to(right - radius, y, "l") +
    curve(right - near, y, right, y + near, right, y + radius) +
    to(right, bottom - radius, "l") +
    curve(right, bottom - near, right - near, bottom, right - radius, bottom) +
    to(x + radius, bottom, "l") +
    curve(x + near, bottom, x, bottom - near, x, bottom - radius) +
    to(x, y + radius, "l") +
    curve(x, y + near, x + near, y, x + radius, y) +
    "s\nQ\n"
  );
}
