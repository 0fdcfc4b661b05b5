import { EntitySchema } from "typeorm";
import { flag, integer, key, maybeText, text } from "../db/columns.ts";

export interface BeneficiaryRow {
  id: string;
  /** Of the card (`GVM-P00007-K`). */
  number: number;
  firstName: string;
  lastName: string;
  communeCode: string;
  /** E.164 */
  phone: string | null;
  referent: string | null;
  knownToCias: boolean;
  createdAt: string;
  anonymisedAt: string | null;
  sortKey: string;
  searchText: string;
}
export const Beneficiary = new EntitySchema<BeneficiaryRow>({
  name: "beneficiary",
  columns: {
    id: key(),
    number: integer(),
    firstName: text(),
    lastName: text(),
    communeCode: text(),
    phone: maybeText(),
    referent: maybeText(),
    knownToCias: flag(),
    createdAt: text(),
    anonymisedAt: maybeText(),
    sortKey: text(),
    searchText: text(),
  },
});

export interface CohortRow {
  id: string;
  name: string;
  startsOn: string;
  endsOn: string;
  meetings: number;
  siteId: string | null;
}
export const Cohort = new EntitySchema<CohortRow>({
  name: "cohort",
  columns: {
    id: key(),
    name: text(),
    startsOn: text(),
    endsOn: text(),
    meetings: integer(),
    siteId: maybeText(),
  },
});

/** Who follows a cohort, or waits for a place in it. */
export interface MemberRow {
  cohortId: string;
  beneficiaryId: string;
  status: "member" | "waiting";
  since: string;
}
export const Member = new EntitySchema<MemberRow>({
  name: "member",
  tableName: "cohort_member",
  columns: { cohortId: key(), beneficiaryId: key(), status: text(), since: text() },
});

export const peopleEntities = [Beneficiary, Cohort, Member];
