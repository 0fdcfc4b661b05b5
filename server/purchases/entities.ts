import { EntitySchema } from "typeorm";
import type { ItemKind } from "../../shared/lifecycle.ts";
import type { BoughtKind, Section } from "../../shared/purchases/accounts.ts";
import type { PurchaseContent } from "../../shared/purchases/history.ts";
import type { DocumentType, FundingSource, PurchaseKind } from "../../shared/purchases/schema.ts";
import {
  flag,
  integer,
  integerKey,
  json,
  key,
  maybeInteger,
  maybeJson,
  maybeText,
  text,
} from "../db/columns.ts";

export interface AccountCodeRow {
  code: string;
  name: string;
  section: Section;
  kinds: BoughtKind[];
  active: boolean;
}
export const AccountCode = new EntitySchema<AccountCodeRow>({
  name: "account_code",
  columns: { code: key(), name: text(), section: text(), kinds: json(), active: flag() },
});

export interface FunderRow {
  id: string;
  name: string;
  sortKey: string;
}
export const Funder = new EntitySchema<FunderRow>({
  name: "funder",
  columns: { id: key(), name: text(), sortKey: text() },
});

export interface PurchaseRow {
  id: string;
  number: number;
  kind: PurchaseKind;
  supplier: string;
  supplierKey: string;
  orderReference: string;
  invoiceReference: string;
  mandate: string;
  date: string;
  note: string;
  invoiceTotal: number | null;
  /** Of its lines, including tax: what lists sort by. */
  total: number;
  searchText: string;
  createdAt: string;
  createdBy: string;
}
export const Purchase = new EntitySchema<PurchaseRow>({
  name: "purchase",
  columns: {
    id: key(),
    number: integer(),
    kind: text(),
    supplier: text(),
    supplierKey: text(),
    orderReference: text(),
    invoiceReference: text(),
    mandate: text(),
    date: text(),
    note: text(),
    invoiceTotal: maybeInteger(),
    total: integer(),
    searchText: text(),
    createdAt: text(),
    createdBy: text(),
  },
});

export interface PurchaseLineRow {
  id: string;
  purchaseId: string;
  position: number;
  modelId: string | null;
  /** Of what is received on it; null for a service. */
  kind: ItemKind | null;
  designation: string;
  quantity: number;
  unitPrice: number | null;
  vatRate: number;
  total: number | null;
  accountCode: string | null;
  section: Section | null;
}
export const PurchaseLine = new EntitySchema<PurchaseLineRow>({
  name: "purchase_line",
  columns: {
    id: key(),
    purchaseId: text(),
    position: integer(),
    modelId: maybeText(),
    kind: maybeText(),
    designation: text(),
    quantity: integer(),
    unitPrice: maybeInteger(),
    vatRate: integer(),
    total: maybeInteger(),
    accountCode: maybeText(),
    section: maybeText(),
  },
});

export interface FundingRow {
  purchaseId: string;
  position: number;
  funderId: string;
  source: FundingSource;
  amount: number;
}
export const Funding = new EntitySchema<FundingRow>({
  name: "purchase_funding",
  columns: { purchaseId: key(), position: integerKey(), funderId: text(), source: text(), amount: integer() },
});

export interface DocumentRow {
  id: string;
  purchaseId: string;
  name: string;
  type: DocumentType;
  size: number;
  pieces: number;
  createdAt: string;
  createdBy: string;
}
export const PurchaseDocument = new EntitySchema<DocumentRow>({
  name: "purchase_document",
  columns: {
    id: key(),
    purchaseId: text(),
    name: text(),
    type: text(),
    size: integer(),
    pieces: integer(),
    createdAt: text(),
    createdBy: text(),
  },
});

export interface DocumentPieceRow {
  documentId: string;
  position: number;
  base64: string;
}
export const DocumentPiece = new EntitySchema<DocumentPieceRow>({
  name: "purchase_document_piece",
  columns: { documentId: key(), position: integerKey(), base64: text() },
});

/** One step of a purchase from one version to the next. Never updated, never deleted. */
export interface PurchaseChangeRow {
  id: string;
  purchaseId: string;
  /** 1 for the first that was kept. */
  version: number;
  /** Null: it was entered. */
  before: PurchaseContent | null;
  /** Null: it was removed. */
  after: PurchaseContent | null;
  reason: string;
  at: string;
  actorId: string;
}
export const PurchaseChange = new EntitySchema<PurchaseChangeRow>({
  name: "purchaseChange",
  tableName: "purchase_change",
  columns: {
    id: key(),
    purchaseId: text(),
    version: integer(),
    before: maybeJson(),
    after: maybeJson(),
    reason: text(),
    at: text(),
    actorId: text(),
  },
});

export const purchaseEntities = [
  AccountCode,
  Funder,
  Purchase,
  PurchaseLine,
  Funding,
  PurchaseDocument,
  DocumentPiece,
  PurchaseChange,
];
