import { describe, expect, it } from "vitest";
import { styleFor, type Label } from "../../../server/documents/label-layout.ts";
import { builtInFormats, placesOn, type LabelFormat } from "../../../shared/labels/formats.ts";
import type { LabelNote, Symbology } from "../../../shared/labels/schema.ts";
import { formatCode } from "../../../shared/scan/printed-code.ts";
import { codesIn, renderPages, sticker } from "./rendered.ts";
import { labelSheet } from "./sheets.ts";

const formatOf = (id: string) => builtInFormats.find((format) => format.id === id)!;

function labels(count: number, prefix = "GVM"): Label[] {
  return Array.from({ length: count }, (_, index) => {
    const display = formatCode(prefix, "item", index + 1);
    return {
      code: display.replace(/-(.)$/, "$1"),
      display,
      title: "Samsung Galaxy Tab A9+ avec pochette",
      subtitle: "CIAS de la Grande Vallée de la Marne",
    };
  });
}

const codesOf = (all: readonly Label[]) => all.map(({ code }) => code);

/** Every sticker of one full page, read back at a resolution. */
async function readSheet(format: LabelFormat, all: Label[], wanted: Symbology, dpi: number, link?: string) {
  const { style, notes } = styleFor(codesOf(all), format, wanted, link);
  const pdf = await labelSheet(all, { format, style });
  const pages = await renderPages(pdf, dpi);
  const read: string[][] = [];
  for (const index of all.keys()) {
    const page = pages[Math.floor(index / placesOn(format))]!;
    read.push(await codesIn(sticker(page, format, index % placesOn(format))));
  }
  return { read, notes, style, pages };
}

const link = "https://bip-relais.grande-vallee-marne.fr/e/";

describe.each([300, 200])("at %d dpi", { timeout: 30_000 }, (dpi) => {
  const cases: [format: string, wanted: Symbology, kinds: string[], notes: LabelNote[], prefix?: string][] = [
    ["l7160", "code128-qr", ["Code128", "QRCode"], []],
    ["l7160", "code128", ["Code128"], []],
    ["l7160", "datamatrix", ["DataMatrix"], []],
    ["l7160", "code128-qr", ["Code128", "QRCode"], [], "GVMARNE8"],
    ["l7651", "code128-qr", ["QRCode"], ["qr-instead"]],
    ["l7651", "qr", ["QRCode"], []],
    ["l7651", "datamatrix", ["DataMatrix"], []],
    ["roll-62", "code128-qr", ["Code128", "QRCode"], []],
    ["roll-57x32", "code128-qr", ["Code128", "QRCode"], []],
    ["roll-51x25", "code128-qr", ["Code128"], ["both-too-large"]],
    ["roll-51x25", "code128", ["Code128"], []],
    ["roll-51x25", "datamatrix", ["DataMatrix"], []],
  ];
  it.each(cases)("reads back every label of %s in %s", async (id, wanted, kinds, notes, prefix) => {
    const format = formatOf(id);
    const all = labels(format.medium === "roll" ? 5 : placesOn(format), prefix);
    const sheet = await readSheet(format, all, wanted, dpi);
    expect(sheet.notes).toEqual(notes);
    expect(sheet.read).toEqual(all.map(({ code }) => kinds.map((kind) => `${kind} ${code}`)));
  });

  it.each(["l7160", "l7651", "roll-62", "roll-57x32", "roll-51x25"])(
    "reads back every link of %s",
    async (id) => {
      const format = formatOf(id);
      const all = labels(format.medium === "roll" ? 3 : placesOn(format));
      const { read } = await readSheet(format, all, "qr", dpi, link);
      expect(read).toEqual(all.map(({ display }) => [`QRCode ${link}${display}`]));
    },
  );

  it("reads a whole L7651 sheet in one picture, 65 of 65", async () => {
    const format = formatOf("l7651");
    const all = labels(65);
    const { pages } = await readSheet(format, all, "datamatrix", dpi);
    expect(pages).toHaveLength(1);
    const inOne = await codesIn(pages[0]!);
    expect(inOne).toEqual(all.map(({ code }) => `DataMatrix ${code}`).sort());
  });
});

describe("a short number on L7651", { timeout: 30_000 }, () => {
  it("keeps its Code 128, without hyphens, where every check character is a digit", async () => {
    const format = formatOf("l7651");
    const digits = labels(400)
      .filter(({ display }) => /\d$/.test(display))
      .slice(0, 65);
    const { read, notes } = await readSheet(format, digits, "code128", 300);
    expect(notes).toEqual(["code128-compact"]);
    expect(read).toEqual(digits.map(({ code }) => [`Code128 ${code.replace("-", "")}`]));
  });
});
