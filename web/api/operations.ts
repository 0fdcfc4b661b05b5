import { v7 as uuidv7 } from "uuid";
import type { InboxEntry, OperationResult } from "../../shared/operations/answer.ts";
import type { OperationInput } from "../../shared/operations/schema.ts";
import type { Page } from "../../shared/paging.ts";
import type { MovementView } from "../../shared/stock/schema.ts";
import { get, post, type Query } from "./http.ts";
import { asProblem, ProblemError } from "./problem.ts";

/** Waits before the second, third and fourth attempt, in milliseconds. */
const retryWaits = [500, 1500, 3000];

type Unstamped<Input> = Input extends unknown ? Omit<Input, "id" | "occurredAt"> : never;
/** An operation before it is given its id and its moment. */
export type OperationDraft = Unstamped<OperationInput>;

export const newId = (): string => uuidv7();

/** Gives an operation its id and its moment: from then on it is the same one however often it is sent. */
export function stamped(draft: OperationDraft): OperationInput {
  return { id: newId(), occurredAt: new Date().toISOString(), ...draft } as OperationInput;
}

/**
 * Sends operations, in their order. A lost connection is tried again with the same ids, so that nothing happens twice.
 *
 * @param mayGoOn asked before it is tried again: whoever is signed in by then is the one who does them
 */
export async function sendOperations(
  operations: OperationInput[],
  mayGoOn: () => boolean = () => true,
): Promise<OperationResult[]> {
  for (const wait of [...retryWaits, null]) {
    try {
      return (await post<{ results: OperationResult[] }>("/operations", { operations })).results;
    } catch (error) {
      if (asProblem(error).code !== "offline" || wait === null) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (!mayGoOn()) throw error;
    }
  }
  return [];
}

/** Operations whose answer never came: asked for once more, the same one goes out, not a second one. */
const unanswered = new Map<string, OperationInput>();

/** Sends what a person asked for; the first refusal is thrown as a problem. */
export async function runOperations(...drafts: OperationDraft[]): Promise<OperationResult[]> {
  const keys = drafts.map((draft) => JSON.stringify(draft));
  const operations = drafts.map((draft, index) => unanswered.get(keys[index] ?? "") ?? stamped(draft));
  keys.forEach((key, index) => unanswered.set(key, operations[index] as OperationInput));
  const results = await sendOperations(operations);
  keys.forEach((key) => unanswered.delete(key));
  const refused = results.find((result) => result.status === "refused");
  if (refused)
    throw new ProblemError(
      refused.code ?? "unexpected",
      refused.detail ?? "Le serveur a refusé cette opération.",
      409,
      [],
      refused.params,
    );
  return results;
}

export const listMovements = (query: Query) => get<Page<MovementView>>("/movements", query);
export const listInbox = (query: Query) => get<Page<InboxEntry>>("/inbox", query);
export const settleInboxEntry = (id: string, settlement: string) =>
  post(`/inbox/${id}/settle`, { settlement });
