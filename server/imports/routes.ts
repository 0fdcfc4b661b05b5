import { z } from "@hono/zod-openapi";
import {
  importChoices,
  importLineQuery,
  importLines,
  importRun,
  importView,
} from "../../shared/imports/schema.ts";
import { staff } from "../../shared/roles.ts";
import { largestUpload } from "../../shared/uploads.ts";
import { line } from "../../shared/values.ts";
import { exportFormats } from "../exchange/columns.ts";
import { answerExport, answerFile } from "../exchange/list-export.ts";
import { created, file, fileBody, idParam, jsonBody, noContent, ok, route, slice } from "../http/routes.ts";
import { importLinesOf } from "./lines.ts";
import { refusedLines } from "./refused-lines.ts";
import { runImport } from "./run.ts";
import { choose, createImport, listImports, readImport, removeImport } from "./service.ts";
import { csvTemplate, workbookTemplate } from "./template.ts";

export const importRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/imports",
      access: staff,
      responses: ok(z.object({ items: z.array(importView) })),
    }),
    async (c) => c.json({ items: await listImports(c.var.context.db.read) }, 200),
  )
  .openapi(
    route({
      method: "post",
      path: "/imports",
      access: staff,
      upload: largestUpload,
      description: "A CSV, XLSX or ODS file of equipment; it is read and planned, nothing is imported yet.",
      request: { query: z.object({ name: line(200) }), body: fileBody },
      responses: created(importView),
    }),
    async (c) => {
      const { context, user } = c.var;
      const { name } = c.req.valid("query");
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const id = await createImport(context, user.id, { name, bytes, signal: c.req.raw.signal });
      return c.json(await readImport(context.db.read, id), 201);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/imports/template",
      access: staff,
      request: { query: z.object({ format: z.enum(exportFormats).default("xlsx") }) },
      responses: file("application/octet-stream"),
    }),
    async (c) => {
      const { format } = c.req.valid("query");
      const bytes = format === "csv" ? csvTemplate() : await workbookTemplate();
      return answerFile(c, bytes, format, "Modèle pour importer du matériel");
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/imports/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(importView),
    }),
    async (c) => c.json(await readImport(c.var.context.db.read, c.req.valid("param").id), 200),
  )
  .openapi(
    route({
      method: "delete",
      path: "/imports/{id}",
      access: staff,
      request: { params: idParam },
      responses: noContent,
    }),
    async (c) => {
      await removeImport(c.var.context, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .openapi(
    route({
      method: "put",
      path: "/imports/{id}/choices",
      access: staff,
      request: { params: idParam, body: jsonBody(importChoices) },
      responses: ok(importView),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await choose(context, id, c.req.valid("json"));
      return c.json(await readImport(context.db.read, id), 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/imports/{id}/lines",
      access: staff,
      request: { params: idParam, query: importLineQuery },
      responses: ok(importLines),
    }),
    async (c) =>
      c.json(await importLinesOf(c.var.context.db.read, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(
    route({
      method: "get",
      path: "/imports/{id}/refused.csv",
      access: staff,
      request: { params: idParam },
      responses: file("text/csv"),
    }),
    (c) => answerExport(c, "csv", ({ em }) => refusedLines(em, c.req.valid("param").id)),
  )
  .openapi(
    route({
      method: "post",
      path: "/imports/{id}/run",
      access: staff,
      description: "Answers when everything is written; progress is read at /imports/{id} meanwhile.",
      request: { params: idParam, body: jsonBody(importRun) },
      responses: ok(importView),
    }),
    async (c) => {
      const { context, user } = c.var;
      const { id } = c.req.valid("param");
      await runImport(context, user, id, c.req.valid("json").lines);
      return c.json(await readImport(context.db.read, id), 200);
    },
  );
