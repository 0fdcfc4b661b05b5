import { z } from "@hono/zod-openapi";
import { pageOf, pageQuery } from "../../shared/paging.ts";
import { management, staff } from "../../shared/roles.ts";
import {
  offerInput,
  offerView,
  topUpQuery,
  topUpView,
  voucherQuery,
  voucherView,
} from "../../shared/top-ups/schema.ts";
import { editOf } from "../http/edit-of.ts";
import { created, idParam, jsonBody, ok, route, slice } from "../http/routes.ts";
import { createOffer, editOffer, listOffers, readOffer } from "./offers.ts";
import { listTopUps, readTopUp } from "./service.ts";
import { listVouchers, readVoucher, revealVoucher } from "./vouchers.ts";

export const topUpRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/offers",
      access: staff,
      request: { query: pageQuery },
      responses: ok(pageOf(offerView)),
    }),
    async (c) => c.json(await listOffers(c.var.context.db.read, c.req.valid("query")), 200),
  )
  .openapi(
    route({
      method: "post",
      path: "/offers",
      access: management,
      request: { body: jsonBody(offerInput) },
      responses: created(offerView),
    }),
    async (c) => {
      const { context } = c.var;
      const id = await context.db.write((em) => createOffer(em, context, c.req.valid("json")));
      return c.json(await readOffer(context.db.read, id), 201);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/offers/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(offerView),
    }),
    async (c) => c.json(await readOffer(c.var.context.db.read, c.req.valid("param").id), 200),
  )
  .openapi(
    route({
      method: "patch",
      path: "/offers/{id}",
      access: management,
      request: { params: idParam, body: jsonBody(editOf(offerInput)) },
      responses: ok(offerView),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => editOffer(em, id, c.req.valid("json")));
      return c.json(await readOffer(context.db.read, id), 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/vouchers",
      access: staff,
      request: { query: voucherQuery },
      responses: ok(pageOf(voucherView)),
    }),
    async (c) => c.json(await listVouchers(c.var.context.db.read, c.req.valid("query")), 200),
  )
  .openapi(
    route({
      method: "get",
      path: "/vouchers/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(voucherView),
    }),
    async (c) => c.json(await readVoucher(c.var.context.db.read, c.req.valid("param").id), 200),
  )
  .openapi(
    route({
      method: "post",
      path: "/vouchers/{id}/reveal",
      access: staff,
      request: { params: idParam },
      responses: ok(z.object({ code: z.string() })),
    }),
    async (c) => {
      const { context, user } = c.var;
      const { id } = c.req.valid("param");
      const code = await context.db.write((em) => revealVoucher(em, context, id, user.id));
      return c.json({ code }, 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/top-ups",
      access: staff,
      request: { query: topUpQuery },
      responses: ok(pageOf(topUpView)),
    }),
    async (c) => c.json(await listTopUps(c.var.context.db.read, c.req.valid("query")), 200),
  )
  .openapi(
    route({
      method: "get",
      path: "/top-ups/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(topUpView),
    }),
    async (c) => c.json(await readTopUp(c.var.context.db.read, c.req.valid("param").id), 200),
  );
