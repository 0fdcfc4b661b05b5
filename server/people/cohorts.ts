import { In, type EntityManager } from "typeorm";
import type { z } from "zod";
import { refuse } from "../../shared/operations/facts.ts";
import { folded, type Page, type pageQuery } from "../../shared/paging.ts";
import type { cohortInput, CohortView, memberInput } from "../../shared/people/schema.ts";
import type { Context } from "../context.ts";
import { keyPage } from "../db/key-page.ts";
import { Problem } from "../http/problem.ts";
import { siteNames } from "../stock/summaries.ts";
import { Cohort, Member, type CohortRow } from "./entities.ts";
import { beneficiaryFact } from "./facts.ts";

type Fields = z.output<typeof cohortInput>;

export const cohortSorts = ["startsOn", "-startsOn"] as const;

/** Cohorts, the latest first unless asked otherwise. */
export async function listCohorts(
  em: EntityManager,
  query: z.output<typeof pageQuery> & { sort: (typeof cohortSorts)[number] },
): Promise<Page<CohortView>> {
  const cohorts = em.createQueryBuilder(Cohort, "cohort");
  if (query.q) cohorts.where({ id: In(await cohortsFound(em, query.q)) });
  const page = await keyPage(cohorts, { column: "startsOn", descending: query.sort === "-startsOn" }, query);
  return { ...page, items: await cohortViews(em, page.items) };
}

/** There are few cohorts: their names are folded here, as no index needs to. */
async function cohortsFound(em: EntityManager, q: string): Promise<string[]> {
  const words = folded(q).split(" ");
  const cohorts = await em.find(Cohort, { select: { id: true, name: true } });
  return cohorts.filter(({ name }) => words.every((word) => folded(name).includes(word))).map(({ id }) => id);
}

export async function readCohort(em: EntityManager, id: string): Promise<CohortView> {
  const [view] = await cohortViews(em, await em.findBy(Cohort, { id }));
  if (!view) throw new Problem("not-found");
  return view;
}

async function cohortViews(em: EntityManager, rows: CohortRow[]): Promise<CohortView[]> {
  if (rows.length === 0) return [];
  const [sites, counts] = await Promise.all([
    siteNames(
      em,
      rows.flatMap((row) => row.siteId ?? []),
    ),
    em
      .createQueryBuilder(Member, "member")
      .select("member.cohortId", "cohort")
      .addSelect("member.status", "status")
      .addSelect("COUNT(*)", "count")
      .where({ cohortId: In(rows.map((row) => row.id)) })
      .groupBy("member.cohortId")
      .addGroupBy("member.status")
      .getRawMany<{ cohort: string; status: string; count: string | number }>(),
  ]);
  const countOf = (id: string, status: string) =>
    Number(counts.find((row) => row.cohort === id && row.status === status)?.count ?? 0);
  return rows.map((row) => ({
    ...row,
    siteName: (row.siteId && sites.get(row.siteId)) || null,
    members: countOf(row.id, "member"),
    waiting: countOf(row.id, "waiting"),
  }));
}

export async function createCohort(
  em: EntityManager,
  { newId }: Pick<Context, "newId">,
  input: Fields,
): Promise<string> {
  await checkSite(em, input.siteId);
  const id = newId();
  await em.insert(Cohort, { ...input, id });
  return id;
}

export async function editCohort(em: EntityManager, id: string, edit: Partial<Fields>): Promise<void> {
  const cohort = await em.findOneBy(Cohort, { id });
  if (!cohort) throw new Problem("not-found");
  const edited = { ...cohort, ...edit };
  if (edited.endsOn < edited.startsOn) throw new Problem("invalid-input");
  await checkSite(em, edited.siteId);
  await em.update(Cohort, { id }, edited);
}

async function checkSite(em: EntityManager, siteId: string | null): Promise<void> {
  if (siteId && !(await siteNames(em, [siteId])).has(siteId)) refuse("unknown-site");
}

/** Enters a person in a cohort or its waiting list, or moves them from one to the other. */
export async function setMember(
  em: EntityManager,
  { clock }: Pick<Context, "clock">,
  cohortId: string,
  { beneficiaryId, status }: z.output<typeof memberInput>,
): Promise<void> {
  if (!(await em.existsBy(Cohort, { id: cohortId }))) throw new Problem("not-found");
  const person = (await beneficiaryFact(em, beneficiaryId)) ?? refuse("unknown-beneficiary");
  if (!person.active) return refuse("beneficiary-closed", { beneficiary: person.name });
  const member = await em.findOneBy(Member, { cohortId, beneficiaryId });
  if (member?.status === status) return;
  await em.upsert(Member, { cohortId, beneficiaryId, status, since: clock().toISOString() }, [
    "cohortId",
    "beneficiaryId",
  ]);
}

/** Takes a person out of a cohort or its waiting list; the loans made there keep its name. */
export async function removeMember(
  em: EntityManager,
  cohortId: string,
  beneficiaryId: string,
): Promise<void> {
  const { affected } = await em.delete(Member, { cohortId, beneficiaryId });
  if (!affected) throw new Problem("not-found");
}
