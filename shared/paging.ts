import { z } from "zod";

/** Lists are read by key: `after` is the opaque `next` of the page before. */
export const pageQuery = z.object({
  after: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Words to look for, accents and case ignored. */
  q: z.string().trim().max(100).optional(),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    /** Give it as `after` for the following page; null after the last one. */
    next: z.string().nullable(),
    /** How many there are in all under these filters. */
    total: z.int(),
  });

export interface Page<Item> {
  items: Item[];
  next: string | null;
  total: number;
}

/** Text as it is searched and sorted: lower case, without accents, apostrophes and hyphens as spaces. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
