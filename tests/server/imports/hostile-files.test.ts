import { beforeEach, describe, expect, it } from "vitest";
import { readApart } from "../../../server/imports/read-apart.ts";
import type { ImportView } from "../../../shared/imports/schema.ts";
import { csvFile, workbookParts, zipFile } from "../../support/import-files.ts";
import { startApp, type TestApp } from "../../support/server.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

const send = (bytes: Uint8Array, signal?: AbortSignal) =>
  app.request<ImportView & { code: string }>("/imports?name=a", {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: bytes as BodyInit,
    ...(signal ? { signal } : {}),
  });

const text = (content: string) => new TextEncoder().encode(content);
const sheet = (rows: string) =>
  zipFile(
    workbookParts(
      `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ),
  );
/** Cells that are opened and never closed: the reader of workbooks looks for their end from each of them again. */
const unclosed = () => sheet(`<row r="2">${"<c ".repeat(10_000_000)}`);
const good = csvFile("Désignation;N° de série", "Tablette;S1");

/** How often the event loop came round before it was done: at each turn others are served. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let next = setImmediate(function turn() {
    turns++;
    next = setImmediate(turn);
  });
  await work.catch(() => undefined);
  clearImmediate(next);
  return turns;
}

describe("a file that costs more than it is worth", { timeout: 60_000 }, () => {
  it.each<[string, () => Uint8Array, string]>([
    [
      "millions of short lines",
      () => text(`Marque;Modele\n${"a;b\n".repeat(2_400_000)}`),
      "import-too-many-lines",
    ],
    [
      "millions of empty lines",
      () => text(`Marque;Modele\n${"\n".repeat(9_000_000)}`),
      "import-too-many-lines",
    ],
    [
      "millions of cells in one line",
      () => text(`Marque\n${";".repeat(9_000_000)}`),
      "import-too-many-columns",
    ],
  ])("%s: refused, and others are served while it is read", async (_name, file, code) => {
    const bytes = file();
    expect(await turnsDuring(readApart(bytes))).toBeGreaterThan(10);
    expect((await send(bytes)).body).toMatchObject({ code });
  });

  it("is given up after its time, and the next one is read", async () => {
    const [hostile, next] = [readApart(unclosed(), { within: 1_000 }), readApart(good)];
    await expect(hostile).rejects.toMatchObject({ code: "import-too-slow" });
    expect((await next).lines).toHaveLength(1);
  });

  it("is refused unread when one cell of it would fill the memory", async () => {
    const cell = `<c t="inlineStr"><is><t>${"&amp;".repeat(18_000_000)}</t></is></c>`;
    const refusal = readApart(sheet(`<row r="2">${cell}</row>`));
    await expect(refusal).rejects.toMatchObject({ code: "import-too-large-inside" });
  });

  it("is given up when whoever sent it leaves", async () => {
    const leaving = new AbortController();
    const answer = send(unclosed(), leaving.signal);
    const next = send(good);
    setTimeout(() => leaving.abort(), 500);
    const [left, right] = await Promise.all([answer, next]);
    expect(left.body.code).toBe("unavailable");
    expect(right.status).toBe(201);
    expect(app.reported).toEqual([]);
  });
});

it("lines that end as on an old Macintosh are read", async () => {
  const lines = Array.from({ length: 17_000 }, (_, at) => `Tablette;S${at}`);
  const { lines: read } = await readApart(text(["Désignation;N° de série", ...lines].join("\r")));
  expect(read.map(({ line }) => line)).toEqual(lines.map((_, at) => at + 2));
});
