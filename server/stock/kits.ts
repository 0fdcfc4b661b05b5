import { In, type EntityManager } from "typeorm";
import type { z } from "zod";
import type { Day } from "../../shared/dates.ts";
import { refuse } from "../../shared/operations/facts.ts";
import { folded } from "../../shared/paging.ts";
import { formatCode } from "../../shared/scan/printed-code.ts";
import type { kitInput, KitView } from "../../shared/stock/schema.ts";
import type { Context } from "../context.ts";
import { Problem } from "../http/problem.ts";
import { nextCode, readOrganisation } from "../organisation/service.ts";
import { Item, Kit } from "./entities.ts";
import { claim } from "./identifiers.ts";
import { itemViews } from "./items.ts";

type KitFields = z.output<typeof kitInput>;

export async function createKit(
  em: EntityManager,
  context: Pick<Context, "newId">,
  input: KitFields,
): Promise<string> {
  const { number, code } = await nextCode(em, "kit");
  const id = context.newId();
  await em.insert(Kit, { id, number, name: input.name, sortKey: folded(input.name) });
  await claim(em, context, { entity: "kit", entityId: id }, "kit", code);
  await fill(em, id, input.itemIds);
  return id;
}

export async function editKit(em: EntityManager, id: string, input: Partial<KitFields>): Promise<void> {
  if (!(await em.existsBy(Kit, { id }))) throw new Problem("not-found");
  if (input.name) await em.update(Kit, { id }, { name: input.name, sortKey: folded(input.name) });
  if (input.itemIds) await fill(em, id, input.itemIds);
}

async function fill(em: EntityManager, kitId: string, itemIds: string[]): Promise<void> {
  const distinct = [...new Set(itemIds)];
  if ((await em.countBy(Item, { id: In(distinct) })) !== distinct.length) refuse("unknown-item");
  await em.update(Item, { kitId }, { kitId: null });
  if (distinct.length > 0) await em.update(Item, { id: In(distinct) }, { kitId });
}

export async function listKits(em: EntityManager, today: Day, ids?: string[]): Promise<KitView[]> {
  const kits = await em.find(Kit, {
    where: ids ? { id: In(ids) } : {},
    order: { sortKey: "ASC", id: "ASC" },
  });
  const { prefix } = await readOrganisation(em);
  const rows = await em.find(Item, {
    where: { kitId: In(kits.map((kit) => kit.id)) },
    order: { number: "ASC" },
  });
  const items = await itemViews(em, rows, today);
  return kits.map(({ id, name, number }) => ({
    id,
    name,
    code: formatCode(prefix, "kit", number),
    items: items.filter((item) => item.kitId === id),
  }));
}

export async function readKit(em: EntityManager, id: string, today: Day): Promise<KitView> {
  const [kit] = await listKits(em, today, [id]);
  if (!kit) throw new Problem("not-found");
  return kit;
}
