import type { EntityManager } from "typeorm";
import { v5 } from "uuid";
import { codeKey, type World } from "../../shared/imports/plan.ts";
import type { LineRead } from "../../shared/imports/read-line.ts";
import type { IdentifierRow } from "../stock/entities.ts";
import { lookUp } from "../stock/identifiers.ts";
import { allModels } from "../stock/models.ts";
import { allSites } from "../stock/sites.ts";
import { itemSummaries } from "../stock/summaries.ts";

export interface NumberedRead {
  line: number;
  read: LineRead;
}

const namespace = "0b6f3a52-55c1-5d0f-9b0e-6f2f8a3c1d47";
const valuesAtOnce = 500;

/** The same line of the same file always makes the same item: a file sent twice doubles nothing. */
export const itemIdOf = (hash: string, line: number, copy: number): string =>
  v5(`${hash} ${line} ${copy}`, namespace);

/** What exists already, as far as these lines speak of it: a fixed number of queries for each few hundred of them. */
export async function worldOf(em: EntityManager, hash: string, reads: NumberedRead[]): Promise<World> {
  const codes = reads.flatMap(({ read }) => read.draft.identifiers);
  const gtins = reads.flatMap(({ read }) => read.draft.gtin ?? []);
  const values = [...new Set([...codes.map(({ value }) => value), ...gtins])];
  const rows: IdentifierRow[] = [];
  for (const part of parts(values)) rows.push(...(await lookUp(em, part)));

  const firstItems = new Map(reads.map(({ line }) => [itemIdOf(hash, line, 0), line]));
  const owned = rows.filter(({ entity }) => entity === "item").map(({ entityId }) => entityId);
  const labels = new Map<string, string>();
  for (const part of parts([...new Set([...owned, ...firstItems.keys()])]))
    for (const { id, label } of (await itemSummaries(em, part)).values()) labels.set(id, label);

  const itemOfCode = new Map<string, { id: string; label: string }>();
  const takenCodes = new Set<string>();
  for (const row of rows) {
    if (row.entity === "item")
      itemOfCode.set(codeKey(row), { id: row.entityId, label: labels.get(row.entityId) ?? "" });
    else takenCodes.add(codeKey(row));
  }
  const madeBefore = new Map<number, { id: string; label: string }>();
  for (const [id, line] of firstItems) {
    const label = labels.get(id);
    if (label) madeBefore.set(line, { id, label });
  }
  return {
    models: await allModels(em),
    modelOfGtin: new Map(
      rows.filter(({ entity }) => entity === "model").map(({ value, entityId }) => [value, entityId]),
    ),
    sites: await allSites(em),
    itemOfCode,
    takenCodes,
    madeBefore,
  };
}

function* parts<Value>(values: Value[]): Generator<Value[]> {
  for (let from = 0; from < values.length; from += valuesAtOnce)
    yield values.slice(from, from + valuesAtOnce);
}
