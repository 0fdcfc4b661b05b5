import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { lineTotal, netOf } from "../../shared/purchases/amounts.ts";
import type { purchaseQuery } from "../../shared/purchases/schema.ts";
import {
  fundingSourceWords,
  fundingWords,
  purchaseKindWords,
  sectionWords,
} from "../../shared/purchases/words.ts";
import { itemStateWords } from "../../shared/words.ts";
import type { ExportColumn, ExportRow } from "../exchange/columns.ts";
import { everyRow } from "../exchange/every-row.ts";
import type { ListExport, Reading } from "../exchange/list-export.ts";
import { receivedOnLines } from "../stock/purchased.ts";
import { fundingOf, listFunderPurchases, listFunders } from "./funders.ts";
import { linesOf } from "./lines.ts";
import { listPurchases } from "./service.ts";

const pageSize = 200;

const purchaseColumns = [
  { key: "number", header: "Achat n°", type: "integer" },
  { key: "kind", header: "Nature", type: "text" },
  { key: "date", header: "Date", type: "date" },
  { key: "supplier", header: "Fournisseur", type: "text" },
  { key: "invoice", header: "Facture", type: "code" },
  { key: "mandate", header: "Mandat", type: "code" },
  { key: "designation", header: "Désignation", type: "text" },
  { key: "quantity", header: "Quantité", type: "integer" },
  { key: "received", header: "Reçus", type: "integer" },
  { key: "net", header: "Montant HT", type: "money" },
  { key: "vat", header: "TVA", type: "money" },
  { key: "total", header: "Montant TTC", type: "money" },
  { key: "account", header: "Compte", type: "code" },
  { key: "section", header: "Section", type: "text" },
  { key: "funding", header: "Financement de l’achat", type: "text" },
] as const satisfies ExportColumn[];
type PurchaseKey = (typeof purchaseColumns)[number]["key"];
type PurchaseFilter = Omit<z.output<typeof purchaseQuery>, "after" | "limit">;

/** Purchases and gifts under a filter, one row a line. */
export function exportPurchases({ em }: Reading, filter: PurchaseFilter): ListExport<PurchaseKey> {
  return { title: "Achats et dons", columns: purchaseColumns, rows: purchaseRows(em, filter) };
}

async function* purchaseRows(
  em: EntityManager,
  filter: PurchaseFilter,
): AsyncGenerator<ExportRow<PurchaseKey>> {
  let after: string | undefined;
  do {
    const page = await listPurchases(em, { ...filter, after, limit: pageSize });
    const ids = page.items.map(({ id }) => id);
    const [lines, funding] = await Promise.all([linesOf(em, ids), fundingOf(em, ids)]);
    const received = await receivedOnLines(
      em,
      [...lines.values()].flat().map(({ id }) => id),
    );
    for (const purchase of page.items)
      for (const line of lines.get(purchase.id) ?? []) {
        const total = lineTotal(line);
        const net = total === null ? null : netOf(total, line.vatRate);
        yield {
          number: purchase.number,
          kind: purchaseKindWords[purchase.kind],
          date: purchase.date,
          supplier: purchase.supplier,
          invoice: purchase.invoiceReference,
          mandate: purchase.mandate,
          designation: line.designation,
          quantity: line.quantity,
          received: line.kind === null ? null : (received.get(line.id) ?? 0),
          net,
          vat: total === null || net === null ? null : total - net,
          total,
          account: line.accountCode,
          section: line.section && sectionWords[line.section],
          funding: (funding.get(purchase.id) ?? [])
            .map(({ source, funderName }) => fundingWords(source, funderName))
            .join(", "),
        };
      }
    after = page.next ?? undefined;
  } while (after);
}

const funderColumns = [
  { key: "funder", header: "Financeur", type: "text" },
  { key: "source", header: "Source", type: "text" },
  { key: "number", header: "Achat n°", type: "integer" },
  { key: "date", header: "Date", type: "date" },
  { key: "supplier", header: "Fournisseur", type: "text" },
  { key: "amount", header: "Donné pour cet achat", type: "money" },
  { key: "cost", header: "Coût de cet achat", type: "money" },
  { key: "designation", header: "Désignation", type: "text" },
  { key: "quantity", header: "Quantité achetée", type: "integer" },
  { key: "state", header: "État aujourd’hui", type: "text" },
  { key: "site", header: "Lieu", type: "text" },
  { key: "count", header: "Nombre", type: "integer" },
] as const satisfies ExportColumn[];
type FunderKey = (typeof funderColumns)[number]["key"];

/** What each funder paid for and where it is today: one row for each place and state of each line. */
export function exportFunders({ em }: Reading): ListExport<FunderKey> {
  return { title: "Financeurs", columns: funderColumns, rows: funderRows(em) };
}

async function* funderRows(em: EntityManager): AsyncGenerator<ExportRow<FunderKey>> {
  for await (const { id, name } of everyRow((page) => listFunders(em, page), { moves: false }))
    for await (const purchase of everyRow((page) => listFunderPurchases(em, id, page), { moves: true }))
      for (const line of purchase.lines) {
        const bought = {
          funder: name,
          source: purchase.sources.map((source) => fundingSourceWords[source]).join(", "),
          number: purchase.number,
          date: purchase.date,
          supplier: purchase.supplier,
          amount: purchase.amount,
          cost: purchase.total,
          designation: line.designation,
          quantity: line.quantity,
        };
        if (line.places.length === 0) yield { ...bought, state: null, site: null, count: null };
        for (const { state, siteName, count } of line.places)
          yield { ...bought, state: itemStateWords[state], site: siteName, count };
      }
}
