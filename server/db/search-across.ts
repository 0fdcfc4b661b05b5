import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from "typeorm";
import { folded } from "../../shared/paging.ts";

/**
 * Every word must be found by at least one condition.
 *
 * @param conditions given the name of the parameter that holds the word between percent signs
 */
export function searchAcross<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  q: string | undefined,
  conditions: (parameter: string) => string[],
): void {
  const words = folded(q ?? "")
    .split(" ")
    .filter(Boolean);
  for (const [index, word] of words.entries()) {
    const parameter = `word${index}`;
    query.andWhere(
      new Brackets((where) => {
        for (const condition of conditions(parameter)) where.orWhere(condition);
      }),
      { [parameter]: `%${word}%` },
    );
  }
}
