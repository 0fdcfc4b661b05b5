import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { PurchaseLine } from "./entities.ts";

const lineTable = PurchaseLine.options.name;

/** Joins the purchase line that a column names, where it names one. */
export const joinLine = <Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  line: string,
  column: string,
): SelectQueryBuilder<Row> => query.leftJoin(lineTable, line, `${line}.id = ${column}`);

/**
 * What `unitAmounts` (shared/purchases/amounts.ts) says of one unit, for the database to sum: whole cents, in whole numbers of
 * 64 bits, which both engines divide downwards. Null without a price.
 *
 * @param line the alias of the purchase line
 * @param place the column that says which unit of the line it is; the first where it says nothing
 */
export function unitAmountsOf(line: string, place: string): { vat: string; total: string } {
  const quantity = `CAST( ${line}.quantity AS BIGINT)`;
  const rate = `CAST( ${line}.vatRate AS BIGINT)`;
  const net = `(${quantity} * ${line}.unitPrice )`;
  const whole = `COALESCE( ${line}.total , ${net} + (2 * ${net} * ${rate} + 10000) / 20000)`;
  const wholeNet = `((2 * ${whole} * 10000 + 10000 + ${rate}) / (2 * (10000 + ${rate})))`;
  const unit = `CAST(COALESCE( ${place} , 1) AS BIGINT)`;
  const share = (amount: string) =>
    `(${amount} * ${unit} / ${quantity} - ${amount} * (${unit} - 1) / ${quantity})`;
  return { vat: share(`(${whole} - ${wholeNet})`), total: share(whole) };
}
