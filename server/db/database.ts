import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import pLimit from "p-limit";
import {
  DataSource,
  QueryFailedError,
  type EntityManager,
  type ObjectLiteral,
  type SelectQueryBuilder,
} from "typeorm";
import { entities } from "./entities.ts";
import { migrations } from "./migrations/index.ts";
import { openReadOnly } from "./sqlite-flags.ts";

export type DatabaseOptions = { engine: "sqlite"; file: string } | { engine: "postgres"; url: string };

/**
 * The one way to the data. TypeORM gives SQLite a single shared connection, on which concurrent transactions would
 * mix: so writes stand in line behind `write`, and everything else reads through a second, read-only connection.
 */
export interface Database {
  readonly engine: "sqlite" | "postgres";
  /** Runs `work` in one transaction: all of it is kept, or nothing. Never call it from within itself. */
  write<Result>(work: (em: EntityManager) => Promise<Result>): Promise<Result>;
  /** Committed rows only; refuses to write. */
  readonly read: EntityManager;
  close(): Promise<void>;
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.engine === "sqlite") mkdirSync(dirname(options.file), { recursive: true });
  const writer = await new DataSource(writerOptions(options)).initialize();
  await prepare(writer);
  const reader = await new DataSource(readerOptions(options)).initialize();

  const queue = pLimit(options.engine === "sqlite" ? 1 : Number.POSITIVE_INFINITY);
  const writing = new AsyncLocalStorage<true>();

  return {
    engine: options.engine,
    read: reader.manager,
    write(work) {
      if (writing.getStore()) throw new Error("write() within write(): pass the EntityManager on instead");
      return queue(() => writing.run(true, () => inTransaction(writer, work)));
    },
    async close() {
      await queue(() => reader.destroy());
      await writer.destroy();
    },
  };
}

const common = { entities, migrations, synchronize: false, migrationsTransactionMode: "all" as const };

function writerOptions(options: DatabaseOptions) {
  return options.engine === "sqlite"
    ? { ...common, type: "sqlite" as const, database: options.file, enableWAL: true, busyTimeout: 10_000 }
    : { ...common, type: "postgres" as const, url: options.url, poolSize: 10 };
}

function readerOptions(options: DatabaseOptions) {
  return options.engine === "sqlite"
    ? { ...common, type: "sqlite" as const, database: options.file, flags: openReadOnly, busyTimeout: 10_000 }
    : {
        ...common,
        type: "postgres" as const,
        url: options.url,
        poolSize: 10,
        extra: { options: "-c default_transaction_read_only=on" },
      };
}

/** Several servers may start at once on one PostgreSQL: one migrates, the others wait for it. */
const migrationLock = 7_226_411;

async function prepare(writer: DataSource): Promise<void> {
  if (writer.options.type === "sqlite") {
    await writer.query("PRAGMA synchronous = FULL");
    await writer.runMigrations();
    return;
  }
  const runner = writer.createQueryRunner();
  try {
    await runner.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    await writer.runMigrations();
  } finally {
    await runner.query("SELECT pg_advisory_unlock($1)", [migrationLock]);
    await runner.release();
  }
}

/** PostgreSQL: deadlock, serialisation failure; the transaction left nothing, and may simply run again. */
const retriable = new Set(["40P01", "40001"]);
const attempts = 5;

async function inTransaction<Result>(
  source: DataSource,
  work: (em: EntityManager) => Promise<Result>,
  attempt = 1,
): Promise<Result> {
  try {
    return await source.transaction(work);
  } catch (error) {
    const code =
      error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
    if (attempt < attempts && code && retriable.has(code)) return inTransaction(source, work, attempt + 1);
    throw error;
  }
}

/** Holds the selected rows until the transaction ends. On SQLite the queue does that already. */
export function forUpdate<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
): SelectQueryBuilder<Row> {
  return query.connection.options.type === "postgres" ? query.setLock("pessimistic_write") : query;
}

/** A unique index refused this row: someone else made the same thing first. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, message } = error.driverError as { code?: string; message?: string };
  return code === "23505" || (code === "SQLITE_CONSTRAINT" && (message ?? "").includes("UNIQUE"));
}
