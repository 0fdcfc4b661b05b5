import { clientsClaim } from "workbox-core";
import {
  cleanupOutdatedCaches,
  precacheAndRoute,
  PrecacheFallbackPlugin,
  type PrecacheEntry,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { NetworkOnly } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

/** A network that is there but does not answer is no network, in seconds. */
const patience = 4;

/*
 * Keeps every file of the application on the device, the barcode reader included, so that it opens where there is no network. A new
 * version waits until no page of the old one is open: pages and the parts that they load later always belong together.
 */
precacheAndRoute(self.__WB_MANIFEST, { directoryIndex: "", cleanURLs: false });
cleanupOutdatedCaches();
clientsClaim();

// Pages come from the network while there is one, so that nobody works with yesterday's screens.
const pages = new NetworkOnly({
  networkTimeoutSeconds: patience,
  plugins: [new PrecacheFallbackPlugin({ fallbackURL: "/index.html" })],
});
registerRoute(new NavigationRoute(pages, { denylist: [/^\/api(-docs)?(\/|$)/] }));
