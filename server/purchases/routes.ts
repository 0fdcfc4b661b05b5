import { z } from "@hono/zod-openapi";
import { pageOf, pageQuery } from "../../shared/paging.ts";
import {
  accountCode,
  accountingEdit,
  accountingView,
  accountInput,
  accountView,
  documentView,
  fittingLine,
  fittingLineQuery,
  fundedPurchase,
  funderChoice,
  funderView,
  newPurchase,
  purchaseEditing,
  purchaseInput,
  purchasePage,
  purchaseQuery,
  purchaseView,
  supplierList,
} from "../../shared/purchases/schema.ts";
import { purchaseChangeView } from "../../shared/purchases/history.ts";
import { bookkeeping, management, staff } from "../../shared/roles.ts";
import { largestUpload } from "../../shared/uploads.ts";
import { id, line } from "../../shared/values.ts";
import { editOf } from "../http/edit-of.ts";
import { answerAttachment } from "../http/attachment.ts";
import { created, file, fileBody, idParam, jsonBody, noContent, ok, route, slice } from "../http/routes.ts";
import { editOrganisation } from "../organisation/service.ts";
import { modelFact } from "../stock/facts.ts";
import { createAccount, editAccount, readAccounting } from "./accounting.ts";
import { addDocument, readDocument, removeDocument } from "./documents.ts";
import { listFunderChoices, listFunderPurchases, listFunders, readFunder } from "./funders.ts";
import { listChanges } from "./history.ts";
import { fittingLines } from "./lines.ts";
import {
  createPurchase,
  editPurchase,
  listPurchases,
  listSuppliers,
  readPurchase,
  removePurchase,
} from "./service.ts";

const documentParam = z.object({ id, documentId: id });

