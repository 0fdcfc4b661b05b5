import { EntitySchema } from "typeorm";
import type { ItemRecord } from "../../shared/ledger/records.ts";
import type { ItemKind } from "../../shared/lifecycle.ts";
import { integer, key, maybeInteger, maybeJson, maybeText, text } from "../db/columns.ts";

export interface CommuneRow {
  /** INSEE code. */
  code: string;
  name: string;
  postalCode: string;
  sortKey: string;
}
export const Commune = new EntitySchema<CommuneRow>({
  name: "commune",
  columns: { code: key(), name: text(), postalCode: text(), sortKey: text() },
});

export interface SiteRow {
  id: string;
  name: string;
  communeCode: string;
  number: number;
  sortKey: string;
}
export const Site = new EntitySchema<SiteRow>({
  name: "site",
  columns: { id: key(), name: text(), communeCode: text(), number: integer(), sortKey: text() },
});

export interface ModelRow {
  id: string;
  kind: ItemKind;
  brand: string;
  name: string;
  sortKey: string;
}
export const Model = new EntitySchema<ModelRow>({
  name: "model",
  columns: { id: key(), kind: text(), brand: text(), name: text(), sortKey: text() },
});

export interface KitRow {
  id: string;
  number: number;
  name: string;
  sortKey: string;
}
export const Kit = new EntitySchema<KitRow>({
  name: "kit",
  columns: { id: key(), number: integer(), name: text(), sortKey: text() },
});

export interface ItemRow extends ItemRecord {
  id: string;
  number: number;
  /** What the label shows (`GVM-E00012-7`). */
  label: string;
  modelId: string;
  kitId: string | null;
  source: string;
  /** Which unit of its purchase line it is: 1 for the first. */
  purchasePlace: number | null;
  note: string;
  /** When the item came into its state. */
  since: string;
  createdAt: string;
  /** Brand and model, folded. */
  nameKey: string;
  searchText: string;
}
export const Item = new EntitySchema<ItemRow>({
  name: "item",
  columns: {
    id: key(),
    number: integer(),
    label: text(),
    modelId: text(),
    kitId: maybeText(),
    source: text(),
    purchaseLineId: maybeText(),
    purchasePlace: maybeInteger(),
    note: text(),
    since: text(),
    createdAt: text(),
    nameKey: text(),
    searchText: text(),
    kind: text(),
    state: text(),
    condition: text(),
    siteId: text(),
    destinationSiteId: maybeText(),
    holderId: maybeText(),
    loanId: maybeText(),
    batchId: maybeText(),
    line: maybeText(),
    dataUntil: maybeText(),
    erasure: maybeJson(),
    erasureExemption: maybeText(),
    outcome: maybeText(),
  },
});

/** Every code that can be scanned, in its normal form: any scan is one indexed look-up here. */
export interface IdentifierRow {
  id: string;
  kind: string;
  value: string;
  entity: "item" | "model" | "beneficiary" | "batch" | "box" | "kit" | "site" | "loan" | "voucher";
  entityId: string;
}
export const Identifier = new EntitySchema<IdentifierRow>({
  name: "identifier",
  columns: { id: key(), kind: text(), value: text(), entity: text(), entityId: text() },
});

export const stockEntities = [Commune, Site, Model, Kit, Item, Identifier];
