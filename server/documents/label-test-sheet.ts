import { cornerOf, placesOn, type LabelGeometry } from "../../shared/labels/formats.ts";
import { bytesOf, hairline, ink, mm, openDocument, write, type Doc, type RenderOptions } from "./page.ts";

/** From the edge that most printers leave blank. */
const rulerInset = 8;

function drawRuler(doc: Doc, along: "x" | "y", length: number, at: number): void {
  for (let millimetre = 0; millimetre <= length; millimetre++) {
    const tick = millimetre % 10 === 0 ? 3 : millimetre % 5 === 0 ? 2 : 1.2;
    const position = mm(millimetre);
    if (along === "x") doc.moveTo(position, mm(at)).lineTo(position, mm(at - tick));
    else doc.moveTo(mm(at), position).lineTo(mm(at - tick), position);
  }
  doc.lineWidth(0.3).strokeColor(ink).stroke();
  for (let ten = 10; ten < length - 5; ten += 10) {
    const [x, y] = along === "x" ? [mm(ten) + 1, mm(at - 3.4)] : [mm(at) + 1, mm(ten) - 3];
    write(doc, String(ten), x, y, { size: 6, width: mm(8) });
  }
}

/**
 * A page to print on plain paper and hold against a sheet of stickers: their outlines, a cross in each corner and
 * rulers in millimetres from the paper's edges, by which an offset is read.
 */
export async function labelTestSheet(
  format: LabelGeometry,
  offset: { x: number; y: number },
  options: RenderOptions = {},
): Promise<Buffer> {
  const size: [number, number] = [mm(format.pageWidth), mm(format.pageHeight)];
  const doc = openDocument("Page d’essai", { ...options, size, actualSize: true });
  const shift = { x: mm(offset.x), y: mm(offset.y) };
  for (let place = 0; place < placesOn(format); place++) {
    const { x, y } = cornerOf(format, place);
    const [left, top] = [mm(x) + shift.x, mm(y) + shift.y];
    doc.roundedRect(left, top, mm(format.width), mm(format.height), mm(1.5));
    doc.lineWidth(0.4).strokeColor(hairline).stroke();
    const style = { size: 8, align: "center", width: mm(format.width) } as const;
    write(doc, String(place + 1), left, top + mm(format.height) / 2 - 4, style);
  }
  if (format.medium === "sheet" && format.pageWidth >= 150) {
    drawRuler(doc, "x", format.pageWidth, rulerInset);
    drawRuler(doc, "y", format.pageHeight, rulerInset);
    const advice =
      "À imprimer à 100 % (taille réelle). Devant une fenêtre, posée sur une planche, elle montre le décalage à régler.";
    const room = { size: 7, width: mm(format.pageWidth), align: "center", height: 10 } as const;
    write(doc, advice, 0, mm(format.pageHeight - 8.5), room);
  }
  return bytesOf(doc);
}
