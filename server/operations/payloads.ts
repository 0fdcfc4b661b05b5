import { In, type EntityManager } from "typeorm";
import type { OperationOf, OperationType } from "../../shared/operations/schema.ts";
import { OperationEntity } from "./entities.ts";

/** What was sent, of those among these operations that are of one type. */
export async function payloadsOf<Type extends OperationType>(
  em: EntityManager,
  type: Type,
  ids: string[],
): Promise<Map<string, OperationOf<Type>>> {
  const rows = await em.findBy(OperationEntity, { id: In([...new Set(ids)]), type });
  return new Map(rows.map(({ id, payload }) => [id, payload as OperationOf<Type>]));
}
