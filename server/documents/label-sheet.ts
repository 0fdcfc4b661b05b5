import { code128, drawBars, qrCode } from "./barcodes.ts";
import { bytesOf, faint, mm, openDocument, pageWidth, write, type Doc, type RenderOptions } from "./page.ts";

export interface Label {
  /** Text of both barcodes: `GVM-E000127`. */
  code: string;
  /** The same as people read it: `GVM-E00012-7`. */
  display: string;
  /** What the label is stuck on. */
  title: string;
  subtitle?: string;
}

/** Avery L7160: 21 stickers of 63.5 × 38.1 mm on an A4 sheet. */
const sheet = {
  columns: 3,
  rows: 7,
  width: mm(63.5),
  height: mm(38.1),
  top: mm(15.15),
  left: mm(7.2),
  pitchX: mm(66),
  pitchY: mm(38.1),
};
const perSheet = sheet.columns * sheet.rows;

const side = mm(16.5);
const edge = mm(1);

/** In the margin, which holds no sticker. */
function drawAdvice(doc: Doc): void {
  const advice =
    "Planche Avery L7160 ou semblable (21 étiquettes de 63,5 × 38,1 mm). Imprimer en taille réelle, 100 %.";
  write(doc, advice, 0, mm(8), { size: 8, color: faint, align: "center", width: pageWidth });
}

function drawLabel(doc: Doc, label: Label, x: number, y: number): void {
  const qr = qrCode(label.code, side);
  drawBars(doc, qr, x + edge, y + edge);
  const textX = x + edge + qr.width + mm(0.5);
  const width = x + sheet.width - mm(3) - textX;
  const end = write(doc, label.title, textX, y + mm(3.2), { size: 9, bold: true, width, height: 23 });
  const room = y + mm(17) - end;
  if (label.subtitle)
    write(doc, label.subtitle, textX, end + 1.5, { size: 8, width, height: room > 22 ? 20 : 10 });

  const bars = code128(label.code, {
    width: sheet.width - 2 * edge,
    height: mm(12),
    largestModule: mm(0.34),
  });
  drawBars(doc, bars, x + (sheet.width - bars.width) / 2, y + mm(18));
  write(doc, label.display, x, y + mm(31), { size: 11, bold: true, align: "center", width: sheet.width });
}

/**
 * Labels on Avery L7160 sheets, one after another.
 * @param options.startAt number of the first sticker to use, from 1, for a sheet begun before.
 */
export async function labelSheet(
  labels: readonly Label[],
  options: RenderOptions & { startAt?: number } = {},
): Promise<Buffer> {
  const startAt = options.startAt ?? 1;
  if (!Number.isInteger(startAt) || startAt < 1 || startAt > perSheet) {
    throw new RangeError(`startAt is a sticker from 1 to ${perSheet}`);
  }
  const doc = openDocument("Étiquettes", { ...options, actualSize: true });
  drawAdvice(doc);
  labels.forEach((label, index) => {
    const place = (index + startAt - 1) % perSheet;
    if (index > 0 && place === 0) {
      doc.addPage();
      drawAdvice(doc);
    }
    const column = place % sheet.columns;
    const row = Math.floor(place / sheet.columns);
    drawLabel(doc, label, sheet.left + column * sheet.pitchX, sheet.top + row * sheet.pitchY);
  });
  return bytesOf(doc);
}
