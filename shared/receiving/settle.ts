import type { OperationResult } from "../operations/answer.ts";
import { listRefused, refusedOperation } from "../operations/refused.ts";
import { receivingSentences as words } from "./sentences.ts";
import type { ReceivedItem } from "./state.ts";
import { say, update, type ReceivingTurn } from "./turn.ts";

/** The server's answers. What it refused stays in sight, with its reason, until a person puts it away. */
export function settle(turn: ReceivingTurn, results: OperationResult[]): void {
  const byId = new Map(results.map((result) => [result.id, result]));
  const ofItems = new Set<string>();
  const items = turn.state.items.map((item): ReceivedItem => {
    const cancel = item.cancelledBy ? byId.get(item.cancelledBy) : undefined;
    const result = byId.get(item.operationId);
    if (result?.status === "refused") {
      ofItems.add(result.id);
      return { ...item, status: "refused", refusal: refusedOperation(result) };
    }
    const received: ReceivedItem = result && item.status === "sent" ? { ...item, status: "applied" } : item;
    if (!cancel) return received;
    if (cancel.status !== "refused") return { ...received, status: "cancelled" };
    return { ...received, status: "applied", cancelledBy: null };
  });
  const refusals = results.filter(({ status }) => status === "refused");
  const others = refusals.filter(({ id }) => !ofItems.has(id)).map(refusedOperation);
  update(turn, { items, refused: listRefused(turn.state.refused, others) });
  const last = refusals.at(-1);
  if (!last) return;
  const { detail, item } = refusedOperation(last);
  say(turn, "refused", words.refused(detail), item ? { id: null, label: item } : null);
}
