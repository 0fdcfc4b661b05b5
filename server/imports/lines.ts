import type { EntityManager } from "typeorm";
import type { ImportLine, ImportVerdict } from "../../shared/imports/schema.ts";
import type { Page } from "../../shared/paging.ts";
import { keyPage } from "../db/key-page.ts";
import { Problem } from "../http/problem.ts";
import { ImportEntity, ImportLineEntity, type ImportLineRow } from "./entities.ts";

/** As many rows as one statement takes on either engine. */
const rowsAtOnce = 200;

/** What each line of a file would do, instead of what was planned before. */
export async function keepLines(em: EntityManager, importId: string, lines: ImportLine[]): Promise<void> {
  await removeLines(em, importId);
  for (let from = 0; from < lines.length; from += rowsAtOnce) {
    const rows = lines
      .slice(from, from + rowsAtOnce)
      .map(({ line, verdict, itemId, ...shown }): ImportLineRow => ({
        importId,
        line,
        verdict,
        itemId,
        shown,
      }));
    await em.insert(ImportLineEntity, rows);
  }
}

export async function removeLines(em: EntityManager, importId: string): Promise<void> {
  await em.delete(ImportLineEntity, { importId });
}

/** The lines of a file, page by page; `after` is the `next` of the page before. */
export async function importLinesOf(
  em: EntityManager,
  id: string,
  { verdict, ...page }: { verdict?: ImportVerdict; after?: string; limit: number },
): Promise<Page<ImportLine>> {
  if (!(await em.existsBy(ImportEntity, { id }))) throw new Problem("not-found");
  const lines = em.createQueryBuilder(ImportLineEntity, "line").where({ importId: id });
  if (verdict) lines.andWhere("line.verdict = :verdict", { verdict });
  const { items, ...rest } = await keyPage(lines, { column: "line", tie: "line" }, page);
  return { ...rest, items: items.map(lineView) };
}

const lineView = ({ line, verdict, itemId, shown }: ImportLineRow): ImportLine => ({
  line,
  verdict,
  itemId,
  ...shown,
});

/** What was planned for each line: its verdict, and the item that it names. */
export async function plannedLines(
  em: EntityManager,
  importId: string,
): Promise<Pick<ImportLine, "line" | "verdict" | "itemId">[]> {
  return em.find(ImportLineEntity, {
    where: { importId },
    select: { importId: true, line: true, verdict: true, itemId: true },
    order: { line: "ASC" },
  });
}

/** Why each refused line of a file is refused. */
export async function reasonsOf(em: EntityManager, importId: string): Promise<Map<number, string>> {
  const refused = await em.findBy(ImportLineEntity, { importId, verdict: "refused" });
  return new Map(refused.map(({ line, shown }) => [line, shown.reasons.join(" ")]));
}
