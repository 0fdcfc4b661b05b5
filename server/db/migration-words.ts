import { Table, TableForeignKey, TableIndex, TableUnique, type QueryRunner } from "typeorm";
import type { Column } from "./columns.ts";

interface TableShape {
  columns: Record<string, Column>;
  /** Columns that together stand only once. */
  unique?: string[][];
  index?: string[][];
  /** Column → table whose `id` (or other named column) it names. */
  references?: Record<string, string | { table: string; column: string }>;
}

/** Makes a table on either engine. */
export async function createTable(runner: QueryRunner, name: string, shape: TableShape): Promise<void> {
  const columns = Object.entries(shape.columns).map(
    ([column, { type, primary, nullable, default: fallback }]) => ({
      name: column,
      type: type === "simple-json" ? "text" : String(type),
      isPrimary: primary ?? false,
      isNullable: nullable ?? false,
      default: fallback,
    }),
  );
  const uniques = (shape.unique ?? []).map(
    (names) => new TableUnique({ name: `uq_${name}_${names.join("_")}`, columnNames: names }),
  );
  const indices = (shape.index ?? []).map(
    (names) => new TableIndex({ name: `ix_${name}_${names.join("_")}`, columnNames: names }),
  );
  const foreignKeys = Object.entries(shape.references ?? {}).map(([column, target]) => {
    const { table, column: referenced } =
      typeof target === "string" ? { table: target, column: "id" } : target;
    return new TableForeignKey({
      name: `fk_${name}_${column}`,
      columnNames: [column],
      referencedTableName: table,
      referencedColumnNames: [referenced],
    });
  });
  await runner.createTable(new Table({ name, columns, uniques, indices, foreignKeys }));
}

/** Adds a column that may stay empty, or that starts with a default; the rows that are there stay as they are. */
export async function addColumn(
  runner: QueryRunner,
  table: string,
  name: string,
  { type, nullable, default: fallback }: Column,
  references?: string,
): Promise<void> {
  // TypeORM would copy the whole table on SQLite, which no table that others name survives.
  const rest = [
    nullable ? "" : `NOT NULL DEFAULT ${String(fallback)}`,
    references ? `REFERENCES "${references}" ("id")` : "",
  ];
  const kind = type === "simple-json" ? "text" : String(type);
  await runner.query(`ALTER TABLE "${table}" ADD COLUMN "${name}" ${kind} ${rest.join(" ")}`);
}

export async function addIndex(
  runner: QueryRunner,
  table: string,
  names: string[],
  { unique = false } = {},
): Promise<void> {
  const columns = names.map((name) => `"${name}"`).join(", ");
  const index = `${unique ? "uq" : "ix"}_${table}_${names.join("_")}`;
  await runner.query(`CREATE ${unique ? "UNIQUE " : ""}INDEX "${index}" ON "${table}" (${columns})`);
}

/** Makes the engine itself refuse to change or remove rows of a table, whoever asks. */
export async function forbidChanges(runner: QueryRunner, table: string): Promise<void> {
  if (runner.connection.options.type === "postgres") {
    await runner.query(`CREATE FUNCTION ${table}_is_append_only() RETURNS trigger AS $$
      BEGIN RAISE EXCEPTION '${table} is append-only'; END $$ LANGUAGE plpgsql`);
    await runner.query(`CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "${table}"
      FOR EACH STATEMENT EXECUTE FUNCTION ${table}_is_append_only()`);
    return;
  }
  for (const action of ["UPDATE", "DELETE"]) {
    await runner.query(`CREATE TRIGGER ${table}_no_${action.toLowerCase()} BEFORE ${action} ON "${table}"
      BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`);
  }
}
