import bwip from "bwip-js/node";

/** A barcode for the screen, as SVG; for paper there are `code128` and `qrCode`, whose bars keep to the printer's dots. */
export function barcodeSvg(text: string, format: "code128" | "qrcode"): string {
  const quiet = format === "code128" ? { paddingwidth: 10, paddingheight: 4 } : { padding: 4 };
  return bwip.toSVG({
    bcid: format,
    text,
    scale: 1,
    ...(format === "code128" ? { height: 14 } : {}),
    ...quiet,
  });
}
