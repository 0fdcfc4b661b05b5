import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runQuietly, say, Stop } from "./console.mjs";
import { npmCommand } from "./npm.mjs";

export { ensureChromium } from "./chromium.mjs";

/** The folder of the project, wherever the command was started from. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whether this Node can run and build the project: 20.19 and later, but not 21 nor the first 22, which Vite refuses. */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}

export function ensureNode(version = process.versions.node) {
  if (isSupportedNode(version)) return;
  throw new Stop(
    `Bip Relais a besoin de Node.js 20.19 ou plus récent (ou 22.12 ou plus récent). Ici, la version est ${version}.\n` +
      "Installez la version « LTS » depuis https://nodejs.org, puis relancez la même commande.",
  );
}

/**
 * Whether what npm says it installed is what the lock file asks for. Optional packages may be absent: they are
 * those of other systems.
 */
export function isInstallCurrent(lock, installed) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === "") return true;
    const present = installed.packages?.[path];
    return present ? present.version === wanted.version : wanted.optional === true;
  });
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** npm writes its own record last, so an interrupted installation leaves none. */
function needsInstall(root) {
  const record = join(root, "node_modules", ".package-lock.json");
  return (
    !existsSync(record) || !isInstallCurrent(readJson(join(root, "package-lock.json")), readJson(record))
  );
}

export async function ensureInstalled(root = ROOT) {
  if (!needsInstall(root)) return;
  const label = "Installation des composants (2 à 4 minutes la première fois)";
  if (await runQuietly(label, npmCommand(["ci", "--include=dev", "--no-audit", "--no-fund"]), root)) return;
  throw new Stop(
    "L’installation des composants a échoué : la raison est écrite juste au-dessus.\n" +
      "Vérifiez l’accès à Internet, puis relancez la même commande.\n" +
      `Si le message parle de « gyp » ou de « sqlite3 » : ${buildToolsAdvice()}`,
  );
}

/** What to install so that the database driver can be compiled on this system. */
export function buildToolsAdvice(platform = process.platform) {
  if (platform === "win32") {
    return "installez Python 3 et « Visual Studio Build Tools » (charge de travail « Développement Desktop en C++ »).";
  }
  if (platform === "darwin")
    return "installez les outils d’Apple avec la commande « xcode-select --install ».";
  return "installez python3, make et g++ (Debian, Ubuntu : « sudo apt-get install python3 make g++ »).";
}

const OPEN_DATABASE =
  "new (require('sqlite3').Database)(':memory:').get('select 1', (error) => { if (error) throw error; })";

/** Why the database driver does not work, or null when it does; tried in a child, because a bad binary can crash it. */
export function sqliteFailure(root = ROOT) {
  const child = spawnSync(process.execPath, ["-e", OPEN_DATABASE], { cwd: root, encoding: "utf8" });
  if (child.status === 0) return null;
  const reason = child.stderr?.split("\n").find((line) => /^\w*Error: /.test(line));
  return reason ?? `arrêt du programme (${child.signal ?? child.status})`;
}

/**
 * Compiles the driver from its source. `npm exec` and not `npm rebuild`: the latter would fetch the published binary,
 * which is the one that does not load on older systems.
 */
function rebuildSqlite(root) {
  const command = npmCommand(["exec", "--no", "-c", "node-gyp rebuild --directory node_modules/sqlite3"]);
  return runQuietly("Compilation de la base de données", command, root);
}

export async function ensureSqlite(root = ROOT, rebuild = rebuildSqlite) {
  const failure = sqliteFailure(root);
  if (failure === null) return;
  say(
    "La base de données intégrée (sqlite3) ne se charge pas sur cet ordinateur :\n" +
      `  ${failure}\n` +
      "Elle est recompilée depuis son code source. Cela prend environ 2 minutes, une seule fois.",
  );
  await rebuild(root);
  const stillFailing = sqliteFailure(root);
  if (stillFailing === null) return;
  throw new Stop(
    `La base de données intégrée ne se charge toujours pas (${stillFailing}).\n` +
      `Pour la compiler, ${buildToolsAdvice()}\n` +
      "Puis relancez la même commande.",
  );
}

const BUILD_INPUTS = [
  "shared",
  "server",
  "web",
  "scripts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "vite.server.config.ts",
];

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** A digest of everything that the build is made from. */
export function buildDigest(root = ROOT) {
  const hash = createHash("sha256");
  for (const input of BUILD_INPUTS) {
    for (const file of filesUnder(join(root, input))) {
      const content = readFileSync(file);
      hash.update(`${file.slice(root.length).replaceAll("\\", "/")} ${content.length}\n`).update(content);
    }
  }
  return hash.digest("hex");
}

/** Where the build leaves the digest of what it was made from. */
export function buildStampPath(root = ROOT) {
  return join(root, "dist", ".stamp");
}

export function isBuildCurrent(root = ROOT) {
  const stamp = buildStampPath(root);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === buildDigest(root);
}

export async function ensureBuilt(root = ROOT) {
  if (isBuildCurrent(root)) return;
  const command = { file: process.execPath, args: [join(root, "scripts", "build.mjs")] };
  if (await runQuietly("Construction de l’application", command, root)) return;
  throw new Stop("La construction de l’application a échoué : la raison est écrite juste au-dessus.");
}
