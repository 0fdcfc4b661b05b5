import { readFileSync } from "node:fs";
import { join } from "node:path";
import { v7 } from "uuid";
import { createApp } from "./app.ts";
import type { Config } from "./config.ts";
import type { Context } from "./context.ts";
import { openDatabase } from "./db/database.ts";
import { keepHouse } from "./housekeeping.ts";
import { openSecrets } from "./secrets.ts";
import { openSignals } from "./signals.ts";
import { serveApp, type Served } from "./serve.ts";

/** What the services need, on the real clock and the configured database. */
export async function openContext(config: Config): Promise<Context> {
  const secrets = openSecrets({ hex: config.secretKey, file: join(config.dataDir, "secret.key") });
  const db = await openDatabase(config.database);
  return {
    db,
    secrets,
    clock: () => new Date(),
    newId: () => v7(),
    signals: openSignals(),
    phoneOrigins: [],
  };
}

export function version(): string {
  return (JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as { version: string })
    .version;
}

/** Serves until the process is told to stop; then what is being written is finished first. */
export async function run(
  config: Config,
  context: Context,
  report: (error: unknown) => void,
): Promise<Served> {
  const app = createApp(context, { version: version(), report });
  const served = await serveApp(app, config);
  context.phoneOrigins.push(...served.lanUrls);
  const stopKeepingHouse = keepHouse(context, report);
  const stop = async () => {
    context.signals.close();
    await served.close();
    await stopKeepingHouse();
    await context.db.close();
    process.exit(0);
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
  return served;
}
