import type { EntityManager } from "typeorm";
import { formatCode } from "../../shared/scan/printed-code.ts";
import { peekNumber, readOrganisation } from "../organisation/service.ts";
import { takeItemNumbers } from "./item-numbers.ts";

/** Sets numbers aside for labels that are printed before anything wears them. */
export async function reserveLabels(em: EntityManager, count: number): Promise<string[]> {
  const { prefix } = await readOrganisation(em);
  const numbers = await takeItemNumbers(em, count);
  return numbers.map((number) => formatCode(prefix, "item", number));
}

/** What such labels would look like now; nothing is set aside. */
export async function sampleLabels(em: EntityManager, count: number): Promise<string[]> {
  const { prefix } = await readOrganisation(em);
  const last = await peekNumber(em, "item");
  return Array.from({ length: count }, (_, index) => formatCode(prefix, "item", last + 1 + index));
}
