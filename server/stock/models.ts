import { In, type EntityManager } from "typeorm";
import type { z } from "zod";
import { refuse } from "../../shared/operations/facts.ts";
import { folded } from "../../shared/paging.ts";
import { displayOf, normalise } from "../../shared/scan/normal-forms.ts";
import type { ModelView, modelInput } from "../../shared/stock/schema.ts";
import type { Context } from "../context.ts";
import { Problem } from "../http/problem.ts";
import { Identifier, Item, Model, type ModelRow } from "./entities.ts";
import { claim, changeValue, identifiersOf, releaseOne } from "./identifiers.ts";
import { refreshSearch } from "./ledger.ts";
import { itemsPerModel } from "./sites.ts";

type ModelFields = z.output<typeof modelInput>;
type Ids = Pick<Context, "newId">;

export async function createModel(em: EntityManager, context: Ids, input: ModelFields): Promise<string> {
  const { gtin, ...fields } = input;
  const id = context.newId();
  await em.insert(Model, { ...fields, id, sortKey: folded(`${fields.brand} ${fields.name}`) });
  await nameByGtin(em, context, id, gtin);
  return id;
}

/** The kind stays: the items of a model have lived by its rules. */
export async function editModel(
  em: EntityManager,
  context: Ids,
  id: string,
  { gtin, kind, ...fields }: Partial<ModelFields>,
): Promise<void> {
  const model = await em.findOneBy(Model, { id });
  if (!model) throw new Problem("not-found");
  const edited = { ...model, ...fields };
  if (kind && kind !== model.kind && (await em.existsBy(Item, { modelId: id })))
    refuse("wrong-kind", { item: model.name });
  const sortKey = folded(`${edited.brand} ${edited.name}`);
  await em.update(Model, { id }, { ...edited, kind: kind ?? model.kind, sortKey });
  if (gtin !== undefined) await nameByGtin(em, context, id, gtin);
  if (sortKey === model.sortKey) return;
  await em.update(Item, { modelId: id }, { nameKey: sortKey });
  const items = await em.find(Item, { where: { modelId: id }, select: { id: true } });
  for (const item of items) await refreshSearch(em, item.id);
}

/** The code that the form of a model shows; those learnt from boxes at a delivery stay. */
async function nameByGtin(em: EntityManager, context: Ids, id: string, gtin: string | null): Promise<void> {
  const [shown] = await identifiersOf(em, [id]);
  if (!gtin) return shown && releaseOne(em, shown);
  const before = shown?.value;
  if (before !== undefined && before === normalise("gtin", gtin)) return;
  if (shown) await changeValue(em, shown, gtin);
  else await addGtin(em, context, id, gtin);
}

/** One more code that the boxes of a model bear: each colour has its own. */
export async function addGtin(em: EntityManager, context: Ids, id: string, gtin: string): Promise<void> {
  if (!(await em.existsBy(Model, { id }))) throw new Problem("not-found");
  await claim(em, context, { entity: "model", entityId: id }, "gtin", gtin);
}

/** An article number that was given to a model by mistake; its boxes are unknown again. */
export async function removeGtin(em: EntityManager, id: string, gtin: string): Promise<void> {
  const value = normalise("gtin", gtin);
  const row = value && (await em.findOneBy(Identifier, { entityId: id, kind: "gtin", value }));
  if (!row) throw new Problem("not-found");
  await releaseOne(em, row);
}

export async function listModels(em: EntityManager): Promise<ModelView[]> {
  const models = await em.find(Model, { order: { sortKey: "ASC", id: "ASC" } });
  const [counts, codes] = await Promise.all([
    itemsPerModel(em),
    identifiersOf(
      em,
      models.map((model) => model.id),
    ),
  ]);
  const gtins = new Map<string, string[]>();
  for (const { entityId, value } of codes)
    gtins.set(entityId, [...(gtins.get(entityId) ?? []), displayOf("gtin", value)]);
  return models.map(({ id, kind, brand, name }) => ({
    id,
    kind,
    brand,
    name,
    gtin: gtins.get(id)?.[0] ?? null,
    gtins: gtins.get(id) ?? [],
    items: counts.get(id) ?? 0,
  }));
}

export const allModels = (em: EntityManager): Promise<ModelRow[]> => em.find(Model);

/** Brand and model of each. */
export async function modelNames(em: EntityManager, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const models = await em.findBy(Model, { id: In([...new Set(ids)]) });
  return new Map(models.map(({ id, brand, name }) => [id, `${brand} ${name}`]));
}

export async function readModel(em: EntityManager, id: string): Promise<ModelView> {
  const model = (await listModels(em)).find((candidate) => candidate.id === id);
  if (!model) throw new Problem("not-found");
  return model;
}
