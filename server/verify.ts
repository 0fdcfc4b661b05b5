import { ConfigError, readConfig } from "./config.ts";
import { openDatabase } from "./db/database.ts";
import { explainStart } from "./explain-start.ts";
import { verifyLedger } from "./ledger/verify.ts";

try {
  const { database } = readConfig(process.argv.slice(2), process.env);
  const db = await openDatabase(database);
  const { movements, things, differences } = await verifyLedger(db.read);
  await db.close();
  if (differences.length === 0) {
    console.log(`Journal vérifié : ${movements} mouvements, ${things} fiches, aucune différence.`);
  } else {
    console.error(`Le journal et l’état actuel ne concordent pas (${differences.length}) :`);
    for (const difference of differences) console.error(`- ${difference}`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : explainStart(error));
  process.exitCode = 1;
}
