import { cornerOf, placesOn } from "../../shared/labels/formats.ts";
import { onDots, type Bars } from "./barcodes.ts";
import { ascent } from "./label-layout.ts";
import { mm } from "./page.ts";
import { layOutFace, type Sheet } from "./sheets.ts";
import { printable } from "./words.ts";

const tidy = (value: number) => String(Math.round(value * 1000) / 1000);
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`).replaceAll("\n", " ");

function barsPath({ pattern, module, quiet, rowHeight }: Bars, x: number, y: number): string {
  const { dark } = pattern;
  let path = "";
  for (let at = 0; at < dark.length; at += 4) {
    const [left, top, width, height] = dark.slice(at, at + 4);
    path += `M${left} ${top}h${width}v${height}h-${width}z`;
  }
  const place = `translate(${tidy(onDots(x) + quiet.x)} ${tidy(y + quiet.y)}) scale(${tidy(module)} ${tidy(rowHeight)})`;
  return `<path transform="${place}" d="${path}"/>`;
}

/** One page as the PDF will show it, by the same layout, with the outlines of its places, which labels do not print. */
export function sheetPageSvg({ faces, format, startAt, offset }: Sheet): string {
  const parts: string[] = [];
  for (let place = 0; place < placesOn(format); place++) {
    const { x, y } = cornerOf(format, place);
    const isUsed = place >= startAt - 1 && place < startAt - 1 + faces.length;
    parts.push(
      `<rect x="${tidy(mm(x))}" y="${tidy(mm(y))}" width="${tidy(mm(format.width))}" height="${tidy(mm(format.height))}" rx="4" fill="${isUsed ? "#fff" : "#eee"}" stroke="#aaa" stroke-width="0.6"/>`,
    );
  }
  faces.forEach((face, index) => {
    const corner = cornerOf(format, startAt - 1 + index);
    const left = mm(corner.x + offset.x);
    const top = mm(corner.y + offset.y);
    const { bars, lines } = layOutFace(face, format);
    for (const one of bars) parts.push(barsPath(one.bars, left + one.x, top + one.y));
    for (const line of lines) {
      const shown = escaped(printable(line.text));
      const weight = `${line.bold ? ' font-weight="700"' : ""}${line.faint ? ' fill="#4d4d4d"' : ""}`;
      parts.push(
        `<text x="${tidy(left + line.x)}" y="${tidy(top + line.y + line.size * ascent)}" font-size="${tidy(line.size)}"${weight} textLength="${tidy(line.width)}" lengthAdjust="spacingAndGlyphs">${shown}</text>`,
      );
    }
  });
  const width = tidy(mm(format.pageWidth));
  const height = tidy(mm(format.pageHeight));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif"><rect width="100%" height="100%" fill="#fff"/>${parts.join("")}</svg>`;
}
