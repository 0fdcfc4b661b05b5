import { z } from "@hono/zod-openapi";
import {
  password,
  sessionView,
  userEdit,
  userInput,
  userView as userSchema,
} from "../../shared/people/schema.ts";
import { note } from "../../shared/values.ts";
import { everyone } from "../../shared/roles.ts";
import { addressOf, dropSession, keepSession } from "../http/session.ts";
import { answerProblem } from "../http/problem.ts";
import { created, idParam, jsonBody, noContent, ok, route, slice } from "../http/routes.ts";
import { isSetUpNeeded } from "../organisation/set-up.ts";
import {
  changePassword,
  createUser,
  editUser,
  listUsers,
  signIn,
  signOut,
  signOutEverywhere,
  userView,
  viewSession,
} from "./service.ts";

const credentials = z.strictObject({ login: note(100), password: z.string().max(200) });

export const accountRoutes = slice()
  .openapi(
    route({
      method: "post",
      path: "/session",
      access: "anyone",
      request: { body: jsonBody(credentials) },
      responses: ok(sessionView),
    }),
    async (c) => {
      const { user, token } = await signIn(c.var.context, c.req.valid("json"), addressOf(c));
      keepSession(c, token);
      return c.json(await viewSession(c.var.context, user), 200);
    },
  )
  .openapi(
    route({ method: "get", path: "/session", access: "anyone", responses: ok(sessionView) }),
    async (c) => {
      if (await isSetUpNeeded(c.var.context.db.read)) return answerProblem(c, "set-up-needed") as never;
      if (!c.get("user")) return answerProblem(c, "not-signed-in") as never;
      return c.json(await viewSession(c.var.context, c.var.user), 200);
    },
  )
  .openapi(
    route({ method: "delete", path: "/session", access: everyone, responses: noContent }),
    async (c) => {
      await signOut(c.var.context, c.var.sessionId);
      dropSession(c);
      return c.body(null, 204);
    },
  )
  .openapi(
    route({ method: "delete", path: "/sessions", access: everyone, responses: noContent }),
    async (c) => {
      await signOutEverywhere(c.var.context, c.var.user.id);
      dropSession(c);
      return c.body(null, 204);
    },
  )
  .openapi(
    route({
      method: "post",
      path: "/session/password",
      access: everyone,
      request: { body: jsonBody(z.strictObject({ current: z.string().max(200), next: password })) },
      responses: noContent,
    }),
    async (c) => {
      await changePassword(c.var.context, c.var.user, c.var.sessionId, c.req.valid("json"));
      return c.body(null, 204);
    },
  )
  .openapi(
    route({
      method: "get",
      path: "/users",
      access: ["admin"],
      responses: ok(z.object({ items: z.array(userSchema) })),
    }),
    async (c) => c.json({ items: await listUsers(c.var.context) }, 200),
  )
  .openapi(
    route({
      method: "post",
      path: "/users",
      access: ["admin"],
      request: { body: jsonBody(userInput) },
      responses: created(userSchema),
    }),
    async (c) => {
      const { context } = c.var;
      const user = await context.db.write((em) => createUser(em, context, c.req.valid("json")));
      return c.json(userView(user), 201);
    },
  )
  .openapi(
    route({
      method: "patch",
      path: "/users/{id}",
      access: ["admin"],
      request: { params: idParam, body: jsonBody(userEdit) },
      responses: ok(userSchema),
    }),
    async (c) => c.json(await editUser(c.var.context, c.req.valid("param").id, c.req.valid("json")), 200),
  );
