import type { EntityManager } from "typeorm";
import { v5 } from "uuid";
import type { z } from "zod";
import { folded } from "../../shared/paging.ts";
import { suggestAccount } from "../../shared/purchases/accounts.ts";
import { lineTotal } from "../../shared/purchases/amounts.ts";
import {
  largestLine,
  largestPurchase,
  mostPurchaseLines,
  mostUnits,
  type purchaseLineInput,
} from "../../shared/purchases/schema.ts";
import type { Context } from "../context.ts";
import { allModels } from "../stock/models.ts";
import { readAccounting } from "./accounting.ts";
import { linesOf } from "./lines.ts";
import { createPurchase, editPurchase } from "./service.ts";

export interface ImportOrigin {
  kind: "purchase" | "gift";
  /** Of the file: what comes from nobody in particular is not mixed with another file's. */
  hash: string;
  userId: string;
}

/** One object of a file that says when it was bought. */
export interface ImportedUnit {
  itemId: string;
  modelId: string;
  on: string;
  supplier: string;
  invoiceReference: string;
  /** Cents including tax; null: not said. */
  price: number | null;
  /** Within that price, in hundredths of a percent. */
  vatRate: number;
}

type Line = z.output<typeof purchaseLineInput>;

const namespace = "5d0c7b1e-3f0a-5c55-8a51-7f2f0f6f9d21";
const unknownSupplier = { purchase: "Fournisseur inconnu", gift: "Donateur inconnu" };

/**
 * Enters what a file says to have been bought: one purchase for each day, supplier and invoice, with a line for each model,
 * price and rate; a purchase that an earlier file made grows by new lines. Nobody's money is entered: the file does not say whose.
 *
 * @returns the line of each item
 */
export async function enterImported(
  em: EntityManager,
  context: Pick<Context, "newId" | "clock">,
  origin: ImportOrigin,
  units: ImportedUnit[],
): Promise<Map<string, string>> {
  const lineOfItem = new Map<string, string>();
  if (units.length === 0) return lineOfItem;
  const linesFor = await lineMaker(em, context);
  for (const [key, bought] of grouped(units, purchaseKey)) {
    const [first] = bought;
    if (!first) continue;
    const lines = [
      ...grouped(bought, ({ modelId, price, vatRate }) => `${modelId} ${price} ${vatRate}`).values(),
    ].flatMap((alike) => linesFor(alike, lineOfItem));
    await enter(em, context, origin, { key, first, lines });
  }
  return lineOfItem;
}

const purchaseKey = ({ on, supplier, invoiceReference }: ImportedUnit) =>
  [on, folded(supplier), invoiceReference].join(" ");

function grouped<Value>(values: Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

/** Makes the lines of units that are alike: one, or as many as its limits ask for. */
async function lineMaker(em: EntityManager, { newId }: Pick<Context, "newId">) {
  const kinds = new Map((await allModels(em)).map(({ id, kind }) => [id, kind]));
  const { accounts, investmentThreshold } = await readAccounting(em);
  return (alike: ImportedUnit[], lineOfItem: Map<string, string>): Line[] => {
    const [first] = alike;
    if (!first) return [];
    const { modelId, price, vatRate } = first;
    const kind = kinds.get(modelId) ?? null;
    const account = suggestAccount({ kind, unitTotal: price }, investmentThreshold, accounts);
    const most = Math.min(mostUnits, price ? Math.floor(largestLine / price) : mostUnits);
    const lines: Line[] = [];
    for (let from = 0; from < alike.length; from += most) {
      const part = alike.slice(from, from + most);
      const id = newId();
      for (const { itemId } of part) lineOfItem.set(itemId, id);
      lines.push({
        id,
        modelId,
        kind,
        designation: "",
        quantity: part.length,
        unitPrice: null,
        vatRate,
        total: price === null ? null : price * part.length,
        accountCode: account?.accountCode ?? null,
        section: account?.section ?? null,
      });
    }
    return lines;
  };
}

/** Adds the lines to the purchase of this day, supplier and invoice; where it is full, to a further one. */
async function enter(
  em: EntityManager,
  context: Pick<Context, "newId" | "clock">,
  { kind, hash, userId }: ImportOrigin,
  { key, first, lines }: { key: string; first: ImportedUnit; lines: Line[] },
): Promise<void> {
  const whose = first.supplier ? key : `${hash} ${key}`;
  let rest = lines;
  for (let part = 0; rest.length > 0; part++) {
    const id = v5(`${kind} ${whose} ${part}`, namespace);
    const before: Line[] = (await linesOf(em, [id])).get(id) ?? [];
    const fitting = rest.slice(0, countThatFits(before, rest));
    rest = rest.slice(fitting.length);
    if (fitting.length === 0) continue;
    if (before.length > 0)
      await editPurchase(
        em,
        context,
        id,
        { lines: [...before, ...fitting] },
        { userId, reason: "Import d’un fichier" },
      );
    else
      await createPurchase(
        em,
        context,
        {
          id,
          kind,
          supplier: first.supplier || unknownSupplier[kind],
          orderReference: "",
          invoiceReference: first.invoiceReference,
          mandate: "",
          date: first.on,
          note: "Entré par l’import d’un fichier.",
          invoiceTotal: null,
          lines: fitting,
          funding: [],
        },
        userId,
        "Import d’un fichier",
      );
  }
}

function countThatFits(before: Line[], lines: Line[]): number {
  let room = largestPurchase - before.reduce((all, line) => all + (lineTotal(line) ?? 0), 0);
  const places = mostPurchaseLines - before.length;
  const tooMuch = lines.findIndex(({ total }, at) => at >= places || (room -= total ?? 0) < 0);
  return tooMuch < 0 ? lines.length : tooMuch;
}
