import { In, type EntityManager } from "typeorm";
import type { FundingView } from "../../shared/purchases/schema.ts";
import { Purchase, PurchaseLine, type PurchaseLineRow, type PurchaseRow } from "./entities.ts";
import { fundingOf } from "./funders.ts";

export interface Acquisition {
  line: PurchaseLineRow;
  purchase: PurchaseRow;
  funding: FundingView[];
}

/** What was bought on each of these lines, from whom, with whose money. */
export async function acquisitionsOf(
  em: EntityManager,
  lineIds: string[],
): Promise<Map<string, Acquisition>> {
  if (lineIds.length === 0) return new Map();
  const lines = await em.findBy(PurchaseLine, { id: In([...new Set(lineIds)]) });
  const purchases = await em.findBy(Purchase, {
    id: In([...new Set(lines.map(({ purchaseId }) => purchaseId))]),
  });
  const byId = new Map(purchases.map((purchase) => [purchase.id, purchase]));
  const funding = await fundingOf(em, [...byId.keys()]);
  return new Map(
    lines.flatMap((line) => {
      const purchase = byId.get(line.purchaseId);
      return purchase ? [[line.id, { line, purchase, funding: funding.get(purchase.id) ?? [] }]] : [];
    }),
  );
}
