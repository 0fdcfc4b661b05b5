export interface FieldError {
  path: string;
  message: string;
}

/** What went wrong with a request, in a French sentence that can be shown as it is. */
export class ProblemError extends Error {
  readonly code: string;
  readonly detail: string;
  readonly status: number;
  readonly errors: FieldError[];
  /** What fills the blanks of the sentence: labels, names, days. */
  readonly params: Record<string, unknown>;

  constructor(
    code: string,
    detail: string,
    status = 0,
    errors: FieldError[] = [],
    params: Record<string, unknown> = {},
  ) {
    super(detail);
    this.code = code;
    this.detail = detail;
    this.status = status;
    this.errors = errors;
    this.params = params;
  }
}

const unforeseen =
  "La réponse du serveur n’a pas été comprise. Réessayez\u00a0; si cela continue, prévenez l’administrateur.";

export function offlineProblem(): ProblemError {
  return new ProblemError(
    "offline",
    "Le serveur ne répond pas. Vérifiez la connexion, puis réessayez\u00a0: rien n’est perdu.",
  );
}

/** Reads an answer that is not a success; the body may be anything when something stands between us and the server. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== "object" || body === null)
    return new ProblemError("unexpected", unforeseen, response.status);
  const { code, detail, errors, ...params } = body as Record<string, unknown>;
  return new ProblemError(
    typeof code === "string" ? code : "unexpected",
    typeof detail === "string" ? detail : unforeseen,
    response.status,
    Array.isArray(errors) ? errors.filter(isFieldError) : [],
    params,
  );
}

function isFieldError(value: unknown): value is FieldError {
  const error = value as FieldError | null;
  return typeof error?.path === "string" && typeof error.message === "string";
}

/** Anything that was thrown, as a problem that can be shown. */
export function asProblem(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : new ProblemError("unexpected", unforeseen);
}
