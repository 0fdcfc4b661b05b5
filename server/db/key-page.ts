import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from "typeorm";
import { z } from "zod";
import { Problem } from "../http/problem.ts";
import { folded, type Page } from "../../shared/paging.ts";

interface KeyOrder {
  /** Column that is sorted by; never null. */
  column: string;
  /** Column that tells equal ones apart (`id` by default). */
  tie?: string;
  descending?: boolean;
}

/**
 * One page of a list, read by key: the rows after the last one of the page before, however many there are.
 *
 * @param query the list with its filters, before any ordering
 * @param after the `next` of the page before
 * @param uncounted leaves `total` at 0: who reads every page does not count at each
 */
export async function keyPage<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  { column, tie = "id", descending = false }: KeyOrder,
  { after, limit, uncounted = false }: { after?: string; limit: number; uncounted?: boolean },
): Promise<Page<Row>> {
  const total = uncounted ? 0 : await query.clone().getCount();
  const { alias } = query;
  const direction = descending ? "DESC" : "ASC";
  const isNumeric = (name: string) =>
    query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(name)?.type === "integer";
  const cursor =
    after === undefined ? undefined : readCursor(after, { column: isNumeric(column), tie: isNumeric(tie) });
  if (cursor) {
    const beyond = descending ? "<" : ">";
    query.andWhere(
      new Brackets((where) =>
        where
          .where(`${alias}.${column} ${beyond} :keyValue`)
          .orWhere(`(${alias}.${column} = :keyValue AND ${alias}.${tie} ${beyond} :keyTie)`),
      ),
      { keyValue: cursor[0], keyTie: cursor[1] },
    );
  }
  query.orderBy(`${alias}.${column}`, direction);
  if (tie !== column) query.addOrderBy(`${alias}.${tie}`, direction);
  const rows = await query.take(limit + 1).getMany();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last ? writeCursor([last[column] as Key, last[tie] as Key]) : null;
  return { items, next, total };
}

type Key = string | number;

function writeCursor(cursor: [Key, Key]): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

const cursorShape = (numeric: boolean) => (numeric ? z.number() : z.string().max(500));

/** @throws Problem for a cursor that no page of this list gave */
function readCursor(text: string, numeric: { column: boolean; tie: boolean }): [Key, Key] {
  const shape = z.tuple([cursorShape(numeric.column), cursorShape(numeric.tie)]);
  const read = shape.safeParse(parsed(Buffer.from(text, "base64url").toString("utf8")));
  if (!read.success) throw new Problem("invalid-input");
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every word must stand at the start of, or within, the row's search text. */
export function searchWords<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  q: string | undefined,
  column = "searchText",
): void {
  for (const [index, word] of folded(q ?? "")
    .split(" ")
    .filter(Boolean)
    .entries()) {
    query.andWhere(`${query.alias}.${column} LIKE :word${index}`, { [`word${index}`]: `%${word}%` });
  }
}

/** `a,b` of a query string as a list; undefined when nothing was asked. */
export function listed(text: string | undefined): string[] | undefined {
  const values = (text ?? "").split(",").filter(Boolean);
  return values.length > 0 ? values : undefined;
}
