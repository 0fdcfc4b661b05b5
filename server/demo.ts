import { announce } from "./announce.ts";
import { ConfigError, readConfig } from "./config.ts";
import { installDemo } from "./demo/install.ts";
import { demoAccounts, demoPassword } from "./demo/programme.ts";
import { explainStart } from "./explain-start.ts";
import { openContext, run } from "./start.ts";

try {
  const config = readConfig(process.argv.slice(2), process.env, { dataDir: "data-demo" });
  const context = await openContext(config);
  console.log("Préparation de la démonstration…");
  await installDemo(context);
  const served = await run(config, context, console.error);
  console.log(announce(served, undefined));
  console.log(
    `Comptes : ${demoAccounts.map(({ login }) => login).join(", ")} — mot de passe : ${demoPassword}\n`,
  );
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : explainStart(error));
  process.exit(1);
}
