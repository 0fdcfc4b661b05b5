import type { EntityManager } from "typeorm";
import { addDays } from "../../shared/dates.ts";
import { newPurchase, type NewPurchase } from "../../shared/purchases/schema.ts";
import { createPurchase } from "../purchases/service.ts";
import type { Demo } from "./load.ts";
import { counts, programmePrices, type DemoModel } from "./programme.ts";

/** What everything came with: the programme's purchase, its SIM cards, and what the communes gave. Its lines, by model. */
export async function buyEverything(
  em: EntityManager,
  { context, actor, today }: Demo,
  modelIds: Record<DemoModel, string>,
): Promise<Record<DemoModel, string>> {
  const lineIds = {} as Record<DemoModel, string>;
  const bought = (model: DemoModel, quantity: number, money: object) => {
    lineIds[model] = context.newId();
    return { id: lineIds[model], modelId: modelIds[model], quantity, ...money };
  };
  const purchase = (input: Omit<NewPurchase, "id">) =>
    createPurchase(em, context, newPurchase.parse({ id: context.newId(), ...input }), actor.id);
  const operating = (accountCode: string, total: number) => ({
    accountCode,
    section: "operating" as const,
    total,
  });
  const { tablets, covers, internet } = programmePrices;
  await purchase({
    supplier: "Boutique pro du numérique",
    orderReference: "BC-012",
    invoiceReference: "F-88412",
    mandate: "0341",
    date: addDays(today, -515),
    invoiceTotal: tablets + covers + internet,
    lines: [
      bought("tablet", counts.tablets, { accountCode: "21838", section: "investment", total: tablets }),
      bought("cover", counts.tablets, operating("60632", covers)),
      {
        id: context.newId(),
        designation: "Un an d’internet pour 15 tablettes",
        quantity: 1,
        ...operating("6262", internet),
      },
    ],
    funding: [{ source: "donation", funder: "Maison de Champagne", amount: tablets + covers + internet }],
  });
  await purchase({
    supplier: "Orange",
    invoiceReference: "0612-774",
    date: addDays(today, -512),
    lines: [bought("sim", counts.sims, operating("6262", 20_000))],
    funding: [{ source: "own", amount: 20_000 }],
  });
  await purchase({
    kind: "used-gift",
    supplier: "Communes du territoire",
    date: addDays(today, -32),
    note: "Ordinateurs et téléphones remplacés, remis pour recyclage.",
    lines: [bought("laptop", 3, {}), bought("phone", 2, {})],
  });
  return lineIds;
}
