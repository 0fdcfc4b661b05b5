import { createRoute, OpenAPIHono, z, type RouteConfig } from "@hono/zod-openapi";
import type { Role } from "../../shared/roles.ts";
import type { Context } from "../context.ts";
import type { UserRow } from "../accounts/entities.ts";
import type { PairingRow } from "../pairing/entities.ts";
import { answerProblem, fieldErrors, problemSchema } from "./problem.ts";

/**
 * Who may call a route: these roles; anyone, signed in or not; or a phone that reads for a computer, with the key that opens its
 * pairing and no other route.
 */
export type Access = readonly Role[] | "anyone" | "paired-phone";

export interface Env {
  Variables: {
    context: Context;
    /** Present on every route that names roles. */
    user: UserRow;
    sessionId: string;
    /** Present on every route of a paired phone. */
    pairing: PairingRow;
  };
}

/** Method and path of every declared route with who may call it. A route that is not here answers to nobody. */
const declared = new Map<string, Access>();
/** Routes that take a file as it is instead of JSON, with the most bytes of it. */
const uploads = new Map<string, number>();

export const accessOf = (method: string, path: string): Access | undefined =>
  declared.get(`${method.toUpperCase()} ${path}`);
export const uploadOf = (method: string, path: string): number | undefined =>
  uploads.get(`${method.toUpperCase()} ${path}`);
export const declaredRoutes = (): ReadonlyMap<string, Access> => declared;

type Declaration = Omit<RouteConfig, "responses"> & {
  path: string;
  access: Access;
  responses: RouteConfig["responses"];
  /** The body is a file of at most so many bytes. */
  upload?: number;
};

/**
 * Declares a route: its roles, its input and its answers. The OpenAPI document and the client's types come from here.
 *
 * @example route({ method: "get", path: "/sites", access: staff, responses: ok(z.array(siteView)) })
 */
export function route<const R extends Declaration>(declaration: R) {
  const { access, request, upload, ...rest } = declaration;
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
  } as Omit<R, "access">);
  const name = `${declaration.method.toUpperCase()} /api${made.getRoutingPath()}`;
  declared.set(name, access);
  if (upload !== undefined) uploads.set(name, upload);
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

/** A file as it is; read it with `c.req.arrayBuffer()`. */
export const fileBody = {
  content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
} as const;

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
