import type { EntityManager } from "typeorm";
import type { z } from "zod";
import type { Day } from "../../shared/dates.ts";
import { refuse } from "../../shared/operations/facts.ts";
import { folded, type Page } from "../../shared/paging.ts";
import type { beneficiaryInput, beneficiaryQuery, BeneficiaryView } from "../../shared/people/schema.ts";
import { displayOf, normalise } from "../../shared/scan/normal-forms.ts";
import { formatCode } from "../../shared/scan/printed-code.ts";
import type { Context } from "../context.ts";
import { keyPage, searchWords } from "../db/key-page.ts";
import { Problem } from "../http/problem.ts";
import { nextCode, readOrganisation } from "../organisation/service.ts";
import { claim } from "../stock/identifiers.ts";
import { communeNames, holders } from "../stock/summaries.ts";
import { beneficiaryViews, beneficiaryViewsByIds } from "./beneficiary-views.ts";
import { Beneficiary, Member, type BeneficiaryRow } from "./entities.ts";

export { beneficiaryViews, beneficiaryViewsByIds };
export { createCohort, setMember } from "./cohorts.ts";

type Fields = z.output<typeof beneficiaryInput>;

export async function listBeneficiaries(
  em: EntityManager,
  query: z.output<typeof beneficiaryQuery>,
  today: Day,
): Promise<Page<BeneficiaryView>> {
  const people = em.createQueryBuilder(Beneficiary, "beneficiary");
  if (query.commune) people.andWhere("beneficiary.communeCode = :commune", { commune: query.commune });
  if (query.cohort || query.waiting) {
    const members = em
      .createQueryBuilder(Member, "member")
      .select("member.beneficiaryId")
      .where("member.status = :status", { status: query.waiting ? "waiting" : "member" });
    if (query.cohort) members.andWhere("member.cohortId = :cohort", { cohort: query.cohort });
    people.andWhere(`beneficiary.id IN (${members.getQuery()})`, members.getParameters());
  }
  if (query.holding)
    people.andWhere(`beneficiary.id ${query.holding === "true" ? "IN" : "NOT IN"} (${holders(em)})`);
  searchWords(people, query.q);
  const page = await keyPage(people, { column: "sortKey", descending: query.sort === "-name" }, query);
  return { ...page, items: await beneficiaryViews(em, page.items, today) };
}

export async function readBeneficiary(em: EntityManager, id: string, today: Day): Promise<BeneficiaryView> {
  const [view] = await beneficiaryViewsByIds(em, [id], today);
  if (!view) throw new Problem("not-found");
  return view;
}

/** A new person, with the number of their card; their id. */
export async function createBeneficiary(
  em: EntityManager,
  context: Pick<Context, "newId" | "clock">,
  input: Fields,
): Promise<string> {
  const fields = await described(em, input);
  const { number, code } = await nextCode(em, "beneficiary");
  const id = context.newId();
  const row: Omit<BeneficiaryRow, "sortKey" | "searchText"> = {
    ...fields,
    id,
    number,
    createdAt: context.clock().toISOString(),
    anonymisedAt: null,
  };
  await em.insert(Beneficiary, { ...row, ...(await searchable(em, row, code)) });
  await claim(em, context, { entity: "beneficiary", entityId: id }, "beneficiary-card", code);
  return id;
}

export async function editBeneficiary(em: EntityManager, id: string, edit: Partial<Fields>): Promise<void> {
  const row = await em.findOneBy(Beneficiary, { id });
  if (!row) throw new Problem("not-found");
  if (row.anonymisedAt) return refuse("beneficiary-closed", { beneficiary: row.lastName });
  const { prefix } = await readOrganisation(em);
  const edited = { ...row, ...(await described(em, edit)) };
  const found = await searchable(em, edited, formatCode(prefix, "beneficiary", row.number));
  await em.update(Beneficiary, { id }, { ...edited, ...found });
}

/** What was typed, as it is kept: an empty field says nothing, a phone number has one writing. */
async function described<Typed extends Partial<Fields>>(em: EntityManager, typed: Typed): Promise<Typed> {
  const { communeCode, phone, referent } = typed;
  if (communeCode && !(await communeNames(em, [communeCode])).has(communeCode))
    return refuse("unknown-territory", { code: communeCode });
  return {
    ...typed,
    ...(phone === undefined ? {} : { phone: phone ? phoneNumber(phone) : null }),
    ...(referent === undefined ? {} : { referent: referent || null }),
  };
}

function phoneNumber(typed: string): string {
  return normalise("phone", typed) ?? refuse("identifier-invalid", { kind: "phone", value: typed });
}

type Searched = Pick<BeneficiaryRow, "firstName" | "lastName" | "communeCode" | "phone">;

/** By what lists sort a person, and the words by which they find them: also the phone number, however it is grouped. */
async function searchable(
  em: EntityManager,
  { firstName, lastName, communeCode, phone }: Searched,
  card: string,
): Promise<Pick<BeneficiaryRow, "sortKey" | "searchText">> {
  const commune = (await communeNames(em, [communeCode])).get(communeCode) ?? "";
  const asRead = phone ? displayOf("phone", phone) : "";
  const numbers = phone ? `${asRead} ${asRead.replaceAll(" ", "")} ${phone}` : "";
  return {
    sortKey: folded(`${lastName} ${firstName}`),
    searchText: folded(`${lastName} ${firstName} ${card} ${card.replaceAll("-", "")} ${numbers} ${commune}`),
  };
}
