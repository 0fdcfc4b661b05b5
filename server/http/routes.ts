import { createRoute, OpenAPIHono, z, type RouteConfig } from "@hono/zod-openapi";
import type { Role } from "../../shared/roles.ts";
import type { Context } from "../context.ts";
import type { UserRow } from "../accounts/entities.ts";
import { answerProblem, fieldErrors, problemSchema } from "./problem.ts";

/** Who may call a route: these roles, or anyone, signed in or not. */
export type Access = readonly Role[] | "anyone";

export interface Env {
  Variables: {
    context: Context;
    /** Present on every route that names roles. */
    user: UserRow;
    sessionId: string;
  };
}

/** Method and path of every declared route with who may call it. A route that is not here answers to nobody. */
const declared = new Map<string, Access>();

export const accessOf = (method: string, path: string): Access | undefined =>
  declared.get(`${method.toUpperCase()} ${path}`);
/** The routes that take a file, and how many bytes it may have; every other write carries JSON. */
const uploads = new Map<string, number>();

export const uploadOf = (method: string, path: string): number | undefined =>
  uploads.get(`${method.toUpperCase()} ${path}`);
export const declaredRoutes = (): ReadonlyMap<string, Access> => declared;

type Declaration = Omit<RouteConfig, "responses"> & {
  path: string;
  access: Access;
  responses: RouteConfig["responses"];
  /** Takes a file as it is (`application/octet-stream`), of so many bytes at most. */
  upload?: number;
};

/**
 * Declares a route: its roles, its input and its answers. The OpenAPI document and the client's types come from here.
 *
 * @example route({ method: "get", path: "/sites", access: staff, responses: ok(z.array(siteView)) })
 */
export function route<const R extends Declaration>(declaration: R) {
  const { access, upload, request, ...rest } = declaration;
  // A misspelt filter would answer with everything.
  const query = request?.query instanceof z.ZodObject ? request.query.strict() : request?.query;
  const config = { ...rest, ...(request ? { request: { ...request, ...(query ? { query } : {}) } } : {}) };
  const problems = {
    default: { description: "Problem", content: { "application/problem+json": { schema: problemSchema } } },
  };
  const made = createRoute({
    ...config,
    "x-roles": access,
    responses: { ...problems, ...declaration.responses },
  } as Omit<R, "access" | "upload">);
  const name = `${declaration.method.toUpperCase()} /api${made.getRoutingPath()}`;
  declared.set(name, access);
  if (upload) uploads.set(name, upload);
  return made;
}

/** A slice's routes; what does not fit a schema is answered as a problem. */
export function slice() {
  return new OpenAPIHono<Env>({
    defaultHook(result, c) {
      if (!result.success) return answerProblem(c, "invalid-input", {}, fieldErrors(result.error));
    },
  });
}

export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  content: { "application/json": { schema } },
  required: true as const,
});

export const fileBody = {
  content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
  required: true as const,
};

export const ok = <Schema extends z.ZodType>(schema: Schema, description = "OK") => ({
  200: { description, content: { "application/json": { schema } } },
});
export const created = <Schema extends z.ZodType>(schema: Schema) => ({
  201: { description: "Created", content: { "application/json": { schema } } },
});
export const noContent = { 204: { description: "Done" } } as const;
export const file = (type: string) => ({
  200: { description: "File", content: { [type]: { schema: z.string().openapi({ format: "binary" }) } } },
});

export const idParam = z.object({ id: z.uuid() });
