import { In, MoreThanOrEqual, type EntityManager } from "typeorm";
import type { Day } from "../../shared/dates.ts";
import type { BeneficiaryView } from "../../shared/people/schema.ts";
import { formatCode } from "../../shared/scan/printed-code.ts";
import { openLoanCounts } from "../loans/summaries.ts";
import { readOrganisation } from "../organisation/service.ts";
import { communeNames, heldItemCounts } from "../stock/summaries.ts";
import { Beneficiary, Cohort, Member, type BeneficiaryRow } from "./entities.ts";

/** People with everything that a list or the desk wants of them, in a fixed number of queries. */
export async function beneficiaryViews(
  em: EntityManager,
  rows: BeneficiaryRow[],
  today: Day,
): Promise<BeneficiaryView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [{ prefix }, communes, loans, held, cohorts] = await Promise.all([
    readOrganisation(em),
    communeNames(
      em,
      rows.map((row) => row.communeCode),
    ),
    openLoanCounts(em, ids),
    heldItemCounts(em, ids),
    currentCohorts(em, ids, today),
  ]);
  return rows.map((row) => ({
    id: row.id,
    name: `${row.lastName} ${row.firstName}`.trim(),
    firstName: row.firstName,
    lastName: row.lastName,
    card: formatCode(prefix, "beneficiary", row.number),
    communeCode: row.communeCode,
    communeName: communes.get(row.communeCode) ?? "",
    phone: row.phone,
    referent: row.referent,
    knownToCias: row.knownToCias,
    active: row.anonymisedAt === null,
    openLoans: loans.get(row.id) ?? 0,
    itemsHeld: held.get(row.id) ?? 0,
    cohort: cohorts.get(row.id) ?? null,
  }));
}

export async function beneficiaryViewsByIds(
  em: EntityManager,
  ids: string[],
  today: Day,
): Promise<BeneficiaryView[]> {
  const rows = await em.find(Beneficiary, { where: { id: In(ids) }, order: { sortKey: "ASC", id: "ASC" } });
  return beneficiaryViews(em, rows, today);
}

/** The cohort that each person follows; where there are several, the one that ends first. */
async function currentCohorts(
  em: EntityManager,
  ids: string[],
  today: Day,
): Promise<Map<string, NonNullable<BeneficiaryView["cohort"]>>> {
  const members = await em.findBy(Member, { beneficiaryId: In(ids), status: "member" });
  const cohorts = await em.find(Cohort, {
    where: { id: In([...new Set(members.map((member) => member.cohortId))]), endsOn: MoreThanOrEqual(today) },
    order: { endsOn: "DESC", id: "DESC" },
  });
  const current = new Map<string, NonNullable<BeneficiaryView["cohort"]>>();
  for (const { id, name, endsOn } of cohorts)
    for (const member of members)
      if (member.cohortId === id) current.set(member.beneficiaryId, { id, name, endsOn });
  return current;
}
