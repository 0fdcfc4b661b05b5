/**
 * Wakes requests of this process that wait for news. It is a short cut only: what the news is stands in the database, where
 * other processes find it too.
 */
export interface Signals {
  /** Something happened to this thing. */
  notify(key: string): void;
  /** From now on the next news of this thing is heard. */
  listen(key: string): Listener;
  /** Nobody waits any longer: the process is about to end. */
  close(): void;
  readonly closed: boolean;
}

export interface Listener {
  /** Resolves at the next news, at the latest after so many milliseconds. */
  within(milliseconds: number, abort?: AbortSignal): Promise<void>;
  stop(): void;
}

export function openSignals(): Signals {
  const hearers = new Map<string, Set<() => void>>();
  let closed = false;
  return {
    notify(key) {
      for (const hear of [...(hearers.get(key) ?? [])]) hear();
    },
    listen(key) {
      let heard = closed;
      let wake = () => {};
      const hear = () => {
        heard = true;
        wake();
      };
      const ofKey = hearers.get(key) ?? new Set();
      hearers.set(key, ofKey.add(hear));
      return {
        async within(milliseconds, abort) {
          if (heard || abort?.aborted) return;
          await new Promise<void>((resolve) => {
            const timer = setTimeout(() => wake(), milliseconds);
            wake = () => {
              clearTimeout(timer);
              abort?.removeEventListener("abort", wake);
              resolve();
            };
            abort?.addEventListener("abort", wake);
          });
        },
        stop() {
          ofKey.delete(hear);
          // Another set may stand there by now.
          if (ofKey.size === 0 && hearers.get(key) === ofKey) hearers.delete(key);
        },
      };
    },
    close() {
      closed = true;
      for (const ofKey of [...hearers.values()]) for (const hear of [...ofKey]) hear();
    },
    get closed() {
      return closed;
    },
  };
}
