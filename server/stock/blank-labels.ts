import { Between, type EntityManager } from "typeorm";
import { formatCode } from "../../shared/scan/printed-code.ts";
import { peekNumber, readOrganisation, takeNumbers } from "../organisation/service.ts";
import { Item } from "./entities.ts";

/**
 * Sets numbers aside for labels that are printed before anything wears them: no item and no other label gets one of
 * them. Concurrent callers wait for each other; numbers that items have already are passed over.
 */
export async function reserveLabels(em: EntityManager, count: number): Promise<string[]> {
  const { prefix } = await readOrganisation(em);
  const numbers: number[] = [];
  while (numbers.length < count) {
    const wanted = count - numbers.length;
    const first = await takeNumbers(em, "item", wanted);
    const used = await em.find(Item, {
      where: { number: Between(first, first + wanted - 1) },
      select: { number: true },
    });
    const taken = new Set(used.map(({ number }) => number));
    for (let number = first; number < first + wanted; number++) if (!taken.has(number)) numbers.push(number);
  }
  return numbers.map((number) => formatCode(prefix, "item", number));
}

/** What such labels would look like now; nothing is set aside. */
export async function sampleLabels(em: EntityManager, count: number): Promise<string[]> {
  const { prefix } = await readOrganisation(em);
  const last = await peekNumber(em, "item");
  return Array.from({ length: count }, (_, index) => formatCode(prefix, "item", last + 1 + index));
}
