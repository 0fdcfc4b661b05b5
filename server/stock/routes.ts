import { z } from "@hono/zod-openapi";
import { pageOf } from "../../shared/paging.ts";
import { management, staff } from "../../shared/roles.ts";
import { communeCode } from "../../shared/values.ts";
import {
  communeView,
  gtinInput,
  itemDetail,
  itemEdit,
  itemQuery,
  itemView,
  kitInput,
  kitView,
  modelInput,
  modelView,
  siteInput,
  siteView,
} from "../../shared/stock/schema.ts";
import { editOf } from "../http/edit-of.ts";
import { Problem } from "../http/problem.ts";
import { created, idParam, jsonBody, ok, route, slice } from "../http/routes.ts";
import { today } from "../organisation/today.ts";
import { editItem, listItems, readItem } from "./items.ts";
import { createKit, editKit, listKits, readKit } from "./kits.ts";
import { addGtin, removeGtin, createModel, editModel, listModels, readModel } from "./models.ts";
import { createSite, editSite, listCommunes, listSites, readSite } from "./sites.ts";

const all = <Schema extends z.ZodType>(schema: Schema) => ok(z.object({ items: z.array(schema) }));

export const itemRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/items",
      access: staff,
      request: { query: itemQuery },
      responses: ok(pageOf(itemView)),
    }),
    async (c) => {
      const { context } = c.var;
      return c.json(await listItems(context.db.read, c.req.valid("query"), await today(context)), 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/items/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(itemDetail),
    }),
    async (c) => {
      const { context } = c.var;
      return c.json(await readItem(context.db.read, c.req.valid("param").id, await today(context)), 200);
    },
  )
  .openapi(
    route({
      method: "patch",
      path: "/items/{id}",
      access: staff,
      request: { params: idParam, body: jsonBody(itemEdit) },
      responses: ok(itemDetail),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => editItem(em, id, c.req.valid("json")));
      return c.json(await readItem(context.db.read, id, await today(context)), 200);
    },
  );

export const modelRoutes = slice()
  .openapi(route({ method: "get", path: "/models", access: staff, responses: all(modelView) }), async (c) =>
    c.json({ items: await listModels(c.var.context.db.read) }, 200),
  )
  .openapi(
    route({
      method: "post",
      path: "/models",
      access: staff,
      request: { body: jsonBody(modelInput) },
      responses: created(modelView),
    }),
    async (c) => {
      const { context } = c.var;
      const id = await context.db.write((em) => createModel(em, context, c.req.valid("json")));
      return c.json(await readModel(context.db.read, id), 201);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/models/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(modelView),
    }),
    async (c) => c.json(await readModel(c.var.context.db.read, c.req.valid("param").id), 200),
  )
  .openapi(
    route({
      method: "patch",
      path: "/models/{id}",
      access: management,
      request: { params: idParam, body: jsonBody(editOf(modelInput)) },
      responses: ok(modelView),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => editModel(em, context, id, c.req.valid("json")));
      return c.json(await readModel(context.db.read, id), 200);
    },
  )
  .openapi(
    route({
      method: "post",
      path: "/models/{id}/gtins",
      access: staff,
      description: "One more article number (EAN) that the boxes of this model bear.",
      request: { params: idParam, body: jsonBody(gtinInput) },
      responses: ok(modelView),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => addGtin(em, context, id, c.req.valid("json").gtin));
      return c.json(await readModel(context.db.read, id), 200);
    },
  )
  .openapi(
    route({
      method: "delete",
      path: "/models/{id}/gtins/{gtin}",
      access: management,
      request: { params: idParam.extend(gtinInput.shape) },
      responses: ok(modelView),
    }),
    async (c) => {
      const { context } = c.var;
      const { id, gtin } = c.req.valid("param");
      await context.db.write((em) => removeGtin(em, id, gtin));
      return c.json(await readModel(context.db.read, id), 200);
    },
  );

export const siteRoutes = slice()
  .openapi(route({ method: "get", path: "/sites", access: staff, responses: all(siteView) }), async (c) =>
    c.json({ items: await listSites(c.var.context.db.read) }, 200),
  )
  .openapi(
    route({
      method: "post",
      path: "/sites",
      access: management,
      request: { body: jsonBody(siteInput) },
      responses: created(siteView),
    }),
    async (c) => {
      const { context } = c.var;
      const site = await context.db.write((em) => createSite(em, context, c.req.valid("json")));
      return c.json(await readSite(context.db.read, site.id), 201);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/sites/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(siteView),
    }),
    async (c) => c.json(await readSite(c.var.context.db.read, c.req.valid("param").id), 200),
  )
  .openapi(
    route({
      method: "patch",
      path: "/sites/{id}",
      access: management,
      request: { params: idParam, body: jsonBody(editOf(siteInput)) },
      responses: ok(siteView),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => editSite(em, id, c.req.valid("json")));
      return c.json(await readSite(context.db.read, id), 200);
    },
  )
  .openapi(
    route({ method: "get", path: "/communes", access: staff, responses: all(communeView) }),
    async (c) => c.json({ items: await listCommunes(c.var.context.db.read) }, 200),
  )
  .openapi(
    route({
      method: "get",
      path: "/communes/{code}",
      access: staff,
      request: { params: z.object({ code: communeCode }) },
      responses: ok(communeView),
    }),
    async (c) => {
      const { code } = c.req.valid("param");
      const commune = (await listCommunes(c.var.context.db.read)).find(
        (candidate) => candidate.code === code,
      );
      if (!commune) throw new Problem("not-found");
      return c.json(commune, 200);
    },
  );

export const kitRoutes = slice()
  .openapi(route({ method: "get", path: "/kits", access: staff, responses: all(kitView) }), async (c) => {
    const { context } = c.var;
    return c.json({ items: await listKits(context.db.read, await today(context)) }, 200);
  })
  .openapi(
    route({
      method: "post",
      path: "/kits",
      access: staff,
      request: { body: jsonBody(kitInput) },
      responses: created(kitView),
    }),
    async (c) => {
      const { context } = c.var;
      const id = await context.db.write((em) => createKit(em, context, c.req.valid("json")));
      return c.json(await readKit(context.db.read, id, await today(context)), 201);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/kits/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(kitView),
    }),
    async (c) => {
      const { context } = c.var;
      return c.json(await readKit(context.db.read, c.req.valid("param").id, await today(context)), 200);
    },
  )
  .openapi(
    route({
      method: "patch",
      path: "/kits/{id}",
      access: staff,
      request: { params: idParam, body: jsonBody(editOf(kitInput)) },
      responses: ok(kitView),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => editKit(em, id, c.req.valid("json")));
      return c.json(await readKit(context.db.read, id, await today(context)), 200);
    },
  );
