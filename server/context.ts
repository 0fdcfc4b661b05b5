import type { Database } from "./db/database.ts";
import type { Secrets } from "./secrets.ts";
import type { Signals } from "./signals.ts";

/** What the services are given instead of reaching for it: tests bring their own clock and ids. */
export interface Context {
  db: Database;
  /** The time, now. */
  clock: () => Date;
  /** A fresh UUIDv7. */
  newId: () => string;
  secrets: Secrets;
  /** Wakes requests that wait for news. */
  signals: Signals;
  /** Where phones of the local network find this installation over HTTPS; known once it is served. */
  phoneOrigins: string[];
}
