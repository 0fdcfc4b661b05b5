import { EntitySchema } from "typeorm";
import type { BatchRecord } from "../../shared/ledger/records.ts";
import { integer, key, maybeText, text } from "../db/columns.ts";

export interface BatchRow extends BatchRecord {
  id: string;
  number: number;
  /** What its label shows (`GVM-L00003-8`). */
  label: string;
  name: string;
  createdAt: string;
  searchText: string;
}
export const Batch = new EntitySchema<BatchRow>({
  name: "batch",
  columns: {
    id: key(),
    number: integer(),
    label: text(),
    name: text(),
    createdAt: text(),
    searchText: text(),
    state: text(),
    siteId: text(),
    sealedAt: maybeText(),
    pickupOn: maybeText(),
    collectedAt: maybeText(),
    collectedBy: maybeText(),
    closedAt: maybeText(),
  },
});

/** A numbered carton of a batch. It is described, not moved: nothing of the ledger depends on it. */
export interface BoxRow {
  id: string;
  batchId: string;
  number: number;
  /** What its label shows (`GVM-C00002-5`). */
  label: string;
}
export const Box = new EntitySchema<BoxRow>({
  name: "box",
  columns: { id: key(), batchId: text(), number: integer(), label: text() },
});

export const recyclingEntities = [Batch, Box];
