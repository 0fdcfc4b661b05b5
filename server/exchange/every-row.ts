import type { Page } from "../../shared/paging.ts";

/** As many as a page of an export reads at once: it is never sent as one answer. */
const pageSize = 500;

interface PageRequest {
  after?: string;
  limit: number;
  uncounted: true;
}

/**
 * Every row of a list, read page by page by key: what is added, changed or removed meanwhile makes no other row appear twice
 * or be left out. A row whose own place in the order moves while it is read (sorted by « depuis ») is given once.
 *
 * @param list one page of the list, under its filters and in its order
 * @param moves can the value that the list is sorted by change? Then the ids that were given are remembered.
 */
export async function* everyRow<Row extends { id: string } | { seq: number }>(
  list: (page: PageRequest) => Promise<Page<Row>>,
  { moves }: { moves: boolean },
): AsyncGenerator<Row> {
  const given = new Set<string>();
  let after: string | undefined;
  do {
    const page: Page<Row> = await list({ after, limit: pageSize, uncounted: true });
    for (const row of page.items) {
      if (moves && "id" in row) {
        if (given.has(row.id)) continue;
        given.add(row.id);
      }
      yield row;
    }
    after = page.next ?? undefined;
  } while (after);
}
