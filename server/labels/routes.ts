import { z } from "@hono/zod-openapi";
import { l7160 } from "../../shared/labels/formats.ts";
import { formatCode, numberOfCommand, type Command } from "../../shared/scan/printed-code.ts";
import { staff } from "../../shared/roles.ts";
import { barcodeFormats, barcodeSvg, fitsBarcode } from "../documents/barcode-svg.ts";
import { beneficiaryCards, cardSymbologies, commandCards } from "../documents/cards.ts";
import { Problem } from "../http/problem.ts";
import { file, route, slice } from "../http/routes.ts";
import { answerPdf } from "../http/pdf.ts";
import { readOrganisation } from "../organisation/service.ts";
import { today } from "../organisation/today.ts";
import { beneficiaryViewsByIds } from "../people/service.ts";
import { findItems, itemViews } from "../stock/items.ts";
import { renderLabels } from "./render.ts";
import { itemLabel, printed } from "./subjects.ts";

const ids = z
  .string()
  .max(40_000)
  .transform((text) => text.split(",").filter(Boolean))
  .pipe(z.array(z.uuid()).min(1).max(1000));

const cardSymbology = z.enum(cardSymbologies).default("code128");

const commandNames: Command[] = ["lend", "return", "top-up", "batch", "look-up", "cancel", "finish"];

/** What there was to choose before there was a page for it. */
const plainSheet = {
  format: l7160,
  style: { symbology: "code128-qr", compact: false },
  offset: { x: 0, y: 0 },
} as const;

export const labelRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/labels.pdf",
      access: staff,
      request: {
        query: z.object({ items: ids, startAt: z.coerce.number().int().min(1).max(21).default(1) }),
      },
      responses: file("application/pdf"),
    }),
    async (c) => {
      const { context } = c.var;
      const { items, startAt } = c.req.valid("query");
      const rows = await findItems(context.db.read, { ids: items });
      if (rows.length === 0) throw new Problem("not-found");
      const { name } = await readOrganisation(context.db.read);
      const views = await itemViews(context.db.read, rows, await today(context));
      const labels = views.map((item) => itemLabel(item, name));
      return answerPdf(c, await renderLabels({ ...plainSheet, labels, startAt }), "etiquettes");
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/command-cards.pdf",
      access: staff,
      request: { query: z.object({ symbology: cardSymbology }) },
      responses: file("application/pdf"),
    }),
    async (c) => {
      const { prefix, name } = await readOrganisation(c.var.context.db.read);
      const codes = Object.fromEntries(
        commandNames.map((command) => [
          command,
          printed(formatCode(prefix, "command", numberOfCommand(command))),
        ]),
      ) as Record<Command, { code: string; display: string }>;
      return answerPdf(
        c,
        await commandCards(codes, { issuer: name, symbology: c.req.valid("query").symbology }),
        "cartes-de-commande",
      );
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/beneficiary-cards.pdf",
      access: staff,
      request: { query: z.object({ ids, symbology: cardSymbology }) },
      responses: file("application/pdf"),
    }),
    async (c) => {
      const { context } = c.var;
      const { name } = await readOrganisation(context.db.read);
      const people = await beneficiaryViewsByIds(
        context.db.read,
        c.req.valid("query").ids,
        await today(context),
      );
      if (people.length === 0) throw new Problem("not-found");
      const cards = people.map((person) => ({
        ...printed(person.card),
        name: `${person.firstName} ${person.lastName}`,
      }));
      return answerPdf(
        c,
        await beneficiaryCards(cards, { issuer: name, symbology: c.req.valid("query").symbology }),
        "cartes-de-beneficiaires",
      );
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
