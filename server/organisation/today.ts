import { dayOf, type Day } from "../../shared/dates.ts";
import type { Context } from "../context.ts";
import { readOrganisation } from "./service.ts";

/** The civil day, where the organisation is. */
export async function today({ db, clock }: Pick<Context, "db" | "clock">): Promise<Day> {
  const { timeZone } = await readOrganisation(db.read);
  return dayOf(clock(), timeZone);
}
