import type { Context } from "./context.ts";
import { forgetImports } from "./imports/forget.ts";
import { forgetPrintings } from "./labels/forget.ts";
import { forgetPhones } from "./pairing/forget.ts";

/** How often this is looked after, in milliseconds: words that name people stay no more than that longer than they should. */
export const sweepEvery = 60_000;

/** What each slice keeps for a time only. Each asks first and writes only where something has had its time. */
const jobs: readonly ((context: Context) => Promise<void>)[] = [forgetPhones, forgetImports, forgetPrintings];

/** Looks after everything once; what fails is reported, and the rest is done all the same. */
export async function sweep(
  context: Context,
  report: (error: unknown) => void,
  all: typeof jobs = jobs,
): Promise<void> {
  for (const forget of all) await forget(context).catch(report);
}

/**
 * Looks after everything at once and then every minute, one sweep after the other. Several servers on one database may all do so.
 * @returns stops it, once the sweep that is under way has ended
 */
export function keepHouse(
  context: Context,
  report: (error: unknown) => void,
  all: typeof jobs = jobs,
): () => Promise<void> {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current = Promise.resolve();
  const look = () => {
    current = sweep(context, report, all).then(() => {
      if (!stopped) timer = setTimeout(look, sweepEvery).unref();
    });
  };
  look();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await current;
  };
}
