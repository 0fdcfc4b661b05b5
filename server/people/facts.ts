import { In, type EntityManager } from "typeorm";
import { Beneficiary, Cohort, type BeneficiaryRow } from "./entities.ts";

/** As sentences name a person: « Jeanne Martin ». */
export const fullName = (person: Pick<BeneficiaryRow, "firstName" | "lastName">) =>
  `${person.firstName} ${person.lastName}`.trim();

export async function beneficiaryNames(em: EntityManager, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await em.findBy(Beneficiary, { id: In([...new Set(ids)]) });
  return new Map(people.map((person) => [person.id, fullName(person)]));
}

export async function beneficiaryFact(em: EntityManager, id: string) {
  const person = await em.findOneBy(Beneficiary, { id });
  return person ? { id, name: fullName(person), active: person.anonymisedAt === null } : undefined;
}

export async function cohortFact(em: EntityManager, id: string) {
  const cohort = await em.findOneBy(Cohort, { id });
  return cohort ? { id, endsOn: cohort.endsOn } : undefined;
}
