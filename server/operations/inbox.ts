import { IsNull, Not, type EntityManager } from "typeorm";
import type { InboxEntry } from "../../shared/operations/answer.ts";
import type { Page } from "../../shared/paging.ts";
import { problemSentence } from "../../shared/problem-sentences.ts";
import { userNames } from "../accounts/summaries.ts";
import { keyPage } from "../db/key-page.ts";
import { Problem } from "../http/problem.ts";
import { beneficiaryNames } from "../people/facts.ts";
import { itemSummaries } from "../stock/summaries.ts";
import { OperationEntity } from "./entities.ts";

/** Refused operations, the latest first: those that wait for a person, or those that one has settled. */
export async function listInbox(
  em: EntityManager,
  { state, after, limit }: { state: "open" | "settled"; after?: string; limit: number },
): Promise<Page<InboxEntry>> {
  const query = em.createQueryBuilder(OperationEntity, "operation").where("operation.status = 'refused'");
  query.andWhere(state === "open" ? "operation.settledAt IS NULL" : "operation.settledAt IS NOT NULL");
  const page = await keyPage(query, { column: "receivedAt", descending: true }, { after, limit });

  const rows = page.items.map((row) => ({
    row,
    names: row.payload as { itemId?: string; beneficiaryId?: string },
  }));
  const [users, items, people] = await Promise.all([
    userNames(
      em,
      page.items.flatMap((row) => [row.actorId, ...(row.settledBy ? [row.settledBy] : [])]),
    ),
    itemSummaries(
      em,
      rows.flatMap(({ names }) => names.itemId ?? []),
    ),
    beneficiaryNames(
      em,
      rows.flatMap(({ names }) => names.beneficiaryId ?? []),
    ),
  ]);
  const entries = rows.map(({ row, names }): InboxEntry => {
    const code = row.code ?? "unexpected";
    return {
      id: row.id,
      type: row.type,
      payload: withoutSecrets(row.payload),
      code,
      detail: problemSentence(code, row.params ?? {}),
      actorName: users.get(row.actorId) ?? "",
      itemLabel: (names.itemId && items.get(names.itemId)?.label) || null,
      beneficiaryName: (names.beneficiaryId && people.get(names.beneficiaryId)) || null,
      occurredAt: row.occurredAt,
      receivedAt: row.receivedAt,
      settledAt: row.settledAt,
      settledByName: row.settledBy ? (users.get(row.settledBy) ?? "") : null,
      settlement: row.settlement,
    };
  });
  return { ...page, items: entries };
}

/** A voucher's code stays out of every list. */
function withoutSecrets(payload: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).filter(([key]) => key !== "code"));
}

export function countOpen(em: EntityManager): Promise<number> {
  return em.countBy(OperationEntity, { status: "refused", settledAt: IsNull() });
}

/** A person says what was done about it; the operation itself stays as it arrived. */
export async function settle(
  em: EntityManager,
  id: string,
  by: { userId: string; settlement: string; at: string },
): Promise<void> {
  const open = await em.existsBy(OperationEntity, { id, status: "refused" });
  if (!open) throw new Problem("not-found");
  const settled = await em.existsBy(OperationEntity, { id, settledAt: Not(IsNull()) });
  if (settled) return;
  await em.update(
    OperationEntity,
    { id },
    { settledAt: by.at, settledBy: by.userId, settlement: by.settlement },
  );
}
