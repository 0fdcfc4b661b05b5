import type { Context } from "hono";

/** A PDF to look at, with a name to save it under (ASCII, without the ending). */
export function answerPdf(c: Context, pdf: Buffer, name: string) {
  return c.body(new Uint8Array(pdf), 200, {
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="${name}.pdf"`,
    "cache-control": "no-store",
  });
}
