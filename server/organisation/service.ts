import type { EntityManager } from "typeorm";
import { Refused } from "../../shared/operations/facts.ts";
import { formatCode, type PrintedKind } from "../../shared/scan/printed-code.ts";
import { forUpdate } from "../db/database.ts";
import { siteFact } from "../stock/facts.ts";
import { Counter, Organisation, type OrganisationRow } from "./entities.ts";

export function findOrganisation(em: EntityManager): Promise<OrganisationRow | null> {
  return em.findOneBy(Organisation, { id: 1 });
}

export async function readOrganisation(em: EntityManager): Promise<OrganisationRow> {
  const organisation = await findOrganisation(em);
  if (!organisation) throw new Refused("set-up-needed");
  return organisation;
}

/** The next number of a series, or the first of the next `count`; concurrent writers wait for each other on its row. */
export async function nextNumber(em: EntityManager, series: string, count = 1): Promise<number> {
  await em
    .createQueryBuilder()
    .insert()
    .into(Counter)
    .values({ name: series, value: 0 })
    .orIgnore()
    .execute();
  const counter = await forUpdate(
    em.createQueryBuilder(Counter, "counter").where({ name: series }),
  ).getOneOrFail();
  await em.update(Counter, { name: series }, { value: counter.value + count });
  return counter.value + 1;
}

/** The next printed code of a kind: its number, and what its label shows. */
export async function nextCode(
  em: EntityManager,
  kind: PrintedKind,
): Promise<{ number: number; code: string }> {
  const { prefix } = await readOrganisation(em);
  const number = await nextNumber(em, kind);
  return { number, code: formatCode(prefix, kind, number) };
}

export async function editOrganisation(
  em: EntityManager,
  edit: Partial<Pick<OrganisationRow, "name" | "loanMonths" | "defaultSiteId">>,
): Promise<OrganisationRow> {
  const organisation = await readOrganisation(em);
  if (edit.defaultSiteId && !(await siteFact(em, edit.defaultSiteId))) throw new Refused("unknown-site");
  const edited = { ...organisation, ...edit };
  await em.update(Organisation, { id: 1 }, edited);
  return edited;
}
