import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { posix, win32 } from "node:path";
import { runQuietly, say, Stop } from "./console.mjs";

const LINUX_NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];

const MAC_APPS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const WINDOWS_APPS = [
  ["Chromium", "Application", "chrome.exe"],
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
];

/** The places where a browser of the Chromium family may be, most wanted first. */
export function chromiumCandidates(platform, env) {
  if (platform === "darwin") return MAC_APPS;
  if (platform === "win32") {
    const folders = [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA].filter(Boolean);
    return WINDOWS_APPS.flatMap((app) => folders.map((folder) => win32.join(folder, ...app)));
  }
  const folders = [...new Set(["/usr/bin", ...(env.PATH ?? "").split(":"), "/snap/bin"])].filter(Boolean);
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

/** The path of a Chromium browser, or null. `BIP_CHROMIUM` wins, and is refused when nothing is there. */
export function findChromium(platform = process.platform, env = process.env, exists = existsSync) {
  if (env.BIP_CHROMIUM) {
    if (exists(env.BIP_CHROMIUM)) return env.BIP_CHROMIUM;
    throw new Stop(
      `BIP_CHROMIUM indique « ${env.BIP_CHROMIUM} », mais ce fichier n’existe pas. Corrigez ce chemin, ou retirez cette variable.`,
    );
  }
  return chromiumCandidates(platform, env).find((path) => exists(path)) ?? null;
}

/** How to become root without a question: nothing to add, `sudo -n`, or null when neither works. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  try {
    execFileSync("sudo", ["-n", "true"], { stdio: "ignore" });
    return ["sudo", "-n"];
  } catch {
    return null;
  }
}

async function installWithApt() {
  const prefix = existsSync("/usr/bin/apt-get") ? rootPrefix() : null;
  if (prefix === null) return;
  say("Les tests ont besoin du navigateur Chromium. Il n’est pas là : il est installé maintenant.");
  const steps = [
    ["Mise à jour de la liste des paquets", "apt-get update"],
    ["Installation de Chromium", "apt-get install -y --no-install-recommends chromium"],
  ];
  for (const [label, step] of steps) {
    const [file, ...args] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", ...step.split(" ")];
    await runQuietly(label, { file, args }, "/");
  }
}

/** Gives the path of a Chromium browser, installing it where that can be done without a question. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  await installWithApt();
  const installed = findChromium();
  if (installed) return installed;
  throw new Stop(
    "Les tests ont besoin du navigateur Chromium, Google Chrome ou Microsoft Edge, et aucun n’a été trouvé.\n" +
      "Installez l’un d’eux, ou indiquez où il se trouve avec la variable BIP_CHROMIUM, puis relancez la même commande.",
  );
}
