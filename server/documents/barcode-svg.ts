import bwip from "bwip-js/node";
import { gs1Mod10 } from "../../shared/scan/check-digits.ts";
import { readGs1 } from "../../shared/scan/gs1.ts";

export const barcodeFormats = ["code128", "qrcode", "ean13", "gs1-128"] as const;
export type BarcodeFormat = (typeof barcodeFormats)[number];

/** Whether a text can be drawn so: 13 digits with their check digit, GS1 elements with identifiers in parentheses. */
export function fitsBarcode(text: string, format: BarcodeFormat): boolean {
  if (format === "ean13") return /^[0-9]{13}$/.test(text) && gs1Mod10.verify(text);
  return format !== "gs1-128" || (/^\([0-9]{2,3}\)/.test(text) && readGs1(text) !== undefined);
}

/** A barcode for the screen, as SVG; for paper there are `code128` and `qrCode`, whose bars keep to the printer's dots. */
export function barcodeSvg(text: string, format: BarcodeFormat): string {
  const linear = format !== "qrcode";
  const quiet = linear ? { paddingwidth: 10, paddingheight: 4 } : { padding: 4 };
  return bwip.toSVG({
    bcid: format,
    text,
    scale: 1,
    ...(linear ? { height: 14 } : {}),
    ...quiet,
  });
}
