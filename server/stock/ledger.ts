import { folded } from "../../shared/paging.ts";
import { tableStore } from "../ledger/table-store.ts";
import { holdNumbers, nextCode } from "../organisation/service.ts";
import { Identifier, Item, Model, type ItemRow, type ModelRow } from "./entities.ts";
import { purchaseLineFact, sourceOfLine } from "../purchases/facts.ts";
import { freePlaces } from "./purchased.ts";
import { claim, identifiersOf, release } from "./identifiers.ts";
import type { EntityManager } from "typeorm";
import type { ItemRecord } from "../../shared/ledger/records.ts";
import { fitsPurchaseLine } from "../../shared/stock/decisions.ts";
import { parsePrintedCode } from "../../shared/scan/printed-code.ts";
import { refuse } from "../../shared/operations/facts.ts";
import type { OperationOf } from "../../shared/operations/schema.ts";
import { readOrganisation } from "../organisation/service.ts";

/** The words by which lists find an item: its label, its model and every code that names it. */
export async function refreshSearch(em: EntityManager, itemId: string): Promise<void> {
  const item = await em.findOneByOrFail(Item, { id: itemId });
  const codes = await identifiersOf(em, [itemId]);
  const searchText = searchTextOf(
    item,
    codes.map(({ value }) => value),
  );
  await em.update(Item, { id: itemId }, { searchText });
}

export const searchTextOf = (
  { label, nameKey }: Pick<ItemRow, "label" | "nameKey">,
  codes: string[],
): string => [folded(label), nameKey, ...codes.map(folded)].join(" ");

/** The fields of a new item that its operation brings along; of one that was not bought on a purchase line. */
export function broughtAlong(operation: OperationOf<"receive">, model: ModelRow, at: string) {
  return {
    modelId: model.id,
    kitId: null,
    source: operation.source,
    purchasePlace: null,
    note: operation.note,
    since: at,
    createdAt: at,
    nameKey: folded(`${model.brand} ${model.name}`),
    searchText: "",
  };
}

export const itemStore = tableStore<"item", ItemRow>("item", Item, {
  async describe(em, _record, { operation, at }) {
    if (operation.type !== "receive") throw new Error(`an item is not made by ${operation.type}`);
    const model = await em.findOneByOrFail(Model, { id: operation.modelId });
    return {
      ...(await labelFor(em, operation)),
      ...broughtAlong(operation, model, at),
      ...(operation.purchaseLineId ? (await boughtOn(em, operation.purchaseLineId, 1))[0] : {}),
    };
  },
  async made(em, item, { operation, newId }) {
    if (operation.type !== "receive") return;
    const owner = { entity: "item" as const, entityId: item.id };
    await claim(em, { newId }, owner, "item-label", item.label);
    for (const { kind, value } of operation.identifiers) {
      if (kind !== "item-label") await claim(em, { newId }, owner, kind, value);
    }
    await refreshSearch(em, item.id);
  },
  unmade: (em, id) => release(em, id),
  async follow(em, { id, record, before, at }) {
    const since = record.state === before.state ? {} : { since: at };
    return { ...since, ...(await placeOnLine(em, id, record, before)) };
  },
});

/** The place of an item on the purchase line that it came to; an undone detachment may find the line changed or full. */
async function placeOnLine(
  em: EntityManager,
  id: string,
  { purchaseLineId }: ItemRecord,
  before: ItemRecord,
): Promise<Pick<ItemRow, "purchasePlace"> | object> {
  if (purchaseLineId === undefined || purchaseLineId === (before.purchaseLineId ?? null)) return {};
  if (purchaseLineId === null) return { purchasePlace: null };
  const { modelId } = await em.findOneByOrFail(Item, { id });
  const model = await em.findOneByOrFail(Model, { id: modelId });
  fitsPurchaseLine(await purchaseLineFact(em, purchaseLineId), model);
  const [purchasePlace = null] = await freePlaces(em, purchaseLineId, 1);
  return { purchasePlace };
}

/** Where on its purchase line each of so many new items stands, and whether they were bought or given. */
export async function boughtOn(em: EntityManager, purchaseLineId: string, count: number) {
  const source = await sourceOfLine(em, purchaseLineId);
  const places = await freePlaces(em, purchaseLineId, count);
  return places.map((purchasePlace) => ({ source, purchasePlace }));
}

/** A label printed ahead and bound at its first scan, or else the next number. */
async function labelFor(
  em: EntityManager,
  { identifiers }: { identifiers: { kind: string; value: string }[] },
): Promise<{ number: number; label: string }> {
  const given = identifiers.find(({ kind }) => kind === "item-label");
  if (!given) return nextFreeLabel(em);
  const code = parsePrintedCode(given.value);
  const { prefix } = await readOrganisation(em);
  if (!code || code.kind !== "item" || code.prefix !== prefix)
    return refuse("identifier-invalid", { kind: "item-label", value: given.value });
  // Labels are being set aside meanwhile: they must see this number, or this must see theirs.
  await holdNumbers(em, "item");
  const taken = await em.findOneBy(Identifier, { kind: "item-label", value: code.normal });
  if (taken)
    return refuse("identifier-taken", { kind: "item-label", value: code.display, item: code.display });
  return { number: code.number, label: code.display };
}

/** Numbers that labels printed ahead have taken are passed over. */
async function nextFreeLabel(em: EntityManager): Promise<{ number: number; label: string }> {
  for (;;) {
    const { number, code } = await nextCode(em, "item");
    if (!(await em.existsBy(Item, { number }))) return { number, label: code };
  }
}
