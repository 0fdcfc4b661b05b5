import { Between, type EntityManager } from "typeorm";
import { takeNumbers } from "../organisation/service.ts";
import { Item } from "./entities.ts";

const atOnce = 5_000;

/**
 * Takes the next free numbers of items: no item and no other label gets one of them. Concurrent callers wait for each other; numbers
 * that items have already, from labels that came from elsewhere, are passed over, and so are those of `except`.
 */
export async function takeItemNumbers(
  em: EntityManager,
  count: number,
  except: ReadonlySet<number> = new Set(),
): Promise<number[]> {
  const free: number[] = [];
  while (free.length < count) {
    const wanted = Math.min(count - free.length, atOnce);
    const first = await takeNumbers(em, "item", wanted);
    const used = await em.find(Item, {
      where: { number: Between(first, first + wanted - 1) },
      select: { number: true },
    });
    const taken = new Set([...except, ...used.map(({ number }) => number)]);
    for (let number = first; number < first + wanted; number++) if (!taken.has(number)) free.push(number);
  }
  return free;
}
