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

/** The next number of a series; concurrent writers wait for each other on its row. */
export const nextNumber = (em: EntityManager, series: string): Promise<number> => takeNumbers(em, series, 1);

/** The last number that a series has given. */
export async function peekNumber(em: EntityManager, series: string): Promise<number> {
  return (await em.findOneBy(Counter, { name: series }))?.value ?? 0;
}

/** Waits until no other transaction takes numbers of a series, and keeps it so; answers the last number that was given. */
export async function holdNumbers(em: EntityManager, series: string): Promise<number> {
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
  return counter.value;
}

/** Takes the next `count` numbers of a series, which follow each other; answers the first. */
export async function takeNumbers(em: EntityManager, series: string, count: number): Promise<number> {
  const last = await holdNumbers(em, series);
  await em.update(Counter, { name: series }, { value: last + count });
  return last + 1;
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
  edit: Partial<
    Pick<OrganisationRow, "name" | "loanMonths" | "defaultSiteId" | "investmentThreshold" | "publicAddress">
  >,
): Promise<OrganisationRow> {
  const organisation = await readOrganisation(em);
  if (edit.defaultSiteId && !(await siteFact(em, edit.defaultSiteId))) throw new Refused("unknown-site");
  const edited = { ...organisation, ...edit };
  await em.update(Organisation, { id: 1 }, edited);
  return edited;
}
