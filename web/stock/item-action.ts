import type { ItemView } from "../../shared/stock/schema.ts";
import type { OperationDraft } from "../api/operations.ts";
import type { IconName } from "../components/icons.ts";

/** What an operation's dialog may ask; each is drawn once, in `operation-fields.ts`. */
export type OperationField =
  | "person"
  | "dueDate"
  | "newDueDate"
  | "condition"
  | "returnTo"
  | "site"
  | "toSite"
  | "note"
  | "reason"
  | "decision"
  | "identifier"
  | "erasure"
  | "batch"
  | "outcome"
  | "offer"
  | "purchaseLine";

export type OperationValues = {
  person: string;
  personLabel: string;
  dueDate: string;
  condition: string;
  returnTo: string;
  site: string;
  note: string;
  reason: string;
  decision: string;
  identifierKind: string;
  identifierValue: string;
  method: string;
  accountsRemoved: boolean;
  simRemoved: boolean;
  memoryCardRemoved: boolean;
  batch: string;
  outcome: string;
  offer: string;
  amount: string;
  purchaseLine: string;
  purchaseLineLabel: string;
};

export interface ItemAction {
  verb: string;
  icon: IconName;
  /** The sentence over the dialog. */
  heading: (item: ItemView) => string;
  fields: readonly OperationField[];
  /** Said once it is done. */
  done: (item: ItemView, values: OperationValues) => string;
  draft: (item: ItemView, values: OperationValues) => OperationDraft | Promise<OperationDraft>;
  danger?: true;
}
