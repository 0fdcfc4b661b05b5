import { In, type EntityManager } from "typeorm";
import type { z } from "zod";
import type { Page } from "../../shared/paging.ts";
import type { batchQuery, BatchView } from "../../shared/recycling/schema.ts";
import { keyPage, listed, searchWords } from "../db/key-page.ts";
import { Problem } from "../http/problem.ts";
import { batchContents, siteNames } from "../stock/summaries.ts";
import { countBoxes } from "./boxes.ts";
import { Batch, type BatchRow } from "./entities.ts";

export async function listBatches(
  em: EntityManager,
  query: z.output<typeof batchQuery>,
): Promise<Page<BatchView>> {
  const batches = em.createQueryBuilder(Batch, "batch");
  const states = listed(query.state);
  if (states) batches.andWhere("batch.state IN (:...states)", { states });
  searchWords(batches, query.q);
  const page = await keyPage(
    batches,
    { column: "createdAt", descending: query.sort === "-createdAt" },
    query,
  );
  return { ...page, items: await batchViews(em, page.items) };
}

/** Batches with their site and what is in them, counted. */
export async function batchViews(em: EntityManager, rows: BatchRow[]): Promise<BatchView[]> {
  const [sites, contents, boxes] = await Promise.all([
    siteNames(
      em,
      rows.map((row) => row.siteId),
    ),
    batchContents(
      em,
      rows.map((row) => row.id),
    ),
    countBoxes(
      em,
      rows.map((row) => row.id),
    ),
  ]);
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    name: row.name,
    state: row.state,
    siteId: row.siteId,
    siteName: sites.get(row.siteId) ?? "",
    items: contents.get(row.id)?.items ?? 0,
    unerased: contents.get(row.id)?.unerased ?? 0,
    boxes: boxes.get(row.id) ?? 0,
    createdAt: row.createdAt,
    sealedAt: row.sealedAt,
    pickupOn: row.pickupOn,
    collectedAt: row.collectedAt,
    collectedBy: row.collectedBy,
    closedAt: row.closedAt,
  }));
}

export async function batchViewsByIds(em: EntityManager, ids: string[]): Promise<BatchView[]> {
  return batchViews(em, await em.find(Batch, { where: { id: In(ids) }, order: { number: "ASC" } }));
}

export async function readBatch(em: EntityManager, id: string): Promise<BatchView> {
  const [view] = await batchViewsByIds(em, [id]);
  if (!view) throw new Problem("not-found");
  return view;
}
