import { pageOf } from "../../shared/paging.ts";
import { batchQuery, batchView } from "../../shared/recycling/schema.ts";
import { staff } from "../../shared/roles.ts";
import { batchList } from "../documents/batch-list.ts";
import { pickupSlip } from "../documents/pickup-slip.ts";
import { answerPdf } from "../http/pdf.ts";
import { file, idParam, ok, route, slice } from "../http/routes.ts";
import { today } from "../organisation/today.ts";
import { batchListData, pickupSlipData } from "./papers.ts";
import { listBatches, readBatch } from "./service.ts";

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
