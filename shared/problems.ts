import { batchStates, itemStates, lineStates, voucherStates } from "./lifecycle.ts";

/** What fills the blanks of a problem's sentence: labels, names, days; shown to people as they are. */
export type ProblemParams = Record<string, string | number>;

/** Everything that can go wrong, closed: HTTP status of an answer that says it. */
const statuses = {
  // requests
  "malformed-json": 400,
  "wrong-content-type": 415,
  "invalid-input": 422,
  "body-too-large": 413,
  "not-found": 404,
  "method-not-allowed": 405,
  "cross-origin": 403,
  unexpected: 500,
  unavailable: 503,
  // people with an account
  "not-signed-in": 401,
  "wrong-credentials": 401,
  "too-many-attempts": 429,
  forbidden: 403,
  "weak-password": 422,
  "login-taken": 409,
  "set-up-done": 409,
  "set-up-link-wrong": 403,
  "set-up-needed": 409,
  "last-admin": 409,
  // operations
  "operation-id-reused": 409,
  "date-in-future": 422,
  "date-too-old": 422,
  "changed-since": 409,
  "not-cancellable": 409,
  "unknown-operation": 404,
  // things that an operation names
  "unknown-item": 404,
  "unknown-model": 404,
  "unknown-site": 404,
  "unknown-beneficiary": 404,
  "unknown-cohort": 404,
  "unknown-loan": 404,
  "unknown-offer": 404,
  "unknown-voucher": 404,
  "unknown-batch": 404,
  "unknown-kit": 404,
  "unknown-territory": 404,
  "unknown-purchase-line": 404,
  "unknown-account": 404,
  // stock
  "item-exists": 409,
  "identifier-taken": 409,
  "identifier-invalid": 422,
  "wrong-kind": 409,
  "already-there": 409,
  // loans
  "beneficiary-closed": 409,
  "loan-of-another": 409,
  "loan-closed": 409,
  "due-date-past": 422,
  "due-date-too-far": 422,
  // top-ups
  "voucher-exists": 409,
  "top-up-of-nothing": 422,
  // recycling
  "batch-exists": 409,
  "batch-empty": 409,
  "erasure-missing": 409,
  "outcome-missing": 409,
  "pickup-past": 422,
  "boxes-changed": 409,
  "too-many-boxes": 409,
  // purchases
  "item-has-purchase": 409,
  "item-without-purchase": 409,
  "item-model-bought": 409,
  "purchase-line-full": 409,
  "purchase-line-model": 409,
  "purchase-line-kind": 409,
  "purchase-line-service": 409,
  "purchase-line-received": 409,
  "purchase-quantity-received": 409,
  "purchase-received": 409,
  "purchase-changed": 409,
  "account-exists": 409,
  "document-empty": 422,
  "document-type": 422,
  "too-many-documents": 409,
  // a phone that reads for a computer
  "not-paired": 401,
  "pairing-code-wrong": 404,
  "pairing-code-used": 409,
  "pairing-of-another": 403,
  "pairing-ended": 410,
  "pairing-full": 429,
  // labels
  "no-labels": 409,
  "no-cards": 409,
  "too-many-labels": 422,
  "too-many-cards": 422,
  "label-too-small": 422,
  "start-beyond-sheet": 422,
  "label-beyond-page": 422,
  "labels-overlap": 422,
  "public-address-missing": 409,
  "labels-not-ready": 409,
  "unknown-label-format": 404,
  // files to import
  "import-empty": 422,
  "import-too-large-inside": 422,
  "import-too-slow": 422,
  "import-not-a-table": 415,
  "import-old-workbook": 415,
  "import-macros": 422,
  "import-entities": 422,
  "import-damaged": 422,
  "import-quote": 422,
  "import-too-many-lines": 422,
  "import-too-many-columns": 422,
  "import-without-lines": 422,
  "import-column-twice": 422,
  "import-refused-lines": 409,
  "import-nothing": 409,
  "import-running": 409,
  "import-done": 409,
  "import-unclear": 409,
  // states: the state itself is the reason
  ...statesAsProblems("item", itemStates),
  ...statesAsProblems("line", lineStates),
  ...statesAsProblems("voucher", voucherStates),
  ...statesAsProblems("batch", batchStates),
} as const;

function statesAsProblems<Prefix extends string, State extends string>(
  prefix: Prefix,
  states: readonly State[],
) {
  return Object.fromEntries(states.map((state) => [`${prefix}-${state}`, 409])) as Record<
    `${Prefix}-${State}`,
    409
  >;
}

export type ProblemCode = keyof typeof statuses;
export const problemCodes = Object.keys(statuses) as ProblemCode[];
export const problemStatus = (code: ProblemCode) => statuses[code];
