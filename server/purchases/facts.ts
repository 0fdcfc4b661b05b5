import type { EntityManager } from "typeorm";
import type { Facts } from "../../shared/operations/facts.ts";
import { forUpdate } from "../db/database.ts";
import { receivedOnLines } from "../stock/purchased.ts";
import { Purchase, PurchaseLine } from "./entities.ts";

/** The line as a decision sees it, held until the transaction ends: two servers never receive its last unit twice. */
export async function purchaseLineFact(em: EntityManager, id: string): Promise<Facts["purchaseLine"]> {
  const line = await forUpdate(em.createQueryBuilder(PurchaseLine, "line").where({ id })).getOne();
  if (!line) return undefined;
  const { designation, modelId, kind, quantity } = line;
  const received = (await receivedOnLines(em, [id])).get(id) ?? 0;
  return { id, designation, modelId, kind, quantity, received };
}

/** How what is received on a line came here. */
export async function sourceOfLine(em: EntityManager, lineId: string): Promise<"purchase" | "gift"> {
  const line = await em.findOneByOrFail(PurchaseLine, { id: lineId });
  const { kind } = await em.findOneByOrFail(Purchase, { id: line.purchaseId });
  return kind === "purchase" ? "purchase" : "gift";
}
