import { In, type EntityManager } from "typeorm";
import type { ItemRecord } from "../../shared/ledger/records.ts";
import { OperationEntity } from "../operations/entities.ts";
import { Movement } from "./entities.ts";

/** How an item left or came back, as the ledger kept it that day: what a signed paper has to say later, too. */
export interface ItemStep {
  condition: ItemRecord["condition"];
  siteId: string;
  /** Who recorded it. */
  actorId: string;
  note: string;
}

export interface LineSteps {
  lent?: ItemStep;
  returned?: ItemStep;
}

/** What the ledger says of each line of a loan, by the line's id. */
export async function loanSteps(em: EntityManager, loanId: string): Promise<Map<string, LineSteps>> {
  const movements = await em.find(Movement, {
    where: { loanId, type: In(["lend", "return"]) },
    order: { seq: "ASC" },
  });
  const operations = await em.findBy(OperationEntity, {
    id: In([...new Set(movements.map((movement) => movement.operationId))]),
  });
  const notes = new Map(operations.map(({ id, payload }) => [id, (payload as { note?: string }).note ?? ""]));
  const lineOf = new Map<string, string>();
  for (const { entity, entityId, operationId } of movements)
    if (entity === "loanLine") lineOf.set(operationId, entityId);

  const steps = new Map<string, LineSteps>();
  for (const { entity, operationId, type, after, actorId } of movements) {
    const line = lineOf.get(operationId);
    if (entity !== "item" || !after || !line) continue;
    const { condition, siteId } = after as ItemRecord;
    const step = { condition, siteId, actorId, note: notes.get(operationId) ?? "" };
    steps.set(line, { ...steps.get(line), [type === "lend" ? "lent" : "returned"]: step });
  }
  return steps;
}
