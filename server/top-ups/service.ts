import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { addDays, startOfDay } from "../../shared/dates.ts";
import type { Page } from "../../shared/paging.ts";
import type { topUpQuery, TopUpView } from "../../shared/top-ups/schema.ts";
import { userNames } from "../accounts/summaries.ts";
import { keyPage } from "../db/key-page.ts";
import { searchAcross } from "../db/search-across.ts";
import { Problem } from "../http/problem.ts";
import { readOrganisation } from "../organisation/service.ts";
import { beneficiaryNames } from "../people/facts.ts";
import { peopleFound } from "../people/summaries.ts";
import { itemsFound, itemSummaries } from "../stock/summaries.ts";
import { TopUp, type TopUpRow } from "./entities.ts";
import { offersById, offersFound } from "./offers.ts";

export { createOffer, offerViews } from "./offers.ts";
export { voucherViews, voucherViewsByIds } from "./vouchers.ts";

/** Top-ups of a span of civil days, both ends included; found by the SIM, the person or the offer. */
export async function listTopUps(
  em: EntityManager,
  query: z.output<typeof topUpQuery>,
): Promise<Page<TopUpView>> {
  const { timeZone } = await readOrganisation(em);
  const topUps = em.createQueryBuilder(TopUp, "topUp");
  if (query.sim) topUps.andWhere("topUp.simId = :sim", { sim: query.sim });
  if (query.beneficiary)
    topUps.andWhere("topUp.beneficiaryId = :beneficiary", { beneficiary: query.beneficiary });
  if (query.from) topUps.andWhere("topUp.at >= :from", { from: startOfDay(query.from, timeZone) });
  if (query.to) topUps.andWhere("topUp.at < :end", { end: startOfDay(addDays(query.to, 1), timeZone) });
  searchAcross(topUps, query.q, (word) => [
    `topUp.simId IN (${itemsFound(em, word)})`,
    `topUp.beneficiaryId IN (${peopleFound(em, word)})`,
    `topUp.offerId IN (${offersFound(em, word)})`,
  ]);
  const page = await keyPage(topUps, { column: "at", descending: query.sort === "-at" }, query);
  return { ...page, items: await topUpViews(em, page.items) };
}

export async function readTopUp(em: EntityManager, id: string): Promise<TopUpView> {
  const [view] = await topUpViews(em, await em.findBy(TopUp, { id }));
  if (!view) throw new Problem("not-found");
  return view;
}

async function topUpViews(em: EntityManager, rows: TopUpRow[]): Promise<TopUpView[]> {
  const [sims, people, offers, users] = await Promise.all([
    itemSummaries(
      em,
      rows.map((row) => row.simId),
    ),
    beneficiaryNames(
      em,
      rows.flatMap((row) => row.beneficiaryId ?? []),
    ),
    offersById(
      em,
      rows.flatMap((row) => row.offerId ?? []),
    ),
    userNames(
      em,
      rows.map((row) => row.actorId),
    ),
  ]);
  return rows.map(({ actorId, ...row }) => ({
    ...row,
    simLabel: sims.get(row.simId)?.label ?? "",
    beneficiaryName: (row.beneficiaryId && people.get(row.beneficiaryId)) || null,
    offerName: (row.offerId && offers.get(row.offerId)?.name) || null,
    actorName: users.get(actorId) ?? "",
  }));
}