export const purchaseRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/purchases",
      access: bookkeeping,
      request: { query: purchaseQuery },
      responses: ok(purchasePage),
    }),
    async (c) => c.json(await listPurchases(c.var.context.db.read, c.req.valid("query")), 200),
  )
  .openapi(
    route({
      method: "post",
      path: "/purchases",
      access: staff,
      request: { body: jsonBody(newPurchase) },
      responses: created(purchaseView),
    }),
    async (c) => {
      const { context, user } = c.var;
      const input = c.req.valid("json");
      await context.db.write((em) => createPurchase(em, context, input, user.id));
      return c.json(await readPurchase(context.db.read, input.id), 201);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/purchases/{id}",
      access: bookkeeping,
      request: { params: idParam },
      responses: ok(purchaseView),
    }),
    async (c) => c.json(await readPurchase(c.var.context.db.read, c.req.valid("param").id), 200),
  )
  .openapi(
    route({
      method: "patch",
      path: "/purchases/{id}",
      access: staff,
      request: {
        params: idParam,
        body: jsonBody(editOf(purchaseInput).extend(purchaseEditing.shape)),
      },
      responses: ok(purchaseView),
    }),
    async (c) => {
      const { context, user } = c.var;
      const { id } = c.req.valid("param");
      const { reason, version, ...edit } = c.req.valid("json");
      const editing = { userId: user.id, reason, version };
      await context.db.write((em) => editPurchase(em, context, id, edit, editing));
      return c.json(await readPurchase(context.db.read, id), 200);
    },
  )
  .openapi(
    route({
      method: "delete",
      path: "/purchases/{id}",
      access: management,
      request: { params: idParam, query: z.object({ reason: line(200) }) },
      responses: noContent,
    }),
    async (c) => {
      const { context, user } = c.var;
      const { id } = c.req.valid("param");
      const { reason } = c.req.valid("query");
      await context.db.write((em) => removePurchase(em, context, id, { userId: user.id, reason }));
      return c.body(null, 204);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/purchases/{id}/changes",
      access: bookkeeping,
      request: { params: idParam, query: pageQuery.omit({ q: true }) },
      responses: ok(pageOf(purchaseChangeView)),
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await listChanges(c.var.context.db.read, id, c.req.valid("query")), 200);
    },
  )
  .openapi(
    route({
      method: "post",
      path: "/purchases/{id}/documents",
      access: staff,
      upload: largestUpload,
      request: { params: idParam, query: z.object({ name: line(120) }), body: fileBody },
      responses: created(documentView),
    }),
    async (c) => {
      const { context, user } = c.var;
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const { name } = c.req.valid("query");
      const added = await context.db.write((em) =>
        addDocument(em, context, c.req.valid("param").id, { name, bytes }, user.id),
      );
      return c.json(added, 201);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/purchases/{id}/documents/{documentId}",
      access: bookkeeping,
      request: { params: documentParam },
      responses: file("application/octet-stream"),
    }),
    async (c) => {
      const { id, documentId } = c.req.valid("param");
      const { document, bytes } = await readDocument(c.var.context.db.read, id, documentId);
      return answerAttachment(c, bytes, { name: document.name, type: document.type });
    },
  )
  .openapi(
    route({
      method: "delete",
      path: "/purchases/{id}/documents/{documentId}",
      access: staff,
      request: { params: documentParam },
      responses: noContent,
    }),
    async (c) => {
      const { id, documentId } = c.req.valid("param");
      await c.var.context.db.write((em) => removeDocument(em, id, documentId));
      return c.body(null, 204);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/purchase-lines",
      access: staff,
      description: "Lines of purchases that have room for one more item of a model.",
      request: { query: fittingLineQuery },
      responses: ok(z.object({ items: z.array(fittingLine) })),
    }),
    async (c) => {
      const { model, q } = c.req.valid("query");
      const em = c.var.context.db.read;
      const found = await modelFact(em, model);
      return c.json({ items: found ? await fittingLines(em, found, q) : [] }, 200);
    },
  )
  .openapi(
    route({ method: "get", path: "/suppliers", access: staff, responses: ok(supplierList) }),
    async (c) => c.json({ items: await listSuppliers(c.var.context.db.read) }, 200),
  )
  .openapi(
    route({
      method: "get",
      path: "/funders",
      access: bookkeeping,
      request: { query: pageQuery },
      responses: ok(pageOf(funderView)),
    }),
    async (c) => c.json(await listFunders(c.var.context.db.read, c.req.valid("query")), 200),
  )
  .openapi(
    route({
      method: "get",
      path: "/funders/{id}",
      access: bookkeeping,
      request: { params: idParam },
      responses: ok(funderView),
    }),
    async (c) => c.json(await readFunder(c.var.context.db.read, c.req.valid("param").id), 200),
  )
  .openapi(
    route({
      method: "get",
      path: "/funders/{id}/purchases",
      access: bookkeeping,
      request: { params: idParam, query: pageQuery.omit({ q: true }) },
      responses: ok(pageOf(fundedPurchase)),
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await listFunderPurchases(c.var.context.db.read, id, c.req.valid("query")), 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/funder-names",
      access: bookkeeping,
      responses: ok(z.object({ items: z.array(funderChoice) })),
    }),
    async (c) => c.json({ items: await listFunderChoices(c.var.context.db.read) }, 200),
  )
  .openapi(
    route({ method: "get", path: "/accounting", access: bookkeeping, responses: ok(accountingView) }),
    async (c) => c.json(await readAccounting(c.var.context.db.read), 200),
  )
  .openapi(
    route({
      method: "patch",
      path: "/accounting",
      access: management,
      request: { body: jsonBody(accountingEdit) },
      responses: ok(accountingView),
    }),
    async (c) => {
      const { context } = c.var;
      await context.db.write((em) => editOrganisation(em, c.req.valid("json")));
      return c.json(await readAccounting(context.db.read), 200);
    },
  )
  .openapi(
    route({
      method: "post",
      path: "/accounting/accounts",
      access: management,
      request: { body: jsonBody(accountInput) },
      responses: created(accountView),
    }),
    async (c) => {
      const input = c.req.valid("json");
      return c.json(await c.var.context.db.write((em) => createAccount(em, input)), 201);
    },
  )
  .openapi(
    route({
      method: "patch",
      path: "/accounting/accounts/{code}",
      access: management,
      request: {
        params: z.object({ code: accountCode }),
        body: jsonBody(editOf(accountInput.omit({ code: true }))),
      },
      responses: ok(accountView),
    }),
    async (c) => {
      const { code } = c.req.valid("param");
      const edit = c.req.valid("json");
      return c.json(await c.var.context.db.write((em) => editAccount(em, code, edit)), 200);
    },
  );
