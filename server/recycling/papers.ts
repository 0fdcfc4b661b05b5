import type { EntityManager } from "typeorm";
import { dayOf, type Day } from "../../shared/dates.ts";
import type { BatchState } from "../../shared/lifecycle.ts";
import { refuse } from "../../shared/operations/facts.ts";
import { needsErasure } from "../../shared/recycling/rules.ts";
import type { BatchView } from "../../shared/recycling/schema.ts";
import type { ItemView } from "../../shared/stock/schema.ts";
import type { BatchListData } from "../documents/batch-list.ts";
import type { LotItem } from "../documents/lot-table.ts";
import type { PickupSlipData } from "../documents/pickup-slip.ts";
import { readOrganisation } from "../organisation/service.ts";
import { findItems, itemViews } from "../stock/items.ts";
import { printedItem } from "../stock/printed-items.ts";
import { siteCommunes } from "../stock/summaries.ts";
import { readBatch } from "./service.ts";

/** The partner of the recycling agreement. */
const collector = "Emmaüs Connect";

const stateWords: Record<BatchState, string> = {
  draft: "En préparation",
  sealed: "Scellé",
  scheduled: "Enlèvement prévu",
  collected: "Collecté",
  closed: "Clos",
};

/** What both papers of a batch say. */
async function gather(em: EntityManager, batch: BatchView, today: Day) {
  const [organisation, rows, communes] = await Promise.all([
    readOrganisation(em),
    findItems(em, { batchId: batch.id }),
    siteCommunes(em, [batch.siteId]),
  ]);
  const items = await itemViews(em, rows, today);
  const commune = communes.get(batch.siteId);
  return {
    head: {
      number: { code: batch.label, display: batch.label },
      name: batch.name,
      organisation: { name: organisation.name },
    },
    place: commune ? `${batch.siteName}, ${commune}` : batch.siteName,
    items: items.map((item): LotItem => ({
      ...printedItem(item),
      condition: item.condition,
      erasure: erasureOf(item, organisation.timeZone),
    })),
  };
}

function erasureOf(item: ItemView, timeZone: string): LotItem["erasure"] {
  const { erasure, erasureExemption } = item;
  if (erasure) return { method: erasure.method, on: dayOf(erasure.at, timeZone), by: erasure.byName ?? "" };
  if (erasureExemption) return { exception: erasureExemption };
  return needsErasure(item) ? { missing: true } : undefined;
}

/** A batch in preparation has no slip: whoever holds one takes the batch away, erased or not. */
export async function pickupSlipData(em: EntityManager, id: string, today: Day): Promise<PickupSlipData> {
  const batch = await readBatch(em, id);
  if (batch.state === "draft") return refuse("batch-draft", { batch: batch.label });
  const { head, place, items } = await gather(em, batch, today);
  return {
    ...head,
    collector,
    boxes: batch.boxes,
    pickupPlace: place,
    pickupOn: batch.pickupOn ?? undefined,
    items,
    receivedBy: batch.collectedBy ?? undefined,
  };
}

export async function batchListData(em: EntityManager, id: string, today: Day): Promise<BatchListData> {
  const batch = await readBatch(em, id);
  const { head, place, items } = await gather(em, batch, today);
  return { ...head, place, state: stateWords[batch.state], printedOn: today, items };
}
