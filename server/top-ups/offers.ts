import { In, type EntityManager } from "typeorm";
import type { z } from "zod";
import { folded, type Page, type pageQuery } from "../../shared/paging.ts";
import type { offerInput, OfferView } from "../../shared/top-ups/schema.ts";
import type { Context } from "../context.ts";
import { keyPage, searchWords } from "../db/key-page.ts";
import { Problem } from "../http/problem.ts";
import { Offer, type OfferRow } from "./entities.ts";

type Fields = z.output<typeof offerInput>;

const sortKeyOf = ({ operator, name }: Pick<Fields, "operator" | "name">) => folded(`${operator} ${name}`);

export async function listOffers(
  em: EntityManager,
  query: z.output<typeof pageQuery>,
): Promise<Page<OfferView>> {
  const offers = em.createQueryBuilder(Offer, "offer");
  searchWords(offers, query.q, "sortKey");
  const page = await keyPage(offers, { column: "sortKey" }, query);
  return { ...page, items: offerViews(page.items) };
}

export function offerViews(rows: OfferRow[]): OfferView[] {
  return rows.map(({ id, operator, name, amount, dataMegabytes, validityDays, favourite }) => ({
    id,
    operator,
    name,
    amount,
    dataMegabytes,
    validityDays,
    favourite,
  }));
}

export async function offersById(em: EntityManager, ids: string[]): Promise<Map<string, OfferRow>> {
  if (ids.length === 0) return new Map();
  const offers = await em.findBy(Offer, { id: In([...new Set(ids)]) });
  return new Map(offers.map((offer) => [offer.id, offer]));
}

export async function readOffer(em: EntityManager, id: string): Promise<OfferView> {
  const [view] = offerViews(await em.findBy(Offer, { id }));
  if (!view) throw new Problem("not-found");
  return view;
}

export async function createOffer(
  em: EntityManager,
  { newId }: Pick<Context, "newId">,
  input: Fields,
): Promise<string> {
  const id = newId();
  await em.insert(Offer, { ...input, id, sortKey: sortKeyOf(input) });
  return id;
}

/** What was bought before stays as it was: each top-up keeps its own amount and its last day. */
export async function editOffer(em: EntityManager, id: string, edit: Partial<Fields>): Promise<void> {
  const offer = await em.findOneBy(Offer, { id });
  if (!offer) throw new Problem("not-found");
  const edited = { ...offer, ...edit };
  await em.update(Offer, { id }, { ...edited, sortKey: sortKeyOf(edited) });
}

/** Offers that a word finds, as a subquery of ids; `parameter` names the word between percent signs. */
export function offersFound(em: EntityManager, parameter: string): string {
  return em
    .createQueryBuilder(Offer, "foundOffer")
    .select("foundOffer.id")
    .where(`foundOffer.sortKey LIKE :${parameter}`)
    .getQuery();
}
