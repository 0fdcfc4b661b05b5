import type { z } from "zod";
import { bankCards } from "../../shared/labels/formats.ts";
import { mostCards, type cardQuery } from "../../shared/labels/schema.ts";
import { beneficiaryQuery, type BeneficiaryView } from "../../shared/people/schema.ts";
import { commands, formatCode, numberOfCommand } from "../../shared/scan/printed-code.ts";
import type { Context } from "../context.ts";
import type { CardFace } from "../documents/card-layout.ts";
import { beneficiaryCard, commandCard } from "../documents/cards.ts";
import type { Sheet } from "../documents/sheets.ts";
import { Problem } from "../http/problem.ts";
import { readOrganisation } from "../organisation/service.ts";
import { today } from "../organisation/today.ts";
import { beneficiaryViewsByIds, listBeneficiaries } from "../people/service.ts";
import { printed } from "./subjects.ts";

type Query = z.output<typeof cardQuery>;

/** The cards that are asked for, on their sheets. */
export async function cardSheet(context: Context, query: Query): Promise<Sheet> {
  const cards = query.kind === "commands" ? await commandCards(context) : await peoplesCards(context, query);
  const { symbology, startAt } = query;
  const faces = cards.map((card) => ({ card, symbology }));
  return { faces, format: bankCards, startAt, offset: { x: 0, y: 0 } };
}

async function commandCards({ db }: Context): Promise<CardFace[]> {
  const { prefix, name } = await readOrganisation(db.read);
  return Object.values(commands).map((command) =>
    commandCard(command, printed(formatCode(prefix, "command", numberOfCommand(command))), name),
  );
}

async function peoplesCards(context: Context, { ids, cohort }: Query): Promise<CardFace[]> {
  const { read } = context.db;
  const { name } = await readOrganisation(read);
  const people = cohort
    ? await everybodyIn(context, cohort)
    : await beneficiaryViewsByIds(read, ids ?? [], await today(context));
  if (people.length === 0) throw new Problem("no-cards");
  return people.map(({ card, firstName, lastName }) =>
    beneficiaryCard(printed(card), name, `${firstName} ${lastName}`),
  );
}

async function everybodyIn(context: Context, cohort: string): Promise<BeneficiaryView[]> {
  const day = await today(context);
  const people: BeneficiaryView[] = [];
  let after: string | undefined;
  do {
    const query = beneficiaryQuery.parse({ cohort, limit: "200", after });
    const page = await listBeneficiaries(context.db.read, query, day);
    people.push(...page.items);
    after = page.next ?? undefined;
    if (page.total > mostCards) throw new Problem("too-many-cards", { count: page.total, most: mostCards });
  } while (after !== undefined);
  return people;
}
