/**
 * Keeps the application's files on this device. A browser that forbids it (private windows, an address whose certificate it does not
 * trust) works as before, with a network.
 */
export function keepFiles(): void {
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return;
  window.addEventListener("load", () => {
    void navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
  });
}
