import type { Day } from "../../shared/dates.ts";
import { contentWidth, ensureRoom, faint, hairline, left, mm, write, type Doc } from "./page.ts";
import { soundPng } from "./signature-png.ts";
import { dayInWords } from "./words.ts";

/** A signature drawn on the screen. Where its picture cannot be read, the box stays empty, to be signed on paper. */
export interface ScreenSignature {
  png: Uint8Array;
  signedOn: Day;
}

export interface SignatureBox {
  /** « Le prêteur ». */
  title: string;
  name?: string;
  signature?: ScreenSignature;
}

const boxHeight = mm(36);
const gap = mm(8);

/** Room that the boxes and the line above them take. */
export const signaturesHeight = boxHeight + mm(9);

/** One line (« Fait à …, le … ») and a box for each who signs, never parted by a page break. */
export function drawSignatures(doc: Doc, line: string, boxes: readonly SignatureBox[]): void {
  ensureRoom(doc, signaturesHeight);
  const y = write(doc, line, left, doc.y, { size: 10 }) + mm(3);
  const width = (contentWidth - gap * (boxes.length - 1)) / boxes.length;
  boxes.forEach((box, index) => {
    const x = left + index * (width + gap);
    doc.rect(x, y, width, boxHeight).lineWidth(0.6).strokeColor(hairline).stroke();
    const inner = { width: width - mm(6) };
    write(doc, box.title, x + mm(3), y + mm(2.2), { ...inner, size: 9.5, bold: true, height: 12 });
    if (box.name) write(doc, box.name, x + mm(3), y + mm(6.6), { ...inner, size: 9, height: 11 });
    const drawing = box.signature && soundPng(box.signature.png);
    if (drawing) {
      doc.image(drawing, x + mm(3), y + mm(11), {
        fit: [width - mm(6), boxHeight - mm(17)],
        align: "center",
        valign: "center",
      });
    }
    const caption =
      box.signature && drawing
        ? `Signé à l’écran le ${dayInWords(box.signature.signedOn)}`
        : "Date et signature";
    write(doc, caption, x + mm(3), y + boxHeight - mm(4.8), { ...inner, size: 8, color: faint });
  });
  doc.y = y + boxHeight + mm(3);
}
