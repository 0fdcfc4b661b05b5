import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";

/** The lines of an exported CSV, as a program reads them: its mark checked, each cell as it stands. */
export function csvLines(bytes: Uint8Array): string[][] {
  if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) throw new Error("no UTF-8 mark");
  return parse(Buffer.from(bytes.subarray(3)), { delimiter: ";", relax_column_count: false });
}

/** The same, as one object a line under its headings, without the tabs that keep digits. */
export function csvObjects(bytes: Uint8Array): Record<string, string>[] {
  const [headings = [], ...lines] = csvLines(bytes);
  return lines.map((line) =>
    Object.fromEntries(headings.map((heading, at) => [heading, (line[at] ?? "").trim()])),
  );
}

export async function xlsxLines(bytes: Uint8Array): Promise<unknown[][]> {
  const { sheets } = await readXlsx(bytes);
  return sheets[0]?.rows ?? [];
}
