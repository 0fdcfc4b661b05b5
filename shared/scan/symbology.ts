/** The families of barcodes that change what a text can mean. */
export type Symbology = "ean" | "itf" | "code-128" | "gs1" | "other";

/** Symbology identifiers of ISO/IEC 15424 ("AIM prefixes"): `]`, the letter of the code, a digit for its option. */
const identifier = /^\]([A-Za-z])([0-9A-Za-z])/;

/** Options that announce GS1 element strings: GS1-128, DataBar, GS1 DataMatrix, GS1 QR Code, GS1 DotCode. */
const gs1Identifiers = new Set(["C1", "e0", "d2", "Q3", "J1"]);

function ofIdentifier(letter: string, option: string): Symbology {
  if (gs1Identifiers.has(letter + option)) return "gs1";
  if (letter === "E") return "ean";
  if (letter === "I") return "itf";
  return letter === "C" ? "code-128" : "other";
}

/** Takes the symbology identifier off a text, where a scanner sent one. */
export function splitSymbology(text: string): { symbology?: Symbology; text: string } {
  const match = identifier.exec(text);
  if (!match) return { text };
  return { symbology: ofIdentifier(match[1] ?? "", match[2] ?? ""), text: text.slice(match[0].length) };
}

/** The family of a symbology as decoders name it (`EAN-13`, `EAN13`, `ean_13`, `Code128`, `ITF14`, `]C1` …). */
export function symbologyNamed(name: string | undefined): Symbology | undefined {
  if (name === undefined) return undefined;
  const identified = splitSymbology(name);
  if (identified.symbology) return identified.symbology;
  const key = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (key.startsWith("gs1") || key.startsWith("databar")) return "gs1";
  if (/^(ean|upc)/.test(key)) return "ean";
  if (key.startsWith("itf")) return "itf";
  return key === "code128" ? "code-128" : "other";
}
