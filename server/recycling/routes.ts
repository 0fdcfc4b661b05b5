import { z } from "@hono/zod-openapi";
import { pageOf } from "../../shared/paging.ts";
import { batchQuery, batchView, boxCountInput, boxesInput, boxView } from "../../shared/recycling/schema.ts";
import { staff } from "../../shared/roles.ts";
import { batchList } from "../documents/batch-list.ts";
import { pickupSlip } from "../documents/pickup-slip.ts";
import { answerPdf } from "../http/pdf.ts";
import { file, idParam, jsonBody, ok, route, slice } from "../http/routes.ts";
import { today } from "../organisation/today.ts";
import { addBoxes, listBoxes, setBoxes } from "./boxes.ts";
import { batchListData, pickupSlipData } from "./papers.ts";
import { listBatches, readBatch } from "./service.ts";

const boxes = z.object({ items: z.array(boxView) });

export const recyclingRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/batches",
      access: staff,
      request: { query: batchQuery },
      responses: ok(pageOf(batchView)),
    }),
    async (c) => c.json(await listBatches(c.var.context.db.read, c.req.valid("query")), 200),
  )
  .openapi(
    route({
      method: "get",
      path: "/batches/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(batchView),
    }),
    async (c) => c.json(await readBatch(c.var.context.db.read, c.req.valid("param").id), 200),
  )
  .openapi(
    route({
      method: "get",
      path: "/batches/{id}/boxes",
      access: staff,
      request: { params: idParam },
      responses: ok(boxes),
    }),
    async (c) => {
      const { read } = c.var.context.db;
      const batch = await readBatch(read, c.req.valid("param").id);
      return c.json({ items: await listBoxes(read, batch.id) }, 200);
    },
  )
  .openapi(
    route({
      method: "post",
      path: "/batches/{id}/boxes",
      access: staff,
      request: { params: idParam, body: jsonBody(boxesInput) },
      responses: ok(boxes),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => addBoxes(em, context, id, c.req.valid("json").ids));
      return c.json({ items: await listBoxes(context.db.read, id) }, 200);
    },
  )
  .openapi(
    route({
      method: "put",
      path: "/batches/{id}/boxes",
      access: staff,
      request: { params: idParam, body: jsonBody(boxCountInput) },
      responses: ok(boxes),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => setBoxes(em, context, id, c.req.valid("json")));
      return c.json({ items: await listBoxes(context.db.read, id) }, 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/batches/{id}/pickup-slip.pdf",
      access: staff,
      request: { params: idParam },
      responses: file("application/pdf"),
    }),
    async (c) => {
      const { context } = c.var;
      const data = await pickupSlipData(context.db.read, c.req.valid("param").id, await today(context));
      return answerPdf(c, await pickupSlip(data), `bordereau-${data.number.code}`);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/batches/{id}/list.pdf",
      access: staff,
      request: { params: idParam },
      responses: file("application/pdf"),
    }),
    async (c) => {
      const { context } = c.var;
      const data = await batchListData(context.db.read, c.req.valid("param").id, await today(context));
      return answerPdf(c, await batchList(data), `lot-${data.number.code}`);
    },
  );
