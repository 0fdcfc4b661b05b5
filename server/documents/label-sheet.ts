import { cornerOf, l7160, placesOn, type LabelGeometry } from "../../shared/labels/formats.ts";
import { drawBars } from "./barcodes.ts";
import { layOut, type Drawing, type Label, type LabelStyle, type Measure } from "./label-layout.ts";
import { bytesOf, faint, mm, openDocument, write, type Doc, type RenderOptions } from "./page.ts";
import { printable } from "./words.ts";

export type { Label };

export interface SheetOptions extends RenderOptions {
  format?: LabelGeometry;
  style?: LabelStyle;
  /** Number of the first sticker to use, from 1, for a sheet begun before. */
  startAt?: number;
  /** How far the printer shifts its paper, in millimetres, to be made up for. */
  offset?: { x: number; y: number };
  /** Told after each page how many labels are drawn. */
  progress?: (done: number) => void;
}

const bothCodes: LabelStyle = { symbology: "code128-qr", compact: false };

/** Enough for the titles of one printing; numbers pass through. */
const mostRemembered = 2000;

/** Answers again what it has worked out: the same models and the same organisation stand on label after label. */
function remembering<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= mostRemembered) known.clear();
    const result = work(text);
    known.set(text, result);
    return result;
  };
}

/** Width of what the standard fonts can show. */
export function measureWith(doc: Doc): Measure {
  // Widths grow with the size: measured once, at a size of 1000.
  const widthIn = (font: string) =>
    remembering((text) => doc.font(font).fontSize(1000).widthOfString(printable(text)) / 1000);
  const [bold, regular] = [widthIn("Helvetica-Bold"), widthIn("Helvetica")];
  return (text, size, isBold) => (isBold ? bold : regular)(text) * size;
}

/** The margin over the stickers says how the printer is to be set. */
function drawAdvice(doc: Doc, format: LabelGeometry): void {
  if (format.medium === "roll" || format.top < 9 || format.pageWidth < 150) return;
  const advice = `${placesOn(format)} étiquettes de ${millimetres(format.width)} × ${millimetres(format.height)} mm. Imprimer en taille réelle, 100 %.`;
  write(doc, advice, 0, mm(Math.min(8, format.top - 4.5)), {
    size: 7,
    color: faint,
    align: "center",
    width: mm(format.pageWidth),
  });
}

const millimetres = (value: number) => String(value).replace(".", ",");

function drawOn(doc: Doc, { bars, lines }: Drawing, x: number, y: number, shown: typeof printable): void {
  for (const one of bars) drawBars(doc, one.bars, x + one.x, y + one.y);
  for (const line of lines) {
    doc
      .font(line.bold ? "Helvetica-Bold" : "Helvetica")
      .fontSize(line.size)
      .text(shown(line.text), x + line.x, y + line.y, { lineBreak: false });
  }
}

/**
 * Labels on their sheets or roll, one after another; on Avery L7160 with both codes unless said otherwise.
 * @throws RangeError for a first sticker that the sheet does not have, and for a code that the sticker cannot hold
 */
export async function labelSheet(labels: readonly Label[], options: SheetOptions = {}): Promise<Buffer> {
  const { format = l7160, style = bothCodes, startAt = 1, offset = { x: 0, y: 0 }, progress } = options;
  const perPage = placesOn(format);
  if (!Number.isInteger(startAt) || startAt < 1 || startAt > perPage) {
    throw new RangeError(`startAt is a sticker from 1 to ${perPage}`);
  }
  const size: [number, number] = [mm(format.pageWidth), mm(format.pageHeight)];
  const doc = openDocument("Étiquettes", { ...options, size, actualSize: true });
  const measure = measureWith(doc);
  const shown = remembering(printable);
  drawAdvice(doc, format);
  labels.forEach((label, index) => {
    const place = (index + startAt - 1) % perPage;
    if (index > 0 && place === 0) {
      progress?.(index);
      doc.addPage();
      drawAdvice(doc, format);
    }
    const corner = cornerOf(format, place);
    const drawing = layOut(label, format, style, measure);
    drawOn(doc, drawing, mm(corner.x + offset.x), mm(corner.y + offset.y), shown);
  });
  progress?.(labels.length);
  return bytesOf(doc);
}
