import { describe, expect, it } from "vitest";
import { batchList } from "../../../server/documents/batch-list.ts";
import { mm } from "../../../server/documents/page.ts";
import { pickupSlip, type PickupSlipData } from "../../../server/documents/pickup-slip.ts";
import { lot, organisation } from "./cast.ts";
import { readCodes, readPdf } from "./pdf-reader.ts";

const plain = { compress: false };
const upperRight = { x: mm(105), y: 0, width: mm(105), height: mm(45) };
const number = { code: "GVM-L00003K", display: "GVM-L00003-K" };
const slip: PickupSlipData = {
  number,
  name: "Collecte de mars 2027",
  organisation,
  collector: "Emmaüs Connect",
  pickupPlace: "Magasin du CIAS, Aÿ-Champagne",
  pickupOn: "2027-03-09",
  items: lot(120),
  boxes: 6,
  handedOverBy: "Sophie Martin",
};

describe("pick-up slip", () => {
  it("lists 120 devices once each, with the column titles on every page", async () => {
    const pdf = await pickupSlip(slip, plain);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const pages = readPdf(pdf);
    expect(pages.length).toBeGreaterThanOrEqual(4);
    expect(pages.length).toBeLessThanOrEqual(6);
    const lines = pages.flatMap((page) => page.lines);
    for (const { inventoryNumber } of slip.items) {
      expect(lines.filter((line) => line === inventoryNumber)).toHaveLength(1);
    }
    for (const [index, page] of pages.entries()) {
      expect(page.text).toContain(`Page ${index + 1}/${pages.length}`);
      if (page.text.includes("GVM-E00")) expect(page.lines).toContain("N° d’inventaire");
    }
  });

  it("names both sides, the place, the day, the counts and the fate of the equipment", async () => {
    const text = readPdf(await pickupSlip(slip, plain))
      .map((page) => page.text)
      .join(" ");
    for (const words of [
      "Bordereau d’enlèvement",
      "Emmaüs Connect",
      "Magasin du CIAS, Aÿ-Champagne",
      "mardi 9\u00a0mars 2027",
      "6\u00a0cartons",
      "Total : 120\u00a0éléments",
      "30\u00a0ordinateurs portables",
      "30\u00a0tablettes",
      "NIST SP 800-88",
      "Clear, 12/02/2027",
      "par S. Petit",
      "Exception",
      "DEEE",
      "Remis par CIAS",
      "Reçu par Emmaüs Connect",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("carries the number of the batch as a barcode", async () => {
    const [page] = readPdf(await pickupSlip(slip, plain));
    expect(await readCodes(page!, upperRight)).toEqual(["Code128 GVM-L00003K"]);
  });

  it("leaves lines to fill in by hand while place and day are not known", async () => {
    const data = { ...slip, items: lot(3), pickupPlace: undefined, pickupOn: undefined };
    const [page] = readPdf(await pickupSlip(data, plain));
    expect(page!.lines.filter((line) => /^\.{20,}$/.test(line))).toHaveLength(2);
  });
});

describe("batch list", () => {
  it("shows what still has to be erased, and asks for no signature", async () => {
    const items = [...lot(2), { ...lot(1)[0]!, erasure: { missing: true } as const }];
    const data = {
      number,
      organisation,
      place: "Magasin",
      state: "En préparation",
      printedOn: "2027-02-20",
      items,
    };
    const pages = readPdf(await batchList(data, plain));
    expect(pages).toHaveLength(1);
    expect(pages[0]!.text).toContain("Liste du lot");
    expect(pages[0]!.text).toContain("À faire");
    expect(pages[0]!.text).toContain("Total : 3\u00a0éléments");
    expect(pages[0]!.text).not.toContain("signature");
  });

  it("says so when the batch is empty", async () => {
    const data = { number, organisation, printedOn: "2027-02-20", items: [] };
    const [page] = readPdf(await batchList(data, plain));
    expect(page!.text).toContain("Ce lot est vide.");
  });
});
