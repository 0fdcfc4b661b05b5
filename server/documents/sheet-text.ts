import PDFDocument from "pdfkit";
import { ascent, type Measure, type TextLine } from "./label-layout.ts";
import type { Doc } from "./page.ts";
import { printable } from "./words.ts";

/** What PDFKit's standard fonts can do and its public types leave out. */
interface StandardFont {
  /** Each character in hexadecimal, and its width alone and before the next one, in thousandths of the size. */
  encode(text: string): [codes: string[], positions: { advanceWidth: number; xAdvance: number }[]];
  widthOfString(text: string, size: number): number;
  ref(): unknown;
}

function fontOf(doc: Doc, bold: boolean): StandardFont {
  const { _font } = doc.font(bold ? "Helvetica-Bold" : "Helvetica") as unknown as { _font: StandardFont };
  return _font;
}

/** A document that is never ended writes nothing. */
const scratch = new PDFDocument({ autoFirstPage: false });
const fonts = { regular: fontOf(scratch, false), bold: fontOf(scratch, true) };

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

/** Widths grow with the size: measured once, at a size of 1. */
const widthIn = (font: StandardFont) => remembering((text) => font.widthOfString(printable(text), 1));
const widths = { regular: widthIn(fonts.regular), bold: widthIn(fonts.bold) };

/** Width of what the standard fonts can show. */
export const textWidth: Measure = (text, size, bold) => widths[bold ? "bold" : "regular"](text) * size;

/** A text as PDF writes it: its characters in hexadecimal, with the gaps that kerning asks for. */
const shownIn = (font: StandardFont) =>
  remembering((text) => {
    const [codes, positions] = font.encode(printable(text).replaceAll("\n", " "));
    let shown = "<";
    codes.forEach((code, index) => {
      const { advanceWidth = 0, xAdvance = 0 } = positions[index] ?? {};
      const closer = advanceWidth - xAdvance;
      shown += closer === 0 || index === codes.length - 1 ? code : `${code}> ${closer} <`;
    });
    return `[${shown}>] TJ`;
  });
const shown = { regular: shownIn(fonts.regular), bold: shownIn(fonts.bold) };

const short = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * A line as operators of a PDF page. PDFKit's own `text` lays each line out anew, which takes longer than its barcode.
 * `x` and `y` are the corner that the line is placed from.
 */
export function lineContent(line: TextLine, x: number, y: number): string {
  const face = line.bold ? "bold" : "regular";
  const place = `1 0 0 -1 ${short(x + line.x)} ${short(y + line.y + line.size * ascent)} Tm`;
  const text = `BT\n${place}\n/${face} ${short(line.size)} Tf\n${shown[face](line.text)}\nET\n`;
  return line.faint ? `0.3 g\n${text}0 g\n` : text;
}

/** Names the fonts on the page that is open, as `lineContent` calls them. */
export function addFonts(doc: Doc): void {
  const page = doc.page as unknown as { fonts: Record<string, unknown> };
  page.fonts["regular"] = fontOf(doc, false).ref();
  page.fonts["bold"] = fontOf(doc, true).ref();
}
