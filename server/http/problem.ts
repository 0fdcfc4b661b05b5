import type { Context as HonoContext } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { Refused } from "../../shared/operations/facts.ts";
import { problemSentence, problemTitle } from "../../shared/problem-sentences.ts";
import { problemStatus, type ProblemCode, type ProblemParams } from "../../shared/problems.ts";
import { z } from "@hono/zod-openapi";

/** RFC 9457, with our closed list of codes. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi("Problem");

/** Thrown anywhere below a route, answered as problem+json by the application. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  constructor(code: ProblemCode, params: ProblemParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

export interface FieldError {
  path: string;
  message: string;
}

export function problemBody(code: ProblemCode, params: ProblemParams = {}, errors?: FieldError[]) {
  return {
    ...params,
    type: `urn:bip-relais:problem:${code}`,
    title: problemTitle(code),
    status: problemStatus(code),
    code,
    detail: problemSentence(code, params),
    ...(errors ? { errors } : {}),
  };
}

export function answerProblem(
  c: HonoContext,
  code: ProblemCode,
  params?: ProblemParams,
  errors?: FieldError[],
) {
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (typeof params?.retryAfter === "number") headers["retry-after"] = String(params.retryAfter);
  return c.body(
    JSON.stringify(problemBody(code, params, errors)),
    problemStatus(code) as ContentfulStatusCode,
    headers,
  );
}

/** What a thrown error says to the client; the unforeseen ones are reported to `report` and tell nothing of themselves. */
export function answerError(error: unknown, c: HonoContext, report: (error: unknown) => void) {
  if (error instanceof Problem) return answerProblem(c, error.code, error.params);
  if (error instanceof Refused) return answerProblem(c, error.refusal.code, error.refusal.params);
  if (error instanceof HTTPException && error.status < 500) {
    const code =
      error.status === 413
        ? "body-too-large"
        : error.status === 415
          ? "wrong-content-type"
          : "malformed-json";
    return answerProblem(c, code);
  }
  report(error);
  return answerProblem(c, "unexpected");
}

/** Input that does not fit its schema: which field, and how, in the words of the interface. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.join(".");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({
        path: [...issue.path, key].join("."),
        message: "Ce champ n’existe pas.",
      }));
    return { path, message: sentenceFor(issue) };
  });
}

/** What the checks of shared/ say, by the message that they give. */
const ownChecks: Record<string, string> = {
  "control-characters": "Des caractères invisibles s’y trouvent : effacez et retapez.",
  "ends-before-start": "La fin est avant le début.",
  "day-out-of-range": "Indiquez une date de 1900 à 2199.",
};

function sentenceFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "À remplir." : "Ce n’est pas le genre de valeur attendu.";
    case "too_small":
      return issue.origin === "string" && issue.minimum === 1
        ? "À remplir."
        : `Trop court ou trop petit (minimum ${issue.minimum}).`;
    case "too_big":
      return `Trop long ou trop grand (maximum ${issue.maximum}).`;
    case "invalid_value":
      return "Ce choix n’existe pas.";
    case "custom":
      return ownChecks[issue.message] ?? "Cette valeur ne convient pas.";
    default:
      return "Cette valeur n’a pas la forme attendue.";
  }
}
