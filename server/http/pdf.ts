import type { Context } from "hono";
import { attachment } from "./attachment.ts";

/** A PDF to look at, with a name to save it under (without the ending). */
export function answerPdf(c: Context, pdf: Buffer, name: string) {
  return c.body(new Uint8Array(pdf), 200, {
    "content-type": "application/pdf",
    "content-disposition": attachment(`${name}.pdf`, "inline"),
    "cache-control": "no-store",
  });
}
