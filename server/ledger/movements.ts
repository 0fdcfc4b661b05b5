import { In, type EntityManager } from "typeorm";
import type { z } from "zod";
import type { Day } from "../../shared/dates.ts";
import type { ItemRecord, Outcome } from "../../shared/ledger/records.ts";
import type { Page } from "../../shared/paging.ts";
import type { movementQuery, MovementView } from "../../shared/stock/schema.ts";
import { outcomeWords } from "../../shared/words.ts";
import { userNames } from "../accounts/summaries.ts";
import { keyPage } from "../db/key-page.ts";
import { dateInWords } from "../documents/words.ts";
import { Problem } from "../http/problem.ts";
import { OperationEntity } from "../operations/entities.ts";
import { beneficiaryNames } from "../people/facts.ts";
import { acquisitionsOf, type Acquisition } from "../purchases/acquisitions.ts";
import { itemSummaries, siteNames } from "../stock/summaries.ts";
import { Movement, type MovementRow } from "./entities.ts";

/** The journal, the latest first. */
export async function listMovements(
  em: EntityManager,
  query: z.output<typeof movementQuery>,
): Promise<Page<MovementView>> {
  const movements = em.createQueryBuilder(Movement, "movement");
  const filters = {
    itemId: query.item,
    beneficiaryId: query.beneficiary,
    loanId: query.loan,
    batchId: query.batch,
  };
  for (const [column, value] of Object.entries(filters))
    if (value) movements.andWhere(`movement.${column} = :${column}`, { [column]: value });
  if (query.type) movements.andWhere("movement.type = :type", { type: query.type });
  const page = await keyPage(movements, { column: "seq", tie: "seq", descending: true }, query);
  return { ...page, items: await movementViews(em, page.items) };
}

export async function readMovement(em: EntityManager, seq: number): Promise<MovementView> {
  const [view] = await movementViews(em, await em.findBy(Movement, { seq }));
  if (!view) throw new Problem("not-found");
  return view;
}

async function movementViews(em: EntityManager, rows: MovementRow[]): Promise<MovementView[]> {
  const ids = (pick: (row: MovementRow) => string | null) => [
    ...new Set(rows.flatMap((row) => pick(row) ?? [])),
  ];
  const [items, people, users, operations, sites] = await Promise.all([
    itemSummaries(
      em,
      ids((row) => row.itemId),
    ),
    beneficiaryNames(
      em,
      ids((row) => row.beneficiaryId),
    ),
    userNames(
      em,
      ids((row) => row.actorId),
    ),
    em.findBy(OperationEntity, { id: In(ids((row) => row.operationId)) }),
    siteNames(em, ids(siteOf)),
  ]);
  const bought = await acquisitionsOf(em, ids(attachedTo));
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  return rows.map((row): MovementView => {
    const operation = byId.get(row.operationId);
    const item = row.itemId ? items.get(row.itemId) : undefined;
    const site = siteOf(row);
    return {
      seq: row.seq,
      operationId: row.operationId,
      type: row.type,
      entity: row.entity,
      entityId: row.entityId,
      itemId: row.itemId,
      itemLabel: item?.label ?? null,
      itemName: item?.name ?? null,
      beneficiaryId: row.beneficiaryId,
      beneficiaryName: (row.beneficiaryId && people.get(row.beneficiaryId)) || null,
      fromState: row.fromState,
      toState: row.toState,
      siteName: (site && sites.get(site)) || null,
      occurredAt: row.occurredAt,
      recordedAt: row.recordedAt,
      actorName: users.get(row.actorId) ?? "",
      fact: purchaseWords(bought.get(attachedTo(row) ?? "")) || (operation ? factOf(operation.payload) : ""),
      detail: operation ? ownWords(operation.payload) : "",
      cancelled: Boolean(operation?.cancelledBy),
    };
  });
}

function siteOf(row: MovementRow): string | null {
  const { siteId } = (row.after ?? row.before ?? {}) as { siteId?: string };
  return siteId ?? null;
}

/** The line of a purchase that a movement speaks of. */
function attachedTo({ type, before, after }: MovementRow): string | null {
  if (type !== "attach-purchase" && type !== "detach-purchase") return null;
  const [from, to] = [before, after] as (Partial<ItemRecord> | null)[];
  return to?.purchaseLineId ?? from?.purchaseLineId ?? null;
}

const purchaseWords = (bought: Acquisition | undefined): string =>
  bought ? `Achat n° ${bought.purchase.number}, ${bought.purchase.supplier}` : "";

function factOf(payload: object): string {
  const { dueDate, outcome } = payload as { dueDate?: Day | null; outcome?: Outcome };
  if (outcome) return outcomeWords[outcome];
  return dueDate ? `Jusqu’au ${dateInWords(dueDate)}` : "";
}

function ownWords(payload: object): string {
  const { reason, note } = payload as { reason?: string; note?: string };
  return reason || note || "";
}
