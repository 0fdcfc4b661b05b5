import { performance } from "node:perf_hooks";
import PDFDocument from "pdfkit";
import { layOut, styleFor, type Drawing, type Label } from "../../server/documents/label-layout.ts";
import { labelSheet, measureWith } from "../../server/documents/label-sheet.ts";
import { bytesOf, mm } from "../../server/documents/page.ts";
import { renderLabels } from "../../server/labels/render.ts";
import { builtInFormats, cornerOf, placesOn, type LabelFormat } from "../../shared/labels/formats.ts";
import type { Symbology } from "../../shared/labels/schema.ts";
import { formatCode } from "../../shared/scan/printed-code.ts";

const count = 1000;
const rounds = 5;

const labels: Label[] = Array.from({ length: count }, (_, index) => {
  const display = formatCode("GVM", "item", index + 1);
  return {
    code: display.replace(/-(.)$/, "$1"),
    display,
    title: "Samsung Galaxy Tab A9+",
    subtitle: "CIAS de la Grande Vallée de la Marne",
  };
});
const codes = labels.map(({ code }) => code);

/** PDFKit alone: the same rectangles at the same places, by its own calls, and nothing else. */
function rectanglesAlone(format: LabelFormat, drawings: Drawing[]): Promise<Buffer> {
  const doc = new PDFDocument({ size: [mm(format.pageWidth), mm(format.pageHeight)], margin: 0 });
  const places = placesOn(format);
  drawings.forEach(({ bars }, index) => {
    if (index > 0 && index % places === 0) doc.addPage();
    const corner = cornerOf(format, index % places);
    for (const one of bars) {
      for (const { x, y, width, height } of one.bars.rects)
        doc.rect(mm(corner.x) + one.x + x, mm(corner.y) + one.y + y, width, height);
      doc.fill("black");
    }
  });
  return bytesOf(doc);
}

async function best(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

interface LabelFigures {
  format: string;
  symbology: Symbology;
  /** Milliseconds for 1 000 labels: PDFKit drawing the rectangles alone, our whole sheet, and in its thread. */
  alone: number;
  whole: number;
  inThread: number;
  ratio: number;
  /** The longest that the event loop was held meanwhile, in milliseconds. */
  longestStop: number;
  kilobytes: number;
}

/** The longest gap between two turns of the event loop while `work` runs. */
async function longestStopDuring(work: () => Promise<unknown>): Promise<{ took: number; stop: number }> {
  const start = performance.now();
  let last = start;
  let stop = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    stop = Math.max(stop, now - last);
    last = now;
  }, 1);
  await work();
  clearInterval(timer);
  return { took: performance.now() - start, stop };
}

/**
 * 1 000 labels of each kind, against PDFKit drawing the same rectangles alone; the best of several rounds:
 * npm run bench -- labels
 */
export async function run(): Promise<void> {
  for (const figures of await measureLabels()) process.stdout.write(`${line(figures)}\n`);
}

async function measureLabels(): Promise<LabelFigures[]> {
  const measure = measureWith(new PDFDocument({ autoFirstPage: false }));
  const figures: LabelFigures[] = [];
  for (const [id, wanted] of [
    ["l7160", "code128"],
    ["l7160", "code128-qr"],
    ["l7651", "qr"],
    ["l7651", "datamatrix"],
  ] as const) {
    const format = builtInFormats.find((one) => one.id === id) as LabelFormat;
    const { style } = styleFor(codes, format, wanted);
    const drawings = labels.map((label) => layOut(label, format, style, measure));
    const alone = await best(() => rectanglesAlone(format, drawings));
    const whole = await best(() => labelSheet(labels, { format, style }));
    const order = { labels, format, style, startAt: 1, offset: { x: 0, y: 0 } };
    const thread = await longestStopDuring(() => renderLabels(order));
    figures.push({
      format: id,
      symbology: style.symbology,
      alone,
      whole,
      inThread: thread.took,
      ratio: whole / alone,
      longestStop: thread.stop,
      kilobytes: (await labelSheet(labels, { format, style })).length / 1024,
    });
  }
  return figures;
}

/** One line a case, for people. */
const line = ({ format, symbology, alone, whole, ratio, ...rest }: LabelFigures): string =>
  `${format} ${symbology}: rectangles alone ${alone.toFixed(0)} ms, whole labels ${whole.toFixed(0)} ms (× ${ratio.toFixed(2)}), ` +
  `in a thread ${rest.inThread.toFixed(0)} ms, event loop held ${rest.longestStop.toFixed(0)} ms at most, ${rest.kilobytes.toFixed(0)} Ko`;
