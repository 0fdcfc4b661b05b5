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
  const news = new EventTarget();
  let closed = false;
  return {
    notify: (key) => void news.dispatchEvent(new Event(key)),
    listen(key) {
      let heard = closed;
      let wake = () => {};
      const hear = () => {
        heard = true;
        wake();
      };
      news.addEventListener(key, hear);
      news.addEventListener("close", hear);
      return {
        async within(milliseconds, abort) {
          if (heard || abort?.aborted) return;
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, milliseconds);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
            abort?.addEventListener("abort", wake, { once: true });
          });
        },
        stop() {
          news.removeEventListener(key, hear);
          news.removeEventListener("close", hear);
        },
      };
    },
    close() {
      closed = true;
      news.dispatchEvent(new Event("close"));
    },
    get closed() {
      return closed;
    },
  };
}
