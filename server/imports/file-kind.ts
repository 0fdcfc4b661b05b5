import { Problem } from "../http/problem.ts";

const starts = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, at) => bytes[at] === byte);
const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));

/** What a file is, by its first bytes, whatever its name says. */
const strangers: [what: string, signature: number[]][] = [
  ["un programme (.exe)", ascii("MZ")],
  ["un programme", [0x7f, ...ascii("ELF")]],
  ["un PDF", ascii("%PDF")],
  ["une image", [0x89, ...ascii("PNG")]],
  ["une image", [0xff, 0xd8, 0xff]],
  ["une image", ascii("GIF8")],
  ["une archive", ascii("Rar!")],
  ["une archive", [0x37, 0x7a, 0xbc, 0xaf]],
  ["une archive", [0x1f, 0x8b]],
  ["une page web", ascii("<!DOCTYPE")],
  ["une page web", ascii("<html")],
  ["du XML", ascii("<?xml")],
];

/**
 * A zip may be a workbook; a text may be a CSV.
 *
 * @throws Problem for anything else, saying what it is
 */
export function fileKind(bytes: Uint8Array): "zip" | "text" {
  if (bytes.length === 0) throw new Problem("import-empty");
  if (starts(bytes, ...ascii("PK"), 3, 4)) return "zip";
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Problem("import-old-workbook");
  const stranger = strangers.find(([, signature]) => starts(bytes, ...signature));
  if (stranger) throw new Problem("import-not-a-table", { what: stranger[0] });
  const isUtf16 = starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff);
  if (!isUtf16 && bytes.includes(0)) throw new Problem("import-not-a-table", { what: "un fichier binaire" });
  return "text";
}
