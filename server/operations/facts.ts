import type { EntityManager } from "typeorm";
import type { Facts } from "../../shared/operations/facts.ts";
import type { Operation } from "../../shared/operations/schema.ts";
import { loanFact, openLineFact } from "../loans/facts.ts";
import { beneficiaryFact, cohortFact } from "../people/facts.ts";
import { purchaseLineFact } from "../purchases/facts.ts";
import { batchFact } from "../recycling/facts.ts";
import { batchIdOf, batchItemFacts, itemFact, modelFact, modelIdOf, siteFact } from "../stock/facts.ts";
import { offerFact, voucherFact } from "../top-ups/facts.ts";

/** The ids that an operation may name, whatever its type. */
interface Names {
  itemId?: string | null;
  loanId?: string | null;
  batchId?: string | null;
  voucherId?: string | null;
  beneficiaryId?: string | null;
  cohortId?: string | null;
  siteId?: string | null;
  toSiteId?: string | null;
  modelId?: string | null;
  offerId?: string | null;
  purchaseLineId?: string | null;
}

type Loaded<Load extends (em: EntityManager, id: string) => Promise<unknown>> = Awaited<ReturnType<Load>>;

/** Whatever the operation's ids name, as it is now. What may change is held, always in the same order: no deadlock. */
export async function loadFacts(em: EntityManager, operation: Operation): Promise<Facts> {
  const names = operation as Names;
  const found = async <Load extends (em: EntityManager, id: string) => Promise<unknown>>(
    load: Load,
    id: string | null | undefined,
  ): Promise<NonNullable<Loaded<Load>> | undefined> =>
    id ? (((await load(em, id)) ?? undefined) as NonNullable<Loaded<Load>> | undefined) : undefined;

  const batch = await found(batchFact, names.batchId ?? (await batchOfItem(em, operation)));
  const item = await found(itemFact, names.itemId);
  const line = item && (await openLineFact(em, item.id));
  const loan = await found(loanFact, names.loanId ?? item?.record.loanId);
  const model = await found(modelFact, names.modelId ?? (await modelOfAttached(em, operation)));
  const site = await found(siteFact, names.toSiteId ?? names.siteId);
  return {
    batch,
    batchItems: batch && wantsContent.has(operation.type) ? await batchItemFacts(em, batch.id) : undefined,
    item,
    line,
    loan: loan?.loan,
    openLines: loan?.openLines,
    voucher: await found(voucherFact, names.voucherId),
    offer: await found(offerFact, names.offerId),
    beneficiary: await found(beneficiaryFact, names.beneficiaryId),
    cohort: await found(cohortFact, names.cohortId),
    model: model && { id: model.id, kind: model.kind },
    site: site && { id: site.id, name: site.name },
    purchaseLine: await found(purchaseLineFact, names.purchaseLineId),
  };
}

/** What was bought is compared with what the item is. */
async function modelOfAttached(em: EntityManager, operation: Operation): Promise<string | null> {
  return operation.type === "attach-purchase" ? modelIdOf(em, operation.itemId) : null;
}

/** Operations on a batch as a whole look at everything in it. */
const wantsContent: ReadonlySet<string> = new Set(["seal-batch", "collect-batch", "close-batch"]);

const touchesContent: ReadonlySet<string> = new Set([
  "erase",
  "exempt-erasure",
  "remove-from-batch",
  "record-outcome",
]);

/** The batch that holds the item of an operation on a batch's content. */
async function batchOfItem(em: EntityManager, operation: Operation): Promise<string | null> {
  if (!touchesContent.has(operation.type) || !("itemId" in operation)) return null;
  return batchIdOf(em, operation.itemId);
}
