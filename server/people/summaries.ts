import { In, type EntityManager } from "typeorm";
import { Beneficiary, Cohort } from "./entities.ts";

export async function cohortNames(em: EntityManager, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const cohorts = await em.findBy(Cohort, { id: In([...new Set(ids)]) });
  return new Map(cohorts.map((cohort) => [cohort.id, cohort.name]));
}

/** The commune that each person lives in, by its code. */
export async function communesOfPeople(em: EntityManager, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await em.find(Beneficiary, {
    where: { id: In([...new Set(ids)]) },
    select: { id: true, communeCode: true },
  });
  return new Map(people.map((person) => [person.id, person.communeCode]));
}

/** People that a word finds, as a subquery of ids; `parameter` names the word between percent signs. */
export function peopleFound(em: EntityManager, parameter: string): string {
  return em
    .createQueryBuilder(Beneficiary, "foundPerson")
    .select("foundPerson.id")
    .where(`foundPerson.searchText LIKE :${parameter}`)
    .getQuery();
}

/** People of a commune, as a subquery of ids; `parameter` names its code. */
export function peopleOfCommune(em: EntityManager, parameter: string): string {
  return em
    .createQueryBuilder(Beneficiary, "inhabitant")
    .select("inhabitant.id")
    .where(`inhabitant.communeCode = :${parameter}`)
    .getQuery();
}
