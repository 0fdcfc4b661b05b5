import type { EntityManager } from "typeorm";
import { importLinesOf } from "../../server/imports/lines.ts";
import { createImport, readImport } from "../../server/imports/service.ts";
import { runImport } from "../../server/imports/run.ts";
import { Movement } from "../../server/ledger/entities.ts";
import { verifyLedger } from "../../server/ledger/verify.ts";
import { OperationEntity } from "../../server/operations/entities.ts";
import { Identifier, Item } from "../../server/stock/entities.ts";
import { measured, openBenchOffice } from "./bench-office.ts";

/**
 * Imports `count` tablets from a CSV, and then writes the same rows again with a bare loop of inserts, one a row, in one
 * transaction over a fresh database: npm run bench -- import [COUNT]
 */
export async function run([wanted = "10000"]: string[]) {
  const count = Number(wanted);
  const office = await openBenchOffice();
  const { context, actor } = office;
  const lines = Array.from(
    { length: count },
    (_, at) => `Tablette;Samsung;Tab A9+;SN${String(at).padStart(8, "0")};Réserve du CIAS`,
  );
  const bytes = new TextEncoder().encode(["Genre;Marque;Modèle;N° de série;Lieu", ...lines].join("\r\n"));

  const read = await measured(() => createImport(context, actor.id, { name: "mesure.csv", bytes }));
  let held = 0;
  const timed = {
    ...context,
    db: {
      ...context.db,
      write: <Result>(work: (em: EntityManager) => Promise<Result>) =>
        context.db.write(async (em) => {
          const start = performance.now();
          const result = await work(em);
          held = Math.max(held, performance.now() - start);
          return result;
        }),
    },
  };
  const written = await measured(() => runImport(timed, actor, read.result, "all"));
  const { state } = await readImport(context.db.read, read.result);
  const { total } = await importLinesOf(context.db.read, read.result, { limit: 1 });
  const { differences } = await verifyLedger(context.db.read);
  if (state !== "done" || total !== count || differences.length > 0) throw new Error(differences.join("\n"));

  const em = context.db.read;
  const rows = {
    operations: await em.find(OperationEntity),
    items: await em.find(Item),
    identifiers: await em.find(Identifier),
    movements: await em.find(Movement),
  };
  const bare = await bareLoop(rows);
  await office.close();
  return {
    rows: count,
    readAndPlan: read,
    write: { ...written, rowsPerSecond: Math.round(count / written.seconds) },
    writerHeldSeconds: Math.round(held / 10) / 100,
    bareLoop: { ...bare, rowsPerSecond: Math.round(count / bare.seconds) },
    timesBareLoop: Math.round((written.seconds / bare.seconds) * 100) / 100,
  };
}

interface Rows {
  operations: object[];
  items: object[];
  identifiers: object[];
  movements: object[];
}

/** The same rows through the same driver, a prepared sentence each, with nothing around it. */
async function bareLoop(rows: Rows) {
  const office = await openBenchOffice();
  const tables: [string, object[]][] = [
    ["operation", rows.operations],
    ["item", rows.items],
    ["identifier", rows.identifiers],
    ["movement", rows.movements],
  ];
  const measure = await measured(() =>
    office.context.db
      .write(async (em) => {
        await em.query("PRAGMA defer_foreign_keys = ON");
        await em.query('DELETE FROM "identifier"');
        for (const [table, list] of tables) {
          const columns = Object.keys(list[0] ?? {});
          const sentence = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join()}) VALUES (${columns.map(() => "?").join()})`;
          for (const row of list)
            await em.query(
              sentence,
              columns.map((column) => {
                const value = (row as Record<string, unknown>)[column];
                return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
              }),
            );
        }
        throw new Thrown();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Thrown)) throw error;
      }),
  );
  await office.close();
  return measure;
}

/** The rows name models and people of the other database: they are written, and given up before the commit. */
class Thrown extends Error {}
