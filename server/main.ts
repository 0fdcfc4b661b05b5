import { announce } from "./announce.ts";
import { ConfigError, readConfig } from "./config.ts";
import { explainStart } from "./explain-start.ts";
import { newSetUpToken } from "./organisation/set-up.ts";
import { openContext, run } from "./start.ts";

try {
  const config = readConfig(process.argv.slice(2), process.env);
  const context = await openContext(config);
  const served = await run(config, context, console.error);
  console.log(announce(served, await newSetUpToken(context)));
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : explainStart(error));
  process.exit(1);
}
