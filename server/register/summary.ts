import type { EntityManager } from "typeorm";
import type { RegisterSummary } from "../../shared/purchases/register.ts";
import type { Evening, RegisterFilter } from "./filter.ts";
import { streamRegister } from "./rows.ts";

/** What the rows of a filter come to, account by account: to the cent, since each unit has its own cents. */
export async function summariseRegister(
  em: EntityManager,
  filter: RegisterFilter,
  evening: Evening,
): Promise<RegisterSummary> {
  const sums = new Map<string, RegisterSummary["items"][number]>();
  for await (const { accountCode, section, net, vat, total } of streamRegister(em, filter, evening)) {
    const name = `${accountCode ?? "~"} ${section ?? ""}`;
    const sum = sums.get(name) ?? { accountCode, section, count: 0, unpriced: 0, net: 0, vat: 0, total: 0 };
    sum.count += 1;
    if (total === null) sum.unpriced += 1;
    sum.net += net ?? 0;
    sum.vat += vat ?? 0;
    sum.total += total ?? 0;
    sums.set(name, sum);
  }
  const items = [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  return { on: evening.on, items };
}
