import type { OperationResult } from "./answer.ts";

/** What the server did not grant: it stays listed until a person has dealt with it. */
export interface RefusedOperation {
  operationId: string;
  /** Why, in a sentence. */
  detail: string;
  /** The label of the item that it was about, where that is known. */
  item: string | null;
}

export function refusedOperation({ id, detail, params }: OperationResult): RefusedOperation {
  const item = params?.item ? String(params.item) : null;
  return { operationId: id, detail: detail ?? "Le serveur a refusé cette opération.", item };
}

/** Those listed, and behind them what was refused just now; each once. */
export function listRefused(listed: RefusedOperation[], refused: RefusedOperation[]): RefusedOperation[] {
  const known = new Set(listed.map(({ operationId }) => operationId));
  return [...listed, ...refused.filter(({ operationId }) => !known.has(operationId))];
}

export const putAway = (listed: RefusedOperation[], operationId: string): RefusedOperation[] =>
  listed.filter((one) => one.operationId !== operationId);
