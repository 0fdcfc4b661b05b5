import type { Readable } from "node:stream";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { Problem } from "../http/problem.ts";
import { largestInflated, mostParts } from "./limits.ts";

const encrypted = 1;
const doctype = "<!DOCTYPE";

/**
 * Looks at every part of a workbook before a reader touches it: the sizes that its directory claims, then the sizes that
 * inflating really gives, macros, and XML that defines entities.
 *
 * @returns which kind of workbook it is
 * @throws Problem that says why it is refused
 */
export async function checkZip(bytes: Uint8Array): Promise<"xlsx" | "ods"> {
  const zip = await opened(bytes);
  const names = new Set<string>();
  let claimed = 0;
  let inflated = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      names.add(entry.fileName);
      claimed += entry.uncompressedSize;
      if (claimed > largestInflated || names.size > mostParts) throw new Problem("import-too-large-inside");
      if (entry.generalPurposeBitFlag & encrypted) throw new Problem("import-old-workbook");
      if (/vbaproject\.bin$|^basic\//i.test(entry.fileName)) throw new Problem("import-macros");
      inflated = await inflate(zip, entry, inflated);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    // The zip contradicts itself: a size that is not the real one, a part that cannot be inflated.
    throw new Problem("import-damaged");
  } finally {
    zip.close();
  }
  if (names.has("xl/workbook.xml")) return "xlsx";
  if (names.has("content.xml") && names.has("mimetype")) return "ods";
  throw new Problem("import-not-a-table", { what: "une archive" });
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false });
  } catch {
    throw new Problem("import-damaged");
  }
}

/** The running total after this part; each chunk is counted as it comes, and none is kept. */
async function inflate(zip: ZipFile, entry: Entry, before: number): Promise<number> {
  let total = before;
  let tail = "";
  const isXml = /\.(?:xml|rels|vml)$/i.test(entry.fileName);
  const stream: Readable = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    total += chunk.byteLength;
    if (total > largestInflated) throw new Problem("import-too-large-inside");
    if (!isXml) continue;
    const text = tail + chunk.toString("latin1");
    if (text.toUpperCase().includes(doctype)) throw new Problem("import-entities");
    tail = text.slice(-doctype.length);
  }
  return total;
}
