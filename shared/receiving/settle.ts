import type { OperationResult } from "../operations/answer.ts";
import { receivingSentences as words } from "./sentences.ts";
import type { ReceivedItem } from "./state.ts";
import { say, update, type ReceivingTurn } from "./turn.ts";

/** The server's answers. What it refused stays in sight, with its reason, until a person puts it away. */
export function settle(turn: ReceivingTurn, results: OperationResult[]): void {
  const byId = new Map(results.map((result) => [result.id, result]));
  let refused: OperationResult | undefined;
  const items = turn.state.items.map((item): ReceivedItem => {
    const cancel = item.cancelledBy ? byId.get(item.cancelledBy) : undefined;
    const result = byId.get(item.operationId);
    if (result?.status === "refused") {
      refused = result;
      return { ...item, status: "refused", refusal: refusalOf(result) };
    }
    const received: ReceivedItem = result && item.status === "sent" ? { ...item, status: "applied" } : item;
    if (!cancel) return received;
    if (cancel.status !== "refused") return { ...received, status: "cancelled" };
    refused = cancel;
    return { ...received, status: "applied", cancelledBy: null };
  });
  update(turn, { items });
  const known = new Set(
    turn.state.items.flatMap(({ operationId, cancelledBy }) => [operationId, cancelledBy]),
  );
  refused ??= results.find(({ id, status }) => status === "refused" && !known.has(id));
  if (!refused) return;
  const { detail, item } = refusalOf(refused);
  say(turn, "refused", words.refused(detail), item ? { id: null, label: item } : null);
}

function refusalOf({ detail, params }: OperationResult): { detail: string; item: string | null } {
  const item = params?.item ? String(params.item) : null;
  return { detail: detail ?? "Le serveur a refusé cette opération.", item };
}
