import { copyFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { v7 } from "uuid";
import { inject } from "vitest";
import { openDatabase, type Database, type DatabaseOptions } from "../../server/db/database.ts";

/** A fresh, migrated database of the engine under test, real and on disk. */
export async function freshDatabase(): Promise<{ options: DatabaseOptions; db: Database }> {
  const options = await freshOptions();
  return { options, db: await openDatabase(options) };
}

export async function freshOptions(): Promise<DatabaseOptions> {
  const { engine, folder, source } = inject("template");
  const name = `bip_${v7().replaceAll("-", "")}`;
  if (engine === "sqlite") {
    const file = join(folder, `${name}.sqlite`);
    copyFileSync(source, file);
    return { engine, file };
  }
  const client = new pg.Client({ connectionString: `${source}postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE template_bip`);
  await client.end();
  return { engine, url: source + name };
}
