import { performance } from "node:perf_hooks";
import PDFDocument from "pdfkit";
import { onDots, type Bars } from "../../server/documents/barcodes.ts";
import { styleFor, type Label } from "../../server/documents/label-layout.ts";
import { bytesOf, mm } from "../../server/documents/page.ts";
import { layOutFace, sheetPdf, type Sheet } from "../../server/documents/sheets.ts";
import { printable } from "../../server/documents/words.ts";
import { renderSheet } from "../../server/labels/render.ts";
import { builtInFormats, cornerOf, placesOn } from "../../shared/labels/formats.ts";
import { formatCode } from "../../shared/scan/printed-code.ts";

const count = 1000;
const rounds = 7;

const labels: Label[] = Array.from({ length: count }, (_, index) => {
  const display = formatCode("GVM", "item", index + 1);
  return {
    code: display.replace(/-(.)$/, "$1"),
    display,
    title: "Samsung Galaxy Tab A9+",
    subtitle: "CIAS de la Grande Vallée de la Marne",
  };
});

function drawRectangles(doc: PDFKit.PDFDocument, bars: Bars, x: number, y: number): void {
  const { pattern, module, rowHeight, quiet } = bars;
  const [left, top] = [onDots(x) + quiet.x, y + quiet.y];
  for (let at = 0; at < pattern.dark.length; at += 4) {
    const [column = 0, row = 0, width = 0, height = 0] = pattern.dark.slice(at, at + 4);
    doc.rect(left + column * module, top + row * rowHeight, width * module, height * rowHeight);
  }
  doc.fill("black");
}

/** PDFKit alone, by its own calls: the same rectangles at the same places, with the same lines of text or without. */
function alone({ faces, format }: Sheet, drawings: ReturnType<typeof layOutFace>[], withText: boolean) {
  const doc = new PDFDocument({ size: [mm(format.pageWidth), mm(format.pageHeight)], margin: 0 });
  const places = placesOn(format);
  for (const [index, { bars, lines }] of drawings.entries()) {
    if (index > 0 && index % places === 0) doc.addPage();
    const corner = cornerOf(format, index % places);
    const [x, y] = [mm(corner.x), mm(corner.y)];
    for (const one of bars) drawRectangles(doc, one.bars, x + one.x, y + one.y);
    for (const line of withText ? lines : []) {
      doc.font(line.bold ? "Helvetica-Bold" : "Helvetica").fontSize(line.size);
      doc.text(printable(line.text), x + line.x, y + line.y, { lineBreak: false });
    }
  }
  return bytesOf(doc).then(() => faces.length);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The longest gap between two turns of the event loop while `work` runs, in milliseconds. */
async function longestStopDuring(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now();
  let stop = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    stop = Math.max(stop, now - last);
    last = now;
  }, 1);
  await work();
  clearInterval(timer);
  return stop;
}

/**
 * 1 000 labels of each kind: PDFKit drawing the same rectangles, then with the same text, our sheet in one thread, and as
 * a printing is made, in its threads. All four in each round, in turn; the best of the rounds: npm run bench -- labels
 */
export async function run(): Promise<void> {
  const cases = [
    ["l7160", "code128"],
    ["l7160", "code128-qr"],
    ["l7651", "qr"],
    ["l7651", "datamatrix"],
  ] as const;
  for (const [id, wanted] of cases) {
    const format = builtInFormats.find((one) => one.id === id)!;
    const codes = labels.map(({ code }) => code);
    const { style } = styleFor(codes, format, wanted);
    const faces = labels.map((label) => ({ label, style }));
    const sheet: Sheet = { faces, format, startAt: 1, offset: { x: 0, y: 0 } };
    const drawings = faces.map((face) => layOutFace(face, format));
    const first = await timed(() => renderSheet("Étiquettes", sheet));
    const works = [
      () => alone(sheet, drawings, false),
      () => alone(sheet, drawings, true),
      () => sheetPdf("Étiquettes", sheet),
      () => renderSheet("Étiquettes", sheet),
    ];
    const best = works.map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < rounds; round++) {
      for (const [index, work] of works.entries()) {
        best[index] = Math.min(best[index] ?? 0, await timed(work));
      }
    }
    const [rectangles = 0, withText = 0, whole = 0, printing = 0] = best;
    const stop = await longestStopDuring(() => renderSheet("Étiquettes", sheet));
    const kilobytes = (await sheetPdf("Étiquettes", sheet)).length / 1024;
    const ratio = (time: number) => `${(time / rectangles).toFixed(2)} and ${(time / withText).toFixed(2)}`;
    process.stdout.write(
      `${id} ${style.symbology}: PDFKit alone ${rectangles.toFixed(0)} ms the rectangles, ${withText.toFixed(0)} ms with the text; ` +
        `ours in one thread ${whole.toFixed(0)} ms (× ${ratio(whole)}), a printing ${printing.toFixed(0)} ms (× ${ratio(printing)}), ` +
        `the first one ${first.toFixed(0)} ms; event loop held ${stop.toFixed(0)} ms at most; ${kilobytes.toFixed(0)} Ko\n`,
    );
  }
}
