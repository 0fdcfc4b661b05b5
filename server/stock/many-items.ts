import type { EntityManager } from "typeorm";
import type { ItemRecord } from "../../shared/ledger/records.ts";
import { refuse } from "../../shared/operations/facts.ts";
import type { OperationOf } from "../../shared/operations/schema.ts";
import { normalise, type CodeKind } from "../../shared/scan/normal-forms.ts";
import { formatCode, parsePrintedCode } from "../../shared/scan/printed-code.ts";
import type { Context } from "../context.ts";
import { readOrganisation } from "../organisation/service.ts";
import { Identifier, Item, Model, type IdentifierRow, type ItemRow } from "./entities.ts";
import { takeItemNumbers } from "./item-numbers.ts";
import { boughtOn, broughtAlong, searchTextOf } from "./ledger.ts";

export interface NewItem {
  operation: OperationOf<"receive">;
  record: ItemRecord;
  /** When it came in. */
  at: string;
}

/** As many rows as one statement takes on either engine. */
const rowsAtOnce = 200;

/**
 * Writes many new items with their codes in a few statements, the same rows as one `receive` after the other writes.
 *
 * @throws Refused for a code that is none; a code that is taken breaks the unique index
 */
export async function insertItems(
  em: EntityManager,
  context: Pick<Context, "newId">,
  items: NewItem[],
  onProgress: (done: number) => void,
): Promise<void> {
  const models = new Map((await em.find(Model)).map((model) => [model.id, model]));
  const numbered = await numbers(em, items);
  const bought = await purchased(em, items);
  for (let from = 0; from < items.length; from += rowsAtOnce) {
    const rows: ItemRow[] = [];
    const codes: IdentifierRow[] = [];
    for (const [at, { operation, record, at: moment }] of items.slice(from, from + rowsAtOnce).entries()) {
      const model = models.get(operation.modelId) ?? refuse("unknown-model");
      const { number, label } = numbered[from + at] ?? refuse("unexpected");
      const owned = [{ kind: "item-label" as const, value: label }, ...operation.identifiers]
        .filter(({ kind }, position) => kind !== "item-label" || position === 0)
        .map(({ kind, value }) => ({ kind, value: normalOf(kind, value) }));
      for (const code of owned)
        codes.push({ id: context.newId(), ...code, entity: "item", entityId: operation.itemId });
      const row = {
        ...broughtAlong(operation, model, moment),
        ...(operation.purchaseLineId ? bought.get(operation.purchaseLineId)?.shift() : {}),
        ...record,
        id: operation.itemId,
        number,
        label,
      };
      rows.push({
        ...row,
        searchText: searchTextOf(
          row,
          owned.map(({ value }) => value),
        ),
      });
    }
    await em.insert(Item, rows);
    for (let code = 0; code < codes.length; code += rowsAtOnce)
      await em.insert(Identifier, codes.slice(code, code + rowsAtOnce));
    onProgress(from + rows.length);
  }
}

/** The places that these items take on their purchase lines, line by line. */
async function purchased(em: EntityManager, items: NewItem[]) {
  const counts = new Map<string, number>();
  for (const { operation } of items)
    if (operation.purchaseLineId)
      counts.set(operation.purchaseLineId, (counts.get(operation.purchaseLineId) ?? 0) + 1);
  const places = new Map<string, Awaited<ReturnType<typeof boughtOn>>>();
  for (const [lineId, count] of counts) places.set(lineId, await boughtOn(em, lineId, count));
  return places;
}

function normalOf(kind: CodeKind, typed: string): string {
  return normalise(kind, typed) ?? refuse("identifier-invalid", { kind, value: typed });
}

/** The label that each item brings along, or else the next free numbers, in order. */
async function numbers(em: EntityManager, items: NewItem[]): Promise<{ number: number; label: string }[]> {
  const { prefix } = await readOrganisation(em);
  const given = items.map(({ operation }) => {
    const label = operation.identifiers.find(({ kind }) => kind === "item-label");
    if (!label) return undefined;
    const code = parsePrintedCode(label.value);
    if (!code || code.kind !== "item" || code.prefix !== prefix)
      return refuse("identifier-invalid", { kind: "item-label", value: label.value });
    return { number: code.number, label: code.display };
  });
  const brought = new Set(given.flatMap((code) => code?.number ?? []));
  const free = await takeItemNumbers(em, given.filter((code) => !code).length, brought);
  return given.map((code) => {
    if (code) return code;
    const number = free.shift() ?? refuse("unexpected");
    return { number, label: formatCode(prefix, "item", number) };
  });
}
