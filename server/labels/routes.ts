import { z } from "@hono/zod-openapi";
import { cardPreview, cardPreviewQuery, cardQuery } from "../../shared/labels/schema.ts";
import { staff } from "../../shared/roles.ts";
import { barcodeFormats, barcodeSvg, fitsBarcode } from "../documents/barcode-svg.ts";
import { answerPdf } from "../http/pdf.ts";
import { file, ok, route, slice } from "../http/routes.ts";
import { cardSheet } from "./cards.ts";
import { previewPage } from "./prepare.ts";
import { renderSheet } from "./render.ts";

export const labelRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/cards.pdf",
      access: staff,
      request: { query: cardQuery },
      responses: file("application/pdf"),
    }),
    async (c) => {
      const sheet = await cardSheet(c.var.context, c.req.valid("query"));
      return answerPdf(c, await renderSheet("Cartes", sheet), "cartes");
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/cards/preview",
      access: staff,
      request: { query: cardPreviewQuery },
      responses: ok(cardPreview),
    }),
    async (c) => {
      const { page, ...query } = c.req.valid("query");
      const sheet = await cardSheet(c.var.context, query);
      return c.json({ cards: sheet.faces.length, ...(await previewPage(sheet, page)) }, 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/barcode.svg",
      access: staff,
      request: {
        query: z
          .object({
            text: z
              .string()
              .regex(/^[ -~]+$/)
              .max(100),
            format: z.enum(barcodeFormats).default("code128"),
          })
          .refine(({ text, format }) => fitsBarcode(text, format), { path: ["text"] }),
      },
      responses: file("image/svg+xml"),
    }),
    (c) => {
      const { text, format } = c.req.valid("query");
      return c.body(barcodeSvg(text, format), 200, {
        "content-type": "image/svg+xml",
        "cache-control": "private, max-age=86400",
      });
    },
  );
