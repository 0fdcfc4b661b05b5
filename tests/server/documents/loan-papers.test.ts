import { describe, expect, it } from "vitest";
import { loanAgreement } from "../../../server/documents/loan-agreement.ts";
import { mm } from "../../../server/documents/page.ts";
import { returnReceipt } from "../../../server/documents/return-receipt.ts";
import { loan, receipt } from "./cast.ts";
import { readCodes, readPdf } from "./pdf-reader.ts";
import { drawnPng } from "./png.ts";

const plain = { compress: false };
const upperRight = { x: mm(105), y: 0, width: mm(105), height: mm(45) };

describe("loan agreement", () => {
  it("is a loan for use with its parties, equipment, dates, duties and data notice", async () => {
    const pdf = await loanAgreement(loan, plain);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const pages = readPdf(pdf);
    expect(pages).toHaveLength(2);
    const text = pages.map((page) => page.text).join(" ");
    for (const words of [
      "Convention de prêt",
      "articles 1875 à 1891 du Code civil",
      "CIAS de la Grande Vallée de la Marne",
      "Mme Françoise Lefèvre-Œuvrard",
      "Val de Livre (Tauxières-Mutry)",
      "06 39 98 12 34",
      "Tablette Samsung Galaxy Tab A9",
      "GVM-E00012-7",
      "IMEI 356938035643809",
      "ICCID 8933150319012345678",
      "mardi 3\u00a0mars 2026",
      "lundi 1er\u00a0mars 2027",
      "« Ateliers du printemps 2026 »",
      "déposer plainte",
      "deux ans après notre dernier contact",
      "CNIL",
      "en deux exemplaires, un pour chaque partie",
      "Fait à Aÿ-Champagne",
      "Page 1/2",
      "Page 2/2",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain("?");
  });

  it("states no value, which would put accidental losses on the borrower", async () => {
    const text = readPdf(await loanAgreement(loan, plain))
      .map((page) => page.text)
      .join(" ");
    expect(text).not.toMatch(/€|valeur/);
  });

  it("carries its number as a barcode", async () => {
    const [page] = readPdf(await loanAgreement(loan, plain));
    expect(await readCodes(page!, upperRight)).toEqual(["Code128 GVM-PRET-00042"]);
  });

  it("shows the signature drawn on the screen, and boxes to sign without it", async () => {
    const signed = await loanAgreement(
      { ...loan, borrowerSignature: { png: drawnPng(), signedOn: "2026-03-03" } },
      plain,
    );
    expect(signed.toString("latin1")).toContain("/Subtype /Image");
    expect(readPdf(signed).at(-1)!.text).toContain("Signé à l’écran le mardi 3\u00a0mars 2026");

    const blank = await loanAgreement(loan, plain);
    expect(blank.toString("latin1")).not.toContain("/Subtype /Image");
    expect(
      readPdf(blank)
        .at(-1)!
        .lines.filter((line) => line === "Date et signature"),
    ).toHaveLength(2);
  });

  it("leaves the box to be signed on paper where the drawing is broken", async () => {
    const signature = { png: drawnPng().subarray(0, -20), signedOn: "2026-03-03" };
    const pages = readPdf(await loanAgreement({ ...loan, borrowerSignature: signature }, plain));
    expect(pages.at(-1)!.text).not.toContain("Signé à l’écran");
  });

  it("does not speak of erasing data when only a cover is lent", async () => {
    const text = readPdf(await loanAgreement({ ...loan, items: [loan.items[1]!] }, plain))
      .map((page) => page.text)
      .join(" ");
    expect(text).not.toContain("effacées");
  });

  it("goes on over several pages with the column titles, however long the names are", async () => {
    const name = "Maximilienne-Bérengère ".repeat(40).trim();
    const items = Array.from({ length: 30 }, () => ({ ...loan.items[0]!, designation: name }));
    const pages = readPdf(await loanAgreement({ ...loan, beneficiary: { name }, items }, plain));
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page.text).toContain(`Page ${index + 1}/${pages.length}`);
      if (page.lines.includes("GVM-E00012-7")) expect(page.lines).toContain("Matériel prêté");
    }
    const rows = pages.flatMap((page) => page.lines).filter((line) => line === "GVM-E00012-7");
    expect(rows).toHaveLength(items.length);
  });
});

describe("return receipt", () => {
  it("says what came back, in which condition, what stays on loan, and who took it", async () => {
    const pages = readPdf(await returnReceipt(receipt, plain));
    expect(pages).toHaveLength(1);
    const { text } = pages[0]!;
    for (const words of [
      "Reçu de restitution",
      "jeudi 25\u00a0février 2027",
      "Rendu ce jour : 2\u00a0éléments",
      "Usagé",
      "Abîmé",
      "Une rayure au dos.",
      "Reste en prêt",
      "À rendre au plus tard le lundi 1er\u00a0mars 2027",
      "ICCID 8933150319012345678",
      "Sophie Martin",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain("Le prêt est terminé");
    expect(await readCodes(pages[0]!, upperRight)).toEqual(["Code128 GVM-PRET-00042"]);
  });

  it("says that the loan is over when nothing is left", async () => {
    const [page] = readPdf(await returnReceipt({ ...receipt, stillOnLoan: [] }, plain));
    expect(page!.text).toContain("Le prêt est terminé.");
    expect(page!.text).not.toContain("Reste en prêt");
  });

  it("lists what was not brought back", async () => {
    const [page] = readPdf(
      await returnReceipt({ ...receipt, stillOnLoan: [], missing: [loan.items[2]!] }, plain),
    );
    expect(page!.text).toContain("Ce matériel est déclaré manquant.");
    expect(page!.text).not.toContain("Le prêt est terminé");
  });
});
