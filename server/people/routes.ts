import { z } from "@hono/zod-openapi";
import { pageOf, pageQuery } from "../../shared/paging.ts";
import {
  beneficiaryInput,
  beneficiaryQuery,
  beneficiaryView,
  cohortInput,
  cohortView,
  memberInput,
} from "../../shared/people/schema.ts";
import { management, staff } from "../../shared/roles.ts";
import { editOf } from "../http/edit-of.ts";
import { created, idParam, jsonBody, noContent, ok, route, slice } from "../http/routes.ts";
import { today } from "../organisation/today.ts";
import {
  cohortSorts,
  createCohort,
  editCohort,
  listCohorts,
  setMember,
  readCohort,
  removeMember,
} from "./cohorts.ts";
import { createBeneficiary, editBeneficiary, listBeneficiaries, readBeneficiary } from "./service.ts";

const cohortQuery = pageQuery.extend({ sort: z.enum(cohortSorts).default("-startsOn") });
const memberParams = idParam.extend({ beneficiaryId: z.uuid() });

export const peopleRoutes = slice()
  .openapi(
    route({
      method: "get",
      path: "/beneficiaries",
      access: staff,
      request: { query: beneficiaryQuery },
      responses: ok(pageOf(beneficiaryView)),
    }),
    async (c) => {
      const { context } = c.var;
      return c.json(
        await listBeneficiaries(context.db.read, c.req.valid("query"), await today(context)),
        200,
      );
    },
  )
  .openapi(
    route({
      method: "post",
      path: "/beneficiaries",
      access: staff,
      request: { body: jsonBody(beneficiaryInput) },
      responses: created(beneficiaryView),
    }),
    async (c) => {
      const { context } = c.var;
      const id = await context.db.write((em) => createBeneficiary(em, context, c.req.valid("json")));
      return c.json(await readBeneficiary(context.db.read, id, await today(context)), 201);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/beneficiaries/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(beneficiaryView),
    }),
    async (c) => {
      const { context } = c.var;
      return c.json(
        await readBeneficiary(context.db.read, c.req.valid("param").id, await today(context)),
        200,
      );
    },
  )
  .openapi(
    route({
      method: "patch",
      path: "/beneficiaries/{id}",
      access: staff,
      request: { params: idParam, body: jsonBody(editOf(beneficiaryInput)) },
      responses: ok(beneficiaryView),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => editBeneficiary(em, id, c.req.valid("json")));
      return c.json(await readBeneficiary(context.db.read, id, await today(context)), 200);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/cohorts",
      access: staff,
      request: { query: cohortQuery },
      responses: ok(pageOf(cohortView)),
    }),
    async (c) => c.json(await listCohorts(c.var.context.db.read, c.req.valid("query")), 200),
  )
  .openapi(
    route({
      method: "post",
      path: "/cohorts",
      access: management,
      request: { body: jsonBody(cohortInput) },
      responses: created(cohortView),
    }),
    async (c) => {
      const { context } = c.var;
      const id = await context.db.write((em) => createCohort(em, context, c.req.valid("json")));
      return c.json(await readCohort(context.db.read, id), 201);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/cohorts/{id}",
      access: staff,
      request: { params: idParam },
      responses: ok(cohortView),
    }),
    async (c) => c.json(await readCohort(c.var.context.db.read, c.req.valid("param").id), 200),
  )
  .openapi(
    route({
      method: "patch",
      path: "/cohorts/{id}",
      access: management,
      request: { params: idParam, body: jsonBody(editOf(cohortInput)) },
      responses: ok(cohortView),
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => editCohort(em, id, c.req.valid("json")));
      return c.json(await readCohort(context.db.read, id), 200);
    },
  )
  .openapi(
    route({
      method: "put",
      path: "/cohorts/{id}/members",
      access: staff,
      request: { params: idParam, body: jsonBody(memberInput) },
      responses: noContent,
    }),
    async (c) => {
      const { context } = c.var;
      const { id } = c.req.valid("param");
      await context.db.write((em) => setMember(em, context, id, c.req.valid("json")));
      return c.body(null, 204);
    },
  )
  .openapi(
    route({
      method: "delete",
      path: "/cohorts/{id}/members/{beneficiaryId}",
      access: staff,
      request: { params: memberParams },
      responses: noContent,
    }),
    async (c) => {
      const { id, beneficiaryId } = c.req.valid("param");
      await c.var.context.db.write((em) => removeMember(em, id, beneficiaryId));
      return c.body(null, 204);
    },
  );
