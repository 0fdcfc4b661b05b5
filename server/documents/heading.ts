import { code128, drawBars } from "./barcodes.ts";
import { contentWidth, faint, heightOf, ink, left, mm, right, rule, write, type Doc } from "./page.ts";

/** Who issues the document. */
export interface Organisation {
  name: string;
  /** Several lines, as on an envelope. */
  address?: string;
  phone?: string;
  email?: string;
}

/** A number as its barcode holds it and as people read it. */
export interface PrintedCode {
  code: string;
  display: string;
}

export interface Heading {
  organisation: Organisation;
  title: string;
  subtitle?: string;
  number: PrintedCode;
}

const barcodeRoom = mm(72);

/** Letterhead, the document's number with its barcode, and the title; leaves `doc.y` below. */
export function drawHeading(doc: Doc, heading: Heading): void {
  const y = doc.page.margins.top;
  const bars = code128(heading.number.code, { width: barcodeRoom, height: mm(11), largestModule: mm(0.35) });
  const barsX = right - bars.width + 10 * bars.module;
  drawBars(doc, bars, barsX, y);
  write(doc, heading.number.display, barsX, y + mm(12.6), {
    size: 10,
    bold: true,
    align: "center",
    width: bars.width,
  });

  const width = contentWidth - barcodeRoom - mm(4);
  const { organisation } = heading;
  const contact = [organisation.phone, organisation.email].filter(Boolean).join(" – ");
  const lines = [organisation.address, contact].filter(Boolean).join("\n");
  let end = write(doc, organisation.name, left, y, { size: 12, bold: true, width });
  if (lines) end = write(doc, lines, left, end + mm(0.8), { size: 9, color: faint, width, lineGap: 1 });

  end = Math.max(end, y + mm(17)) + mm(7);
  end = write(doc, heading.title, left, end, { size: 21, bold: true });
  if (heading.subtitle) end = write(doc, heading.subtitle, left, end + mm(0.5), { size: 10, color: faint });
  rule(doc, end + mm(2.5), { weight: 1.2, color: ink });
  doc.y = end + mm(6.5);
}

/** A named value of the document; the value may be missing. */
export type Fact = readonly [label: string, value: string | undefined];

/** Small labels over their values, in one column; answers where it ends. */
export function drawFacts(doc: Doc, facts: readonly Fact[], x: number, y: number, width: number): number {
  let end = y;
  for (const [label, value] of facts) {
    if (!value) continue;
    end = write(doc, label, x, end, { size: 8, color: faint, width });
    end = write(doc, value, x, end + 0.5, { size: 10.5, width, height: mm(20) }) + mm(2);
  }
  return end;
}

/** Facts side by side in columns of equal width; leaves `doc.y` below the longest. */
export function drawColumns(doc: Doc, columns: readonly (readonly Fact[])[]): void {
  const gap = mm(8);
  const width = (contentWidth - gap * (columns.length - 1)) / columns.length;
  const y = doc.y;
  const ends = columns.map((facts, index) => drawFacts(doc, facts, left + index * (width + gap), y, width));
  doc.y = Math.max(...ends) + mm(2);
}

/** Title of a part, kept with the first lines that follow it. */
export function drawSectionTitle(doc: Doc, title: string): void {
  doc.y = write(doc, title, left, doc.y, { size: 11.5, bold: true }) + mm(1.8);
}

/** Height of a section title, for those who keep it together with what follows. */
export function sectionTitleHeight(doc: Doc, title: string): number {
  return heightOf(doc, title, { size: 11.5, bold: true }) + mm(1.8);
}
