import { EntitySchema } from "typeorm";
import type { ProblemCode, ProblemParams } from "../../shared/problems.ts";
import type { OperationType } from "../../shared/operations/schema.ts";
import { key, maybeJson, maybeText, text, json } from "../db/columns.ts";

/** Every operation that arrived, applied or refused; a refused one waits until a person settles it. */
export interface OperationRow {
  id: string;
  type: OperationType;
  payload: object;
  /** SHA-256 of the payload: the same id with another content is not a repeat. */
  payloadHash: string;
  actorId: string;
  occurredAt: string;
  receivedAt: string;
  status: "applied" | "refused";
  code: ProblemCode | null;
  params: ProblemParams | null;
  cancelledBy: string | null;
  settledAt: string | null;
  settledBy: string | null;
  settlement: string | null;
}
export const OperationEntity = new EntitySchema<OperationRow>({
  name: "operation",
  columns: {
    id: key(),
    type: text(),
    payload: json(),
    payloadHash: text(),
    actorId: text(),
    occurredAt: text(),
    receivedAt: text(),
    status: text(),
    code: maybeText(),
    params: maybeJson(),
    cancelledBy: maybeText(),
    settledAt: maybeText(),
    settledBy: maybeText(),
    settlement: maybeText(),
  },
});

export const operationEntities = [OperationEntity];
