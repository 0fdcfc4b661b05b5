import { cornerOf, placesOn, type LabelGeometry } from "../../shared/labels/formats.ts";
import { onDots } from "./barcodes.ts";
import { layOut, type Label, type LabelStyle, type Measure } from "./label-layout.ts";
import { mm } from "./page.ts";
import { printable } from "./words.ts";

interface PageOptions {
  format: LabelGeometry;
  style: LabelStyle;
  /** The first sticker of this page that is used, from 1. */
  startAt: number;
  offset: { x: number; y: number };
  measure: Measure;
}

const tidy = (value: number) => String(Math.round(value * 1000) / 1000);
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`).replaceAll("\n", " ");

/** Height of Helvetica's capitals and accents over its base line, as a part of its size: where PDF puts the line's top. */
const ascent = 0.718 + 0.213;

/** One page as the PDF will show it, by the same layout, with the outlines of the stickers, which are not printed. */
export function labelPageSvg(labels: readonly Label[], options: PageOptions): string {
  const { format, style, startAt, offset, measure } = options;
  const parts: string[] = [];
  for (let place = 0; place < placesOn(format); place++) {
    const { x, y } = cornerOf(format, place);
    const isUsed = place >= startAt - 1 && place < startAt - 1 + labels.length;
    parts.push(
      `<rect x="${tidy(mm(x))}" y="${tidy(mm(y))}" width="${tidy(mm(format.width))}" height="${tidy(mm(format.height))}" rx="4" fill="${isUsed ? "#fff" : "#eee"}" stroke="#aaa" stroke-width="0.6"/>`,
    );
  }
  labels.forEach((label, index) => {
    const corner = cornerOf(format, startAt - 1 + index);
    const left = mm(corner.x + offset.x);
    const top = mm(corner.y + offset.y);
    const { bars, lines } = layOut(label, format, style, measure);
    for (const one of bars) {
      const from = onDots(left + one.x);
      const path = one.bars.rects.map(
        ({ x, y, width, height }) =>
          `M${tidy(from + x)} ${tidy(top + one.y + y)}h${tidy(width)}v${tidy(height)}h${tidy(-width)}z`,
      );
      parts.push(`<path d="${path.join("")}"/>`);
    }
    for (const line of lines) {
      const shown = escaped(printable(line.text));
      parts.push(
        `<text x="${tidy(left + line.x)}" y="${tidy(top + line.y + line.size * ascent)}" font-size="${tidy(line.size)}"${line.bold ? ' font-weight="700"' : ""} textLength="${tidy(line.width)}" lengthAdjust="spacingAndGlyphs">${shown}</text>`,
      );
    }
  });
  const width = tidy(mm(format.pageWidth));
  const height = tidy(mm(format.pageHeight));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif"><rect width="100%" height="100%" fill="#fff"/>${parts.join("")}</svg>`;
}
