import { describe, expect, it } from "vitest";
import { code128, qrCode } from "../../../server/documents/barcodes.ts";
import { beneficiaryCard, commandCard } from "../../../server/documents/cards.ts";
import type { Label } from "../../../server/documents/label-layout.ts";
import { mm } from "../../../server/documents/page.ts";
import { commands } from "../../../shared/scan/printed-code.ts";
import { readCodes, readPdf } from "./pdf-reader.ts";
import { cardSheet, labelSheet } from "./sheets.ts";

const plain = { compress: false };
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function labels(count: number, prefix = "GVM"): Label[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, "0");
    const check = alphabet[(index * 7) % 36];
    return {
      code: `${prefix}-E${number}${check}`,
      display: `${prefix}-E${number}-${check}`,
      title: "Tablette Samsung Galaxy Tab A9",
      subtitle: "CIAS de la Grande Vallée de la Marne",
    };
  });
}

/** Sticker of an L7160 sheet, counted from 0. */
const sticker = (place: number) => ({
  x: mm(7.2 + 66 * (place % 3)),
  y: mm(15.15 + 38.1 * Math.floor(place / 3)),
  width: mm(63.5),
  height: mm(38.1),
});

describe("label sheet", () => {
  it("prints labels whose two barcodes are read back from their own sticker", async () => {
    const all = labels(25);
    const pages = readPdf(await labelSheet(all, plain));
    expect(pages).toHaveLength(2);
    for (const [index, { code, display }] of all.entries()) {
      const page = pages[Math.floor(index / 21)]!;
      expect(await readCodes(page, sticker(index % 21))).toEqual([`Code128 ${code}`, `QRCode ${code}`]);
      expect(page.text).toContain(display);
    }
  });

  it("starts on the sticker that is still there", async () => {
    const pages = readPdf(await labelSheet(labels(3), { ...plain, startAt: 20 }));
    expect(pages).toHaveLength(2);
    expect(await readCodes(pages[0]!, sticker(18))).toEqual([]);
    expect(await readCodes(pages[0]!, sticker(19))).toContain("Code128 GVM-E000010");
    expect(await readCodes(pages[0]!, sticker(20))).toContain("Code128 GVM-E000027");
    expect(await readCodes(pages[1]!, sticker(0))).toContain("Code128 GVM-E00003E");
  });

  it("holds the longest prefix", async () => {
    const pages = readPdf(await labelSheet(labels(2, "GVMARNE8"), plain));
    expect(await readCodes(pages[0]!, sticker(1))).toEqual([
      "Code128 GVMARNE8-E000027",
      "QRCode GVMARNE8-E000027",
    ]);
  });

  it("asks viewers to print at actual size", async () => {
    const pdf = await labelSheet(labels(1), plain);
    expect(pdf.toString("latin1")).toContain("/PrintScaling /None");
  });

  it.each([0, 22, 1.5])("refuses to start at sticker %d", async (startAt) => {
    await expect(labelSheet(labels(1), { startAt })).rejects.toThrow(RangeError);
  });
});

describe("barcodes", () => {
  it("keep their quiet zones and bars of at least 0.25 mm", () => {
    const bars = code128("GVM-E000127", { width: mm(61.5), height: mm(12) });
    const qr = qrCode("GVM-E000127", mm(16.5));
    for (const [symbol, quiet] of [
      [bars, 10],
      [qr, 4],
    ] as const) {
      expect(symbol.module).toBeGreaterThanOrEqual(mm(0.25));
      expect(symbol.quiet.x).toBeCloseTo(quiet * symbol.module);
      expect(symbol.quiet.x + symbol.pattern.columns * symbol.module).toBeCloseTo(
        symbol.width - quiet * symbol.module,
      );
    }
    expect(bars.width).toBeLessThanOrEqual(mm(61.5));
    expect(qr.width).toBeLessThanOrEqual(mm(16.5));
  });

  it("are refused where they would be too fine to read", () => {
    expect(() => code128("GVM-E000127", { width: mm(30), height: mm(12) })).toThrow(RangeError);
    expect(() => qrCode("GVM-E000127", mm(6))).toThrow(RangeError);
  });
});

const cardWidth = mm(85.6);
const cardHeight = mm(54);
const cardAt = (place: number) => ({
  x: (mm(210) - 2 * cardWidth - mm(4)) / 2 + (place % 2) * (cardWidth + mm(4)),
  y: (mm(297) - 5 * cardHeight - mm(4)) / 2 + Math.floor(place / 2) * (cardHeight + mm(1)),
  width: cardWidth,
  height: cardHeight,
});

describe("cards", () => {
  it("prints a verb and its Code 128 on each command card", async () => {
    const cards = Object.values(commands).map((command, index) =>
      commandCard(command, { code: `GVM-X0000${index + 1}A`, display: `GVM-X0000${index + 1}-A` }, "CIAS"),
    );
    const pages = readPdf(await cardSheet(cards, plain));
    expect(pages).toHaveLength(1);
    const verbs = ["Prêter", "Rendre", "Recharger", "Lot", "Consulter", "Annuler", "Terminer"];
    for (const [index, verb] of verbs.entries()) {
      expect(pages[0]!.lines).toContain(verb);
      expect(await readCodes(pages[0]!, cardAt(index))).toEqual([`Code128 GVM-X0000${index + 1}A`]);
    }
  });

  it("prints a QR code on a card where that is asked for, on the place that was asked for", async () => {
    const [label] = labels(1) as [Label];
    const card = beneficiaryCard(label, "CIAS");
    const pages = readPdf(await cardSheet([card], { ...plain, symbology: "qrcode", startAt: 8 }));
    expect(await readCodes(pages[0]!, cardAt(6))).toEqual([]);
    expect(await readCodes(pages[0]!, cardAt(7))).toEqual([`QRCode ${label.code}`]);
  });

  it("prints ten cards of beneficiaries a page, with or without a name", async () => {
    const cards = labels(11).map(({ code, display }, index) =>
      beneficiaryCard(
        { code: code.replace("-E", "-P"), display },
        "CIAS",
        index === 0 ? "Françoise Lefèvre-Œuvrard" : undefined,
      ),
    );
    const pages = readPdf(await cardSheet(cards, plain));
    expect(pages).toHaveLength(2);
    expect(pages[0]!.lines).toContain("Françoise Lefèvre-Œuvrard");
    expect(pages[1]!.text).toContain("Nom :");
    for (const [index, { code }] of cards.entries()) {
      const page = pages[Math.floor(index / 10)]!;
      expect(await readCodes(page, cardAt(index % 10))).toEqual([`Code128 ${code}`]);
    }
  });
});
