import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import type { ExportColumn, ExportRow } from "../../../server/exchange/columns.ts";
import { exportStream } from "../../../server/exchange/export-stream.ts";
import { unguarded } from "../../../shared/exchange/guarded-text.ts";
import { csvLines, csvObjects, xlsxLines } from "../../support/read-export.ts";

const columns = [
  { key: "code", header: "ICCID", type: "code" },
  { key: "text", header: "Désignation", type: "text" },
  { key: "count", header: "Nombre", type: "integer" },
  { key: "price", header: "Prix", type: "money" },
  { key: "day", header: "Jour", type: "date" },
  { key: "moment", header: "Moment", type: "instant" },
  { key: "known", header: "Connu", type: "flag" },
] as const satisfies ExportColumn[];
const options = { timeZone: "Europe/Paris", sheet: "Essai" };

const row = {
  code: "8933010000000000001",
  text: '=HYPERLINK("http://x";"y")',
  count: 12,
  price: -123456,
  day: "2027-03-03",
  moment: "2027-06-30T22:30:00.000Z",
  known: true,
};

async function* each<Row>(rows: Iterable<Row>): AsyncGenerator<Row> {
  yield* rows;
}

async function written(rows: ExportRow[], format: "csv" | "xlsx"): Promise<Uint8Array> {
  const stream = exportStream(columns as readonly ExportColumn[], each(rows), format, options);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe("a CSV", () => {
  it("has a mark, semicolons, decimal commas, French days and the organisation's clock", async () => {
    const bytes = await written([row], "csv");
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).toBe(
      "\uFEFFICCID;Désignation;Nombre;Prix;Jour;Moment;Connu\r\n" +
        `\t8933010000000000001;"'=HYPERLINK(""http://x"";""y"")";12;-1234,56;03/03/2027;01/07/2027 00:30;oui\r\n`,
    );
  });

  it("keeps empty cells empty, and headings when there is no row", async () => {
    const empty = Object.fromEntries(columns.map(({ key }) => [key, null]));
    expect(csvLines(await written([empty], "csv"))[1]).toEqual(["", "", "", "", "", "", ""]);
    expect(csvLines(await written([], "csv"))).toHaveLength(1);
  });

  it("gives back every text and identifier that it was given", async () => {
    const texts = fc.string({ unit: "grapheme" }).map((text) => text.trim());
    const odd = fc.constantFrom('"', ";", "\r\n", "=1", "\t", "'", "é", "8,93E+18", "-1", "+33");
    const cell = fc.tuple(odd, texts).map(([start, rest]) => (start + rest).trim());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ code: cell, text: cell }), { maxLength: 20 }), async (rows) => {
        const lines = csvLines(await written(rows as ExportRow[], "csv")).slice(1);
        expect(lines.map(([code = "", text = ""]) => [unguarded(code), unguarded(text)])).toEqual(
          rows.map(({ code, text }) => [code, text]),
        );
      }),
    );
  });
});

describe("a workbook", () => {
  it("has a sheet whose name Excel takes, whatever the list is called", async () => {
    const sheet = "Registre d’inventaire au 31/12/2026 [exercice]";
    const stream = exportStream(columns as readonly ExportColumn[], each([row]), "xlsx", {
      ...options,
      sheet,
    });
    const { sheets } = await readXlsx(new Uint8Array(await new Response(stream).arrayBuffer()));
    expect(sheets.map(({ name }) => name)).toEqual(["Registre d’inventaire au 31 12 "]);
  });

  it("stores texts as texts, amounts as numbers and days as dates", async () => {
    const [headings, first] = await xlsxLines(await written([row], "xlsx"));
    expect(headings).toEqual(columns.map(({ header }) => header));
    expect(first).toEqual([
      row.code,
      row.text,
      12,
      -1234.56,
      new Date("2027-03-03T00:00:00Z"),
      new Date("2027-07-01T00:30:00Z"),
      "oui",
    ]);
  });

  it("gives back every text that it was given", async () => {
    const text = fc
      .string({ unit: "grapheme" })
      .map((made) => made.replace(/\r\n?/g, "\n").trim())
      .filter((made) => made !== "");
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 10 }), async (texts) => {
        const rows = texts.map((made) => ({ text: made })) as unknown as ExportRow[];
        const lines = (await xlsxLines(await written(rows, "xlsx"))).slice(1);
        expect(lines.map((line) => line[1])).toEqual(texts);
      }),
      { numRuns: 30 },
    );
  });
});

describe("both", () => {
  it.each(["csv", "xlsx"] as const)(
    "%s: rows are taken as fast as bytes, and ended with the reader",
    async (format) => {
      let taken = 0;
      let ended = false;
      async function* endless() {
        try {
          for (;;) {
            taken += 1;
            yield { ...row, text: `ligne ${taken} ${Math.sin(taken)}` };
          }
        } finally {
          ended = true;
        }
      }
      const stream = exportStream(columns as readonly ExportColumn[], endless(), format, options);
      const reader = stream.getReader();
      for (let chunk = 0; chunk < 20; chunk++) await reader.read();
      const takenByThen = taken;
      expect(takenByThen).toBeLessThan(20_000);
      await reader.cancel();
      expect(ended).toBe(true);
      expect(taken).toBeLessThan(takenByThen + 2_000);
    },
  );

  it("say what went wrong with the rows by breaking off", async () => {
    async function* broken(): AsyncGenerator<ExportRow> {
      yield row;
      throw new Error("the database went away");
    }
    for (const format of ["csv", "xlsx"] as const) {
      const stream = exportStream(columns as readonly ExportColumn[], broken(), format, options);
      await expect(new Response(stream).arrayBuffer()).rejects.toThrow("the database went away");
    }
  });

  it("agree on what they say", async () => {
    const [csv] = csvObjects(await written([row], "csv"));
    const [, xlsx = []] = await xlsxLines(await written([row], "xlsx"));
    expect(csv?.ICCID).toBe(xlsx[0]);
    expect(csv?.Nombre).toBe(String(xlsx[2]));
  });

  it.each(["csv", "xlsx"])(
    "%s: 100 000 rows fit through a heap that could not hold them",
    (format) => {
      const options = ["--max-old-space-size=48", "--import", "tsx"];
      const program = "tests/support/write-large-export.ts";
      const written = execFileSync(process.execPath, [...options, program, format, "100000"], {
        encoding: "utf8",
      });
      expect(Number(written)).toBeGreaterThan(5_000_000);
    },
    60_000,
  );
});
