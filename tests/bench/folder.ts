import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { launchChromium } from "../support/chromium.ts";
import { spoilings, type Spoiling } from "./pictures/spoilt.ts";
import type { EngineName, ReadCode, Readings } from "./scanner-page.ts";
import type { BenchSite } from "./site.ts";
import type { PictureRow } from "./tables.ts";

const types: Record<string, string> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".bmp": "image/bmp",
  ".webp": "image/webp",
};

/**
 * Reads every picture of a folder and of those in it, as it is and spoilt. `NAME.txt` beside a picture says what it bears, and may be
 * empty; without it, what two engines agree upon in any state of the picture is taken for the truth.
 */
export async function measureFolder(
  site: BenchSite,
  folder: string,
  told: (done: number, of: number) => void,
): Promise<PictureRow[]> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => parse(name).ext.toLowerCase() in types)
    .sort();
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.route("**/pictures/*", (route) => {
    const name = files[Number(new URL(route.request().url()).pathname.split("/").at(-1))] ?? "";
    return route.fulfill({
      path: join(folder, name),
      contentType: types[parse(name).ext.toLowerCase()] ?? "",
    });
  });
  await page.goto(site.url);
  const rows: PictureRow[] = [];
  for (const [index, name] of files.entries()) {
    const read = new Map<Spoiling, Readings>();
    for (const how of spoilings) {
      const asked: [string, Spoiling] = [`/pictures/${index}`, how];
      read.set(how, await page.evaluate(([address, spoiling]) => window.__askFile(address, spoiling), asked));
    }
    const truths = truthsBeside(join(folder, name)) ?? agreedUpon([...read.values()]);
    for (const [fault, readings] of read)
      rows.push({ subject: parse(name).dir || ".", fault, tuned: false, truths, read: readings, name });
    told(index + 1, files.length);
  }
  await browser.close();
  return rows;
}

function truthsBeside(picture: string): ReadCode[] | undefined {
  const { dir, name } = parse(picture);
  const file = join(dir, `${name}.txt`);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8").trim();
  return text ? [{ text, format: "" }] : [];
}

const isOurs = ({ format }: ReadCode) =>
  /^(Code.?128|Code.?39|EAN.?13|UPC.?A|QR.?Code|Data.?Matrix)$/i.test(format);

function agreedUpon(all: Readings[]): ReadCode[] {
  const readers = new Map<string, Set<string>>();
  for (const readings of all)
    for (const [engine, { codes }] of Object.entries(readings) as [EngineName, Readings[EngineName]][])
      for (const code of codes.filter(isOurs)) {
        const text = normalText(code);
        readers.set(text, (readers.get(text) ?? new Set()).add(engine));
      }
  return [...readers].filter(([, engines]) => engines.size > 1).map(([text]) => ({ text, format: "" }));
}

/** A UPC-A is the EAN-13 that begins with 0; what stands at the ends of a text file is no part of a code. */
export const normalText = ({ text, format }: ReadCode): string =>
  /^UPC.?A$/.test(format) && text.length === 12 ? `0${text}` : text.trim();
