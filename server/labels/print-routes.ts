import { z } from "@hono/zod-openapi";
import {
  labelFormatInput,
  labelFormatView,
  labelJobInput,
  labelJobView,
  labelPreview,
  labelPreviewInput,
  largestOffset,
} from "../../shared/labels/schema.ts";
import { staff } from "../../shared/roles.ts";
import { answerPdf } from "../http/pdf.ts";
import { created, file, idParam, jsonBody, noContent, ok, route, slice } from "../http/routes.ts";
import { draw } from "./drawing-threads.ts";
import { createFormat, editFormat, listFormats, readFormat, removeFormat } from "./formats.ts";
import { createJob, listJobs, readJob, readPdf } from "./jobs.ts";
import { preview } from "./prepare.ts";
import { cancelJob, resumeJob, startJob } from "./runner.ts";

const shift = z.coerce.number().min(-largestOffset).max(largestOffset).default(0);

/** Stickers: the sizes that there are, and the address that their QR codes hold. */
export const labelFormatRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/label-formats",
      access: staff,
      responses: ok(z.object({ items: z.array(labelFormatView) })),
    }),
    async (c) => c.json({ items: await listFormats(c.var.context.db.read) }, 200),
  )
  .openapi(
    route({
      method: "post",
      path: "/label-formats",
      access: staff,
      request: { body: jsonBody(labelFormatInput) },
      responses: created(labelFormatView),
    }),
    async (c) => {
      const { context } = c.var;
      const id = await context.db.write((em) => createFormat(em, context, c.req.valid("json")));
      return c.json({ ...(await readFormat(context.db.read, id)), builtIn: false }, 201);
    },
  )
  .openapi(
    route({
      method: "put",
      path: "/label-formats/{id}",
      access: staff,
      request: { params: idParam, body: jsonBody(labelFormatInput) },
      responses: ok(labelFormatView),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => editFormat(em, id, c.req.valid("json")));
      return c.json({ ...(await readFormat(context.db.read, id)), builtIn: false }, 200);
    },
  )
  .openapi(
    route({
      method: "delete",
      path: "/label-formats/{id}",
      access: staff,
      request: { params: idParam },
      responses: noContent,
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      await c.var.context.db.write((em) => removeFormat(em, id));
      return c.body(null, 204);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/label-test.pdf",
      access: staff,
      request: { query: z.object({ format: z.string().max(40), x: shift, y: shift }) },
      responses: file("application/pdf"),
    }),
    async (c) => {
      const { format, x, y } = c.req.valid("query");
      const geometry = await readFormat(c.var.context.db.read, format);
      const drawn = await draw("test", { format: geometry, offset: { x, y } });
      return answerPdf(c, Buffer.from(drawn), "page-d-essai");
    },
  );

/** Printings: looked at first, then drawn in the background, come back to and taken. */
export const labelJobRoutes = slice()
  .openapi(
    route({
      method: "post",
      path: "/label-previews",
      access: staff,
      request: { body: jsonBody(labelPreviewInput) },
      responses: ok(labelPreview),
    }),
    async (c) => {
      const { page, ...request } = c.req.valid("json");
      return c.json(await preview(c.var.context, request, page), 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/label-jobs",
      access: staff,
      responses: ok(z.object({ items: z.array(labelJobView) })),
    }),
    async (c) => c.json({ items: await listJobs(c.var.context.db.read) }, 200),
  )
  .openapi(
    route({
      method: "post",
      path: "/label-jobs",
      access: staff,
      request: { body: jsonBody(labelJobInput) },
      responses: created(labelJobView),
    }),
    async (c) => {
      const { context, user } = c.var;
      const input = c.req.valid("json");
      await createJob(context, user.id, input);
      startJob(context, input.id);
      return c.json(await readJob(context.db.read, input.id), 201);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/label-jobs/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(labelJobView),
    }),
    async (c) => {
      const { context } = c.var;
      const job = await readJob(context.db.read, c.req.valid("param").id);
      resumeJob(context, job);
      return c.json(job, 200);
    },
  )
  .openapi(
    route({
      method: "post",
      path: "/label-jobs/{id}/cancel",
      access: staff,
      request: { params: idParam },
      responses: ok(labelJobView),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await cancelJob(context, id);
      return c.json(await readJob(context.db.read, id), 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/label-jobs/{id}/labels.pdf",
      access: staff,
      request: { params: idParam },
      responses: file("application/pdf"),
    }),
    async (c) => answerPdf(c, await readPdf(c.var.context.db.read, c.req.valid("param").id), "etiquettes"),
  );
