import type { EntitySchemaColumnOptions } from "typeorm";

/** The column vocabulary of entities and migrations: each word means the same on SQLite and on PostgreSQL. */
export type Column = Pick<EntitySchemaColumnOptions, "type" | "primary" | "nullable" | "default">;

/** An id (UUIDv7), a code, a day, an instant: they are all text that sorts as it should. */
export const text = (): Column => ({ type: "varchar" });
export const maybeText = (): Column => ({ type: "varchar", nullable: true });
export const key = (): Column => ({ type: "varchar", primary: true });
export const integer = (): Column => ({ type: "integer" });
export const maybeInteger = (): Column => ({ type: "integer", nullable: true });
export const integerKey = (): Column => ({ type: "integer", primary: true });
export const flag = (): Column => ({ type: "boolean" });
export const json = (): Column => ({ type: "simple-json" });
export const maybeJson = (): Column => ({ type: "simple-json", nullable: true });
