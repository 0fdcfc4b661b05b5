import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { folded } from "../../shared/paging.ts";
import { Refused } from "../../shared/operations/facts.ts";
import { formatCode } from "../../shared/scan/printed-code.ts";
import type { CommuneView, SiteView, siteInput } from "../../shared/stock/schema.ts";
import type { Context } from "../context.ts";
import { Problem } from "../http/problem.ts";
import { nextCode, readOrganisation } from "../organisation/service.ts";
import { Commune, Item, Site, type SiteRow } from "./entities.ts";
import { claim } from "./identifiers.ts";

type SiteFields = z.output<typeof siteInput>;

export async function createSite(
  em: EntityManager,
  context: Pick<Context, "newId">,
  input: SiteFields,
): Promise<SiteRow> {
  await checkCommune(em, input.communeCode);
  const { number, code } = await nextCode(em, "site");
  const site = { ...input, id: context.newId(), number, sortKey: folded(input.name) };
  await em.insert(Site, site);
  await claim(em, context, { entity: "site", entityId: site.id }, "site", code);
  return site;
}

export async function editSite(em: EntityManager, id: string, input: Partial<SiteFields>): Promise<void> {
  const site = await em.findOneBy(Site, { id });
  if (!site) throw new Problem("not-found");
  if (input.communeCode) await checkCommune(em, input.communeCode);
  await em.update(Site, { id }, { ...input, sortKey: folded(input.name ?? site.name) });
}

async function checkCommune(em: EntityManager, code: string): Promise<void> {
  if (!(await em.existsBy(Commune, { code }))) throw new Refused("unknown-territory", { code });
}

/** Items that are somewhere now: not those that have left for good. */
async function itemsPer(em: EntityManager, column: "siteId" | "modelId"): Promise<Map<string, number>> {
  const rows = await em
    .createQueryBuilder(Item, "item")
    .select(`item.${column}`, "key")
    .addSelect("COUNT(*)", "count")
    .where("item.state <> 'collected'")
    .groupBy(`item.${column}`)
    .getRawMany<{ key: string; count: string | number }>();
  return new Map(rows.map(({ key, count }) => [key, Number(count)]));
}

export const itemsPerModel = (em: EntityManager) => itemsPer(em, "modelId");

export async function listSites(em: EntityManager): Promise<SiteView[]> {
  const sites = await em.find(Site, { order: { sortKey: "ASC", id: "ASC" } });
  const [communes, counts, { prefix }] = await Promise.all([
    em.find(Commune),
    itemsPer(em, "siteId"),
    readOrganisation(em),
  ]);
  const names = new Map(communes.map(({ code, name }) => [code, name]));
  return sites.map(({ id, name, communeCode, number }) => ({
    id,
    name,
    communeCode,
    communeName: names.get(communeCode) ?? "",
    code: formatCode(prefix, "site", number),
    items: counts.get(id) ?? 0,
  }));
}

export const allSites = (em: EntityManager): Promise<SiteRow[]> => em.find(Site);

export async function readSite(em: EntityManager, id: string): Promise<SiteView> {
  const site = (await listSites(em)).find((candidate) => candidate.id === id);
  if (!site) throw new Problem("not-found");
  return site;
}

export async function listCommunes(em: EntityManager): Promise<CommuneView[]> {
  const communes = await em.find(Commune, { order: { sortKey: "ASC" } });
  const sites = await listSites(em);
  return communes.map(({ code, name, postalCode }) => ({
    code,
    name,
    postalCode,
    items: sites.filter((site) => site.communeCode === code).reduce((sum, site) => sum + site.items, 0),
  }));
}
