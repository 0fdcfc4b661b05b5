import type { EntityManager } from "typeorm";
import { refuse } from "../../shared/operations/facts.ts";
import type { identifierInput } from "../../shared/operations/schema.ts";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { claim } from "./identifiers.ts";
import { refreshSearch } from "./ledger.ts";

/** Binds one more code to an item; its label stays the one that it was received with. */
export async function identifyItem(
  em: EntityManager,
  context: Context,
  itemId: string,
  { kind, value }: z.infer<typeof identifierInput>,
): Promise<void> {
  if (kind === "item-label") refuse("identifier-invalid", { kind, value });
  await claim(em, context, { entity: "item", entityId: itemId }, kind, value);
  await refreshSearch(em, itemId);
}
