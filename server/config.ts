import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { DatabaseOptions } from "./db/database.ts";

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  database: DatabaseOptions;
  /** 64 hexadecimal digits: the key of what is encrypted, where several servers must share it. */
  secretKey?: string;
  /** Also serve HTTPS to the local network, so that phones may use their cameras. */
  lan: boolean;
  /** The address under which everybody finds this installation, where a proxy stands before it. */
}

/** A value that can't be used; its message says which, and what to do. */
export class ConfigError extends Error {}

const options = {
  port: { type: "string" },
  host: { type: "string" },
  "data-dir": { type: "string" },
  "database-url": { type: "string" },
  lan: { type: "boolean" },
} as const;

/** Reads flags first, then the environment, then the defaults. @throws ConfigError */
export function readConfig(args: string[], env: NodeJS.ProcessEnv, defaults = { dataDir: "data" }): Config {
  const flags = readFlags(args);
  const dataDir = resolve(flags["data-dir"] ?? env.DATA_DIR ?? defaults.dataDir);
  return {
    port: readPort(flags.port ?? env.PORT ?? "8080"),
    host: readHost(flags.host ?? env.HOST ?? "127.0.0.1"),
    dataDir,
    database: readDatabase(flags["database-url"] ?? env.DATABASE_URL, dataDir),
    secretKey: readSecretKey(env.SECRET_KEY),
    lan: flags.lan ?? env.LAN === "1",
  };
}

function readFlags(args: string[]) {
  try {
    return parseArgs({ args, options, strict: true }).values;
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new ConfigError(
      `Option inconnue ou incomplète (${error instanceof Error ? error.message : ""}). Options possibles : ${known.join(", ")}.`,
    );
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 0 && port <= 65_535))
    throw new ConfigError(
      `Le port « ${text} » n’est pas valable : donnez un nombre de 1 à 65535, par exemple PORT=8080.`,
    );
  return port;
}

function readHost(text: string): string {
  const valid = z.union([z.ipv4(), z.ipv6(), z.hostname()]).safeParse(text).success;
  if (!valid)
    throw new ConfigError(
      `L’adresse « ${text} » n’est pas valable : HOST=127.0.0.1 pour ce seul ordinateur, HOST=0.0.0.0 pour le réseau.`,
    );
  return text;
}

function readDatabase(url: string | undefined, dataDir: string): DatabaseOptions {
  if (!url) return { engine: "sqlite", file: resolve(dataDir, "bip-relais.sqlite") };
  const protocol = URL.canParse(url) ? new URL(url).protocol : "";
  if (protocol === "postgres:" || protocol === "postgresql:") return { engine: "postgres", url };
  throw new ConfigError(
    "DATABASE_URL doit commencer par postgres:// (exemple : postgres://utilisateur:motdepasse@serveur:5432/bip_relais). Sans elle, les données vont dans un fichier de DATA_DIR.",
  );
}

function readSecretKey(text: string | undefined): string | undefined {
  if (!text || /^[0-9a-f]{64}$/i.test(text)) return text || undefined;
  throw new ConfigError(
    "SECRET_KEY doit compter 64 chiffres hexadécimaux (par exemple le résultat de : openssl rand -hex 32).",
  );
}
