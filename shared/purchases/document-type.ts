import type { DocumentType } from "./schema.ts";

const starts = (bytes: Uint8Array, signature: readonly number[], at = 0) =>
  signature.every((byte, index) => bytes[at + index] === byte);
const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));

/**
 * What a file is by its own bytes, whatever its name and its sender say; null when it is none of the three.
 * Signatures: ISO 32000-1 §7.5.2 (PDF), ITU-T T.81 (JPEG: start of image, then a marker), PNG specification §5.2 (signature and IHDR).
 */
export function documentTypeOf(bytes: Uint8Array): DocumentType | null {
  if (starts(bytes, ascii("%PDF-")) && holds(bytes.subarray(-2048), ascii("%%EOF"))) return "application/pdf";
  if (starts(bytes, [0xff, 0xd8, 0xff]) && bytes.length > 100) return "image/jpeg";
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && starts(bytes, ascii("IHDR"), 12))
    return "image/png";
  return null;
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = 0; at <= bytes.length - wanted.length; at++) if (starts(bytes, wanted, at)) return true;
  return false;
}
