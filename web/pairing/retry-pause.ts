/** How long after so many failures in a row to try again, in milliseconds: at once, then later and later. */
export const retryPause = (failures: number): number => Math.min(10_000, 500 * 2 ** (failures - 1));

/** Waits; an abort ends the wait early. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
