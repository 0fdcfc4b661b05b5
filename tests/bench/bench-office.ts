import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { v7 } from "uuid";
import { hashPassword } from "../../server/accounts/passwords.ts";
import { createUser } from "../../server/accounts/service.ts";
import type { Context } from "../../server/context.ts";
import { openDatabase } from "../../server/db/database.ts";
import { createOrganisation } from "../../server/organisation/set-up.ts";
import { secretsFrom } from "../../server/secrets.ts";
import { openSignals } from "../../server/signals.ts";

/** An organisation over an SQLite file of its own, thrown away at the end. */
export async function openBenchOffice() {
  const folder = mkdtempSync(join(tmpdir(), "bip-bench-"));
  const db = await openDatabase({ engine: "sqlite", file: join(folder, "bench.sqlite") });
  const context: Context = {
    db,
    clock: () => new Date(),
    newId: () => v7(),
    secrets: secretsFrom(randomBytes(32)),
    signals: openSignals(),
    phoneOrigins: [],
  };
  const passwordHash = await hashPassword("correct horse battery");
  const user = await db.write(async (em) => {
    await createOrganisation(em, context, {
      organisation: { name: "CIAS de mesure", prefix: "GVM" },
      territory: { kind: "epci", code: "245100615" },
      sites: [{ name: "Réserve du CIAS", communeCode: "51030" }],
    });
    const input = { login: "agent", name: "Agent", role: "agent" as const, communeCode: null };
    return createUser(em, context, { ...input, password: "correct horse battery" }, { passwordHash });
  });
  return {
    context,
    actor: { id: user.id, role: "agent" as const },
    async close() {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Measure {
  seconds: number;
  /** Above what was held before, in MB; the highest seen while it ran. */
  heap: number;
  rss: number;
  /** The longest that other work had to wait, in milliseconds. */
  longestWait: number;
}

export async function measured<Result>(work: () => Promise<Result>): Promise<Measure & { result: Result }> {
  globalThis.gc?.();
  const before = process.memoryUsage();
  let heap = 0;
  let rss = 0;
  const look = () => {
    const now = process.memoryUsage();
    heap = Math.max(heap, now.heapUsed - before.heapUsed);
    rss = Math.max(rss, now.rss - before.rss);
  };
  const timer = setInterval(look, 20);
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  delays.disable();
  clearInterval(timer);
  look();
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  return {
    result,
    seconds: Math.round(seconds * 100) / 100,
    heap: megabytes(heap),
    rss: megabytes(rss),
    longestWait: Math.round(delays.max / 1e6),
  };
}
