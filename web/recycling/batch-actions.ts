import type { BatchOperation, BatchState } from "../../shared/lifecycle.ts";
import { batchStep } from "../../shared/lifecycle.ts";
import type { BatchView } from "../../shared/recycling/schema.ts";
import type { OperationDraft } from "../api/operations.ts";
import type { IconName } from "../components/icons.ts";
import { longDay } from "../i18n/format.ts";

export type BatchAction = Exclude<BatchOperation, "edit-content" | "record-outcome">;
export type BatchValues = { reason: string; pickupOn: string; collectedBy: string };

export interface BatchActionWords {
  verb: string;
  icon: IconName;
  heading: string;
  text: string;
  field?: keyof BatchValues;
  done: (values: BatchValues) => string;
  draft: (batch: BatchView, values: BatchValues) => OperationDraft;
}

/** What can be done with a whole batch, in the order of its life. */
export const batchActions: Record<BatchAction, BatchActionWords> = {
  "seal-batch": {
    verb: "Sceller le lot",
    icon: "lock",
    heading: "Sceller le lot\u00a0?",
    text: "Son contenu ne changera plus, et le bordereau pourra être imprimé.",
    done: () => "Lot scellé.",
    draft: (batch) => ({ type: "seal-batch", batchId: batch.id }),
  },
  "schedule-batch": {
    verb: "Prévoir la collecte",
    icon: "calendar-clock",
    heading: "Quand le lot sera-t-il collecté\u00a0?",
    text: "",
    field: "pickupOn",
    done: ({ pickupOn }) => `Collecte prévue ${longDay(pickupOn)}.`,
    draft: (batch, { pickupOn }) => ({ type: "schedule-batch", batchId: batch.id, pickupOn }),
  },
  "collect-batch": {
    verb: "Noter la collecte",
    icon: "truck",
    heading: "Qui emporte le lot\u00a0?",
    text: "",
    field: "collectedBy",
    done: ({ collectedBy }) => `Lot remis à ${collectedBy}.`,
    draft: (batch, { collectedBy }) => ({ type: "collect-batch", batchId: batch.id, collectedBy }),
  },
  "close-batch": {
    verb: "Clore le lot",
    icon: "package-check",
    heading: "Clore le lot\u00a0?",
    text: "Le devenir de chaque appareil doit être noté.",
    done: () => "Lot clos.",
    draft: (batch) => ({ type: "close-batch", batchId: batch.id }),
  },
  "unseal-batch": {
    verb: "Rouvrir le lot",
    icon: "lock-open",
    heading: "Pourquoi rouvrir le lot\u00a0?",
    text: "La raison reste dans l’historique.",
    field: "reason",
    done: () => "Lot rouvert.",
    draft: (batch, { reason }) => ({ type: "unseal-batch", batchId: batch.id, reason }),
  },
};

/** Those that the batch's state allows. */
export const allowedActions = (state: BatchState): BatchAction[] =>
  (Object.keys(batchActions) as BatchAction[]).filter((action) => batchStep(state, action).allowed);
