import { beforeEach, describe, expect, it } from "vitest";
import { ImportEntity } from "../../../server/imports/entities.ts";
import type { ImportLine, ImportView } from "../../../shared/imports/schema.ts";
import { csvFile, workbookParts, xlsxFile, zipFile } from "../../support/import-files.ts";
import { startApp, type TestApp } from "../../support/server.ts";

interface ProblemBody {
  code: string;
  detail: string;
}

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

const send = (bytes: Uint8Array, name: string, headers: Record<string, string> = {}) =>
  app.request<ImportView & ProblemBody>(`/imports?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", ...headers },
    body: bytes as BodyInit,
  });

const sheet = (rows: string, before = "") =>
  `<?xml version="1.0"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const twoRows = ["Marque", "Samsung"]
  .map((text, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`)
  .join("");
const utf8 = (text: string) => new TextEncoder().encode(text);
const manyLines = (count: number) =>
  utf8(
    ["Désignation;N° de série", ...Array.from({ length: count }, (_, at) => `Tablette;S${at}`)].join("\n"),
  );

describe("a file that is not what it says", () => {
  it.each<
    [name: string, bytes: () => Uint8Array | Promise<Uint8Array>, status: number, code: string, says: RegExp]
  >([
    ["vide.csv", () => new Uint8Array(), 422, "import-empty", /vide/],
    ["blanc.csv", () => utf8(" \r\n;;\r\n"), 422, "import-empty", /vide/],
    ["photo.jpg", () => new Uint8Array(), 422, "import-empty", /vide/],
    ["facture.csv", () => utf8("%PDF-1.7 …"), 415, "import-not-a-table", /un PDF/],
    ["inventaire.xlsx", () => utf8("MZ\u0090\u0000 program"), 415, "import-not-a-table", /un programme/],
    [
      "inventaire.xls",
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
      415,
      "import-old-workbook",
      /\.xlsx/,
    ],
    ["données.csv", () => Uint8Array.of(1, 0, 2, 0, 3), 415, "import-not-a-table", /binaire/],
    ["page.csv", () => utf8("<!DOCTYPE html><table>"), 415, "import-not-a-table", /page web/],
    ["archive.xlsx", () => zipFile([{ name: "a.txt", content: "a" }]), 415, "import-not-a-table", /archive/],
    [
      "coupé.xlsx",
      async () => (await xlsxFile(["Marque"], ["A"])).slice(0, 900),
      422,
      "import-damaged",
      /abîmé/,
    ],
    ["titres.csv", () => csvFile("Désignation;Marque"), 422, "import-without-lines", /rien à importer/],
    [
      "guillemet.csv",
      () => csvFile("Désignation;Note", "Tablette;ok", 'Tablette;"jamais fermé'),
      422,
      "import-quote",
      /ligne 3/,
    ],
    ["large.csv", () => csvFile("Désignation", "x;".repeat(200)), 422, "import-too-many-columns", /ligne 2/],
    ["long.csv", () => manyLines(200_000), 422, "import-too-many-lines", /20\s000 lignes/u],
    ["lourd.csv", () => new Uint8Array(50 * 1024 * 1024).fill(0x61), 413, "body-too-large", /10 Mo/],
  ])("%s", async (name, bytes, status, code, says) => {
    const answer = await send(await bytes(), name);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.detail).toMatch(says);
    expect(await app.context.db.read.count(ImportEntity)).toBe(0);
    expect(app.reported).toEqual([]);
  });

  it("is refused by what it announces, before it is read", async () => {
    const answer = await send(utf8("a"), "a.csv", { "content-length": String(50 * 1024 * 1024) });
    expect(answer).toMatchObject({ status: 413, body: { code: "body-too-large" } });
  });

  it("is not taken as a form of another site would send it", async () => {
    const answer = await send(utf8("Désignation\nTablette"), "a.csv", { "content-type": "text/plain" });
    expect(answer).toMatchObject({ status: 415, body: { code: "wrong-content-type" } });
  });
});

describe("a workbook that means harm", () => {
  const zeros = Buffer.alloc(120 * 1024 * 1024, 0x20);

  it.each<[string, () => Uint8Array, string]>([
    [
      "a bomb that says its size",
      () => zipFile(workbookParts(sheet(zeros.toString()))),
      "import-too-large-inside",
    ],
    [
      "a bomb that lies about its size",
      () =>
        zipFile([...workbookParts(sheet(twoRows)), { name: "xl/media/a.png", content: zeros, claimed: 10 }]),
      "import-damaged",
    ],
    [
      "thousands of parts",
      () => zipFile(Array.from({ length: 3_000 }, (_, at) => ({ name: `xl/${at}.xml`, content: "<a/>" }))),
      "import-too-large-inside",
    ],
    [
      "external entities",
      () => zipFile(workbookParts(sheet(twoRows, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'))),
      "import-entities",
    ],
    [
      "macros",
      () => zipFile([...workbookParts(sheet(twoRows)), { name: "xl/vbaProject.bin", content: "macro" }]),
      "import-macros",
    ],
    [
      "a last row far away",
      () => zipFile(workbookParts(sheet(twoRows.replaceAll('"2"', '"1048576"')))),
      "import-without-lines",
    ],
  ])("%s", async (_name, bytes, code) => {
    const before = process.memoryUsage().rss;
    const answer = await send(bytes(), "inventaire.xlsx");
    expect(answer.body).toMatchObject({ code });
    expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024);
    expect(app.reported).toEqual([]);
  });

  it("the same workbook without harm is read", async () => {
    expect(await send(zipFile(workbookParts(sheet(twoRows))), "inventaire.xlsx")).toMatchObject({
      status: 201,
    });
  });
});

describe("a line that cannot be", () => {
  async function reasonOf(headings: string[], cells: (string | number)[], as: "csv" | "xlsx" = "csv") {
    const table = [
      ["Désignation", ...headings],
      ["Tablette Samsung", ...cells],
    ];
    const bytes = as === "csv" ? csvFile(...table.map((line) => line.join(";"))) : await xlsxFile(...table);
    const { body, status } = await send(bytes, `a.${as}`);
    expect([status, body.detail]).toEqual([201, undefined]);
    const { items } = (await app.request<{ items: ImportLine[] }>(`/imports/${body.id}/lines`)).body;
    expect(items).toMatchObject([{ line: 2, verdict: "refused" }]);
    return items[0]?.reasons.join(" ");
  }

  it.each<[string, string[], (string | number)[], "csv" | "xlsx", RegExp]>([
    [
      "an ICCID as Excel shows it",
      ["ICCID"],
      ["8,93E+18"],
      "csv",
      /^Colonne B .*arrondi.*8,93E\+18.*format Texte/,
    ],
    ["an ICCID as Excel in English shows it", ["ICCID"], ["8.93301E+18"], "csv", /arrondi.*8\.93301E\+18/],
    ["an ICCID that is a number", ["ICCID"], [Number("8933010000000000001")], "xlsx", /arrondi.*8,93E\+18/],
    [
      "an ICCID that ends in zeros",
      ["ICCID"],
      ["8933012345678900000"],
      "csv",
      /zéros.*arrondi.*format Texte/,
    ],
    [
      "an ICCID with a wrong digit",
      ["ICCID"],
      ["8933010000000000011"],
      "csv",
      /numéro de SIM « 8933010000000000011 »/,
    ],
    ["an IMEI with a wrong digit", ["IMEI"], ["353012340000016"], "csv", /^Colonne B \(IMEI\) : l’IMEI/],
    ["an EAN with a wrong digit", ["EAN"], ["4006381333932"], "csv", /EAN « 4006381333932 »/],
    [
      "a price of −1",
      ["Prix"],
      ["-1"],
      "csv",
      /^Colonne B \(Prix d’achat\) : un prix ne peut pas être négatif/,
    ],
    ["a price of −1 as a number", ["Prix"], [-1], "xlsx", /négatif/],
    ["a price that is none", ["Prix"], ["gratuit"], "csv", /n’est pas un prix/],
    ["a day that is none", ["Date d’achat"], ["31/02/2026"], "csv", /n’est pas une date/],
    ["half an item", ["Quantité"], ["0,5"], "csv", /de 1 à 500/],
    ["three columns too many", ["Note"], ["ok", "a", "b", "c"], "csv", /3 colonnes de trop/],
    ["one number for two", ["N° de série", "Quantité"], ["S1", "2"], "csv", /mêmes numéros/],
  ])("%s", async (_name, headings, cells, as, says) => {
    expect(await reasonOf(headings, cells, as)).toMatch(says);
  });
});
