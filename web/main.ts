import "@awesome.me/webawesome/dist/styles/themes/default.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";
import "@awesome.me/webawesome/dist/translations/fr.js";
import { followDarkMode } from "./dark-mode.ts";
import { registerIcons } from "./components/component-icons.ts";
import { keepFiles } from "./offline/register.ts";

followDarkMode();
registerIcons();
keepFiles();

// Firefox before 142 and Safari before 26 have no URLPattern, and the router needs it when it is made.
if (!("URLPattern" in globalThis)) await import("urlpattern-polyfill");
// The phone that reads for a computer needs neither an account nor the rest of the application.
if (location.pathname === "/telephone") {
  await import("./pairing/phone-page.ts");
  document.querySelector("bip-app")?.replaceWith(document.createElement("bip-phone-page"));
} else await import("./app-shell.ts");
